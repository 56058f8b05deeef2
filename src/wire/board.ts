import * as z from 'zod/mini';
import { Instant, LocalDate } from '../base/moment.ts';
import { PersonId, UnitId } from '../domain/ids.ts';
import { endpoint } from './endpoint.ts';

/** One indicator over one span and scope: n and d always, the value only where there is something to divide by. */
export const BoardCard = z.object({
  key: z.string(),
  n: z.number(),
  d: z.nullable(z.number()),
  value: z.nullable(z.number()),
  more: z.record(z.string(), z.nullable(z.number())),
  /** The same for the span before, for "what changed". */
  before: z.nullable(z.object({ n: z.number(), d: z.nullable(z.number()), value: z.nullable(z.number()) })),
  /** One point a day or a month. */
  trend: z.array(z.object({ at: z.string(), n: z.number(), d: z.nullable(z.number()), value: z.nullable(z.number()) })),
});
export type BoardCard = z.infer<typeof BoardCard>;

const span = { from: LocalDate, to: LocalDate, unit: z.optional(UnitId), person: z.optional(PersonId), line: z.optional(z.string()) };

/** All indicators over a span, and one row a unit or person below for the table. Customer indicators count whole months. */
export const readBoard = endpoint({
  method: 'GET',
  path: '/board',
  who: 'signed-in',
  ask: z.object(span),
  reply: z.object({
    asOf: Instant,
    /** Days from here on may still change: what was recorded offline has until then to arrive. */
    provisionalFrom: LocalDate,
    cards: z.array(BoardCard),
    /** Customers of today whom no number counts: in the pool, or on a seat that nobody sits on. */
    unowned: z.object({ pool: z.int(), vacant: z.int() }),
    rows: z.array(
      z.object({
        kind: z.enum(['unit', 'person']),
        id: z.string(),
        name: z.string(),
        cards: z.array(z.pick(BoardCard, { key: true, n: true, d: true, value: true })),
      }),
    ),
  }),
});

/** The rows behind a number: stops, visits, customers, orders or opportunities, each saying whether it counts in n and in d. */
export const readDrill = endpoint({
  method: 'GET',
  path: '/board/rows',
  who: 'signed-in',
  ask: z.object({ ...span, key: z.string(), only: z.optional(z.enum(['n', 'd', 'missing'])), limit: z.optional(z.coerce.number()) }),
  reply: z.object({
    rows: z.array(
      z.object({
        kind: z.enum(['stop', 'visit', 'customer', 'order', 'contract', 'opportunity']),
        id: z.string(),
        title: z.string(),
        person: z.nullable(z.string()),
        day: z.nullable(LocalDate),
        inN: z.boolean(),
        inD: z.boolean(),
        says: z.record(z.string(), z.union([z.string(), z.number()])),
        visit: z.nullable(z.string()),
        customer: z.nullable(z.string()),
      }),
    ),
    total: z.int(),
  }),
});

/** What needs someone today: kept, due, waiting; three lists that each start an action. */
export const readToday = endpoint({
  method: 'GET',
  path: '/today',
  who: 'signed-in',
  ask: z.object({ day: z.optional(LocalDate) }),
  reply: z.object({
    day: LocalDate,
    planned: z.int(),
    kept: z.int(),
    visits: z.int(),
    waitingReview: z.int(),
    openAppeals: z.int(),
    /** When the first of them runs out. */
    appealDueAt: z.nullable(Instant),
    quarantined: z.int(),
    unsentDevices: z.array(z.object({ person: PersonId, personName: z.string(), lastContactAt: z.nullable(Instant) })),
    unplannedTomorrow: z.array(z.object({ person: PersonId, personName: z.string() })),
    cards: z.array(BoardCard),
  }),
});
