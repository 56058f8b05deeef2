import * as z from 'zod/mini';
import { Instant, LocalDate } from '../base/moment.ts';
import { PersonId, StopId, UnitId } from '../domain/ids.ts';
import { DayPlan } from '../domain/plan/day-plan.ts';
import { PLAN_NOTES } from '../domain/plan/plan-notes.ts';
import { endpoint } from './endpoint.ts';

/** How a stop came out: `kept` on its day, `kept-later` in its week, `excused`, `missed` once the day is over. */
export const STOP_STATES = ['ahead', 'kept', 'kept-later', 'excused', 'missed'] as const;

export const PlanSheet = z.object({
  plan: DayPlan,
  personName: z.string(),
  version: z.int(),
  publishedAt: Instant,
  frozen: z.boolean(),
  stops: z.array(
    z.object({
      stop: z.string(),
      customerName: z.string(),
      grade: z.nullable(z.string()),
      state: z.enum(STOP_STATES),
      visit: z.nullable(z.string()),
    }),
  ),
});

export const listPlans = endpoint({
  method: 'GET',
  path: '/plans',
  who: 'signed-in',
  ask: z.object({ from: LocalDate, to: LocalDate, person: z.optional(PersonId), unit: z.optional(UnitId) }),
  reply: z.object({ plans: z.array(PlanSheet) }),
});

/** Publishes a day plan. `version` is the one that was read: somebody else's change in between is `stale`, nothing is lost. A rep's own plan `awaits` a manager where the rules say so. */
export const savePlan = endpoint({
  method: 'PUT',
  path: '/plans',
  who: 'signed-in',
  ask: z.object({ plan: DayPlan, version: z.int() }),
  reply: z.object({ version: z.int(), frozen: z.boolean(), awaits: z.boolean() }),
});

/** Holds a plan against hours, institutions, leave and frequency, before anybody publishes it. It tells and refuses nothing. */
export const checkPlan = endpoint({
  method: 'POST',
  path: '/plans/check',
  who: 'signed-in',
  ask: z.object({ plan: DayPlan }),
  reply: z.object({
    notes: z.array(
      z.object({
        stop: StopId,
        code: z.enum(PLAN_NOTES),
        says: z.record(z.string(), z.union([z.string(), z.number()])),
        next: z.nullable(LocalDate),
      }),
    ),
  }),
});

/** Takes a stop out of what was due, with one of the reasons that excuse. */
export const excuseStop = endpoint({
  method: 'POST',
  path: '/plans/excuse',
  who: 'manager',
  ask: z.object({
    stop: z.string(),
    person: PersonId,
    day: LocalDate,
    why: z.enum(['leave', 'company-order', 'customer-cancelled', 'institution-closed', 'weather', 'safety']),
  }),
  reply: z.object({}),
});
