import * as z from 'zod/mini';
import { Instant, LocalDate } from '../base/moment.ts';
import { CustomerId, PersonId, UnitId, VisitId } from '../domain/ids.ts';
import { Role } from '../domain/person.ts';
import { BackCheckHow, BackCheckOutcome } from '../domain/visit/facts.ts';
import { endpoint } from './endpoint.ts';
import { BackCheckSheet } from './visit-sheet.ts';

export const TASK_TABS = ['open', 'late', 'done'] as const;
/** `lapsed`: nobody asked in time. */
export const TaskOutcome = z.enum([...BackCheckOutcome.options, 'lapsed']);
export type TaskOutcome = z.infer<typeof TaskOutcome>;

/** A visit that was drawn to be asked after. Whether by lot or by its place in the order is not said. */
export const CheckTask = z.object({
  visit: VisitId,
  person: PersonId,
  personName: z.string(),
  customer: z.nullable(CustomerId),
  customerName: z.string(),
  day: LocalDate,
  region: UnitId,
  line: z.string(),
  how: BackCheckHow,
  dueAt: Instant,
  assignee: z.nullable(PersonId),
  assigneeName: z.string(),
  tries: z.int(),
  outcome: z.nullable(TaskOutcome),
  /** What came of each try, as the visit says it. */
  heard: z.array(BackCheckSheet),
});
export type CheckTask = z.infer<typeof CheckTask>;

export const listCheckTasks = endpoint({
  method: 'GET',
  path: '/back-check-tasks',
  who: 'manager',
  ask: z.object({ tab: z.optional(z.enum(TASK_TABS)), how: z.optional(BackCheckHow), region: z.optional(UnitId) }),
  /** `may`: whether the caller may ask this customer; `numbers`: whom to call. */
  reply: z.object({
    tasks: z.array(
      z.extend(CheckTask, {
        may: z.boolean(),
        numbers: z.array(z.object({ name: z.string(), phone: z.string() })),
        mayBeGiven: z.array(PersonId),
        mayReceipt: z.boolean(),
      }),
    ),
    people: z.array(z.object({ id: PersonId, name: z.string() })),
    regions: z.array(z.object({ id: UnitId, name: z.string() })),
  }),
});

const line = z.optional(z.string().check(z.trim(), z.maxLength(500)));

/** What a try came to. It is sealed in the record of whose visit it is. */
export const sayBackCheck = endpoint({
  method: 'POST',
  path: '/back-check-tasks/said',
  who: 'manager',
  ask: z.object({ visit: VisitId, outcome: BackCheckOutcome, when: line, about: line, note: line }),
  reply: z.object({ task: CheckTask }),
});

/** Hands a task to somebody, or has it done another way. */
export const giveCheckTask = endpoint({
  method: 'PUT',
  path: '/back-check-tasks',
  who: 'manager',
  ask: z.object({ visit: VisitId, assignee: z.nullable(PersonId), how: BackCheckHow }),
  reply: z.object({ task: CheckTask }),
});

/**
 * Who may be sent to this customer, the best first: reps of the line for whom it is near and who are no friends of whose
 * visit it is, as far as that can be avoided, then the office. `nearM` is from their own nearest customer.
 */
export const whoMayVisit = endpoint({
  method: 'GET',
  path: '/back-check-tasks/who',
  who: 'manager',
  ask: z.object({ visit: VisitId }),
  reply: z.object({
    people: z.array(
      z.object({
        id: PersonId,
        name: z.string(),
        unit: z.string(),
        role: Role,
        nearM: z.nullable(z.number()),
        close: z.nullable(z.enum(['team', 'returns'])),
      }),
    ),
  }),
});

/** The signed link of the visit's receipt, to send to the customer. */
export const linkForCheck = endpoint({
  method: 'POST',
  path: '/back-check-tasks/link',
  who: 'manager',
  ask: z.object({ visit: VisitId }),
  reply: z.object({ path: z.string(), until: Instant }),
});

/** For each region that the caller sees whole: the share of visits that their customers confirm, from the random part alone. */
export const readHonestRates = endpoint({
  method: 'GET',
  path: '/back-check-tasks/rates',
  who: 'manager',
  ask: z.object({}),
  reply: z.object({
    from: LocalDate,
    regions: z.array(
      z.object({
        region: UnitId,
        name: z.string(),
        visits: z.int(),
        drawn: z.int(),
        answered: z.int(),
        unanswered: z.int(),
        rate: z.nullable(z.number()),
        low: z.number(),
        high: z.number(),
      }),
    ),
  }),
});
