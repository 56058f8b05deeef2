import * as z from 'zod/mini';
import { LocalDate } from '../base/moment.ts';
import { Grade } from '../domain/customer.ts';
import { CustomerId, PersonId, StopId } from '../domain/ids.ts';
import { DayPlan } from '../domain/plan/day-plan.ts';
import { endpoint } from './endpoint.ts';

const Named = z.object({ customer: CustomerId, name: z.string(), grade: Grade });

/** A day of a proposed month beside the plan that stands. */
export const MonthDay = z.object({
  day: LocalDate,
  /** The version that stands; 0 where there is none. */
  version: z.int(),
  driveMin: z.int(),
  busyMin: z.int(),
  /** Minutes that the person works that day. */
  hoursMin: z.int(),
  stops: z.array(
    z.extend(Named, {
      /** The stop of the plan that stands which it is; null for one that would be new. */
      stop: z.nullable(StopId),
      atMinute: z.int(),
      appointment: z.boolean(),
      objective: z.nullable(z.string()),
    }),
  ),
  /** Who stands in the plan and would no longer. */
  dropped: z.array(Named),
});

/** Plans somebody's days anew: nothing is written until it is published. It takes some seconds. */
export const proposeMonth = endpoint({
  method: 'POST',
  path: '/plans/month',
  who: 'signed-in',
  ask: z.object({ person: PersonId, from: LocalDate, to: LocalDate }),
  reply: z.object({
    person: PersonId,
    days: z.array(MonthDay),
    /** Wanted on a day, and no day has room or an open door. */
    left: z.array(z.extend(Named, { wantedOn: LocalDate, why: z.enum(['no-room', 'never-open']) })),
    aside: z.int(),
    visits: z.int(),
    driveMin: z.int(),
    tookMs: z.int(),
  }),
});

/** Publishes several days at once: all of them, or none where somebody changed one in between. */
export const publishMonth = endpoint({
  method: 'PUT',
  path: '/plans/month',
  who: 'signed-in',
  ask: z.object({ plans: z.array(z.object({ plan: DayPlan, version: z.int() })).check(z.minLength(1), z.maxLength(40)) }),
  reply: z.object({ days: z.int(), awaits: z.boolean() }),
});
