import * as z from 'zod/mini';
import { Instant, LocalDate } from '../base/moment.ts';
import { Fence } from '../domain/place.ts';
import { CustomerId, PersonId, UnitId, VisitId } from '../domain/ids.ts';
import { SopTemplate } from '../domain/sop/template.ts';
import { Decision } from '../domain/visit/facts.ts';
import { Customer } from '../domain/customer.ts';
import { endpoint } from './endpoint.ts';
import { StoryLine, VALIDITIES, VisitSheet } from './visit-sheet.ts';

/** One row of the list of visits. */
export const VisitRow = z.object({
  id: VisitId,
  person: PersonId,
  personName: z.string(),
  customer: z.nullable(CustomerId),
  customerName: z.string(),
  line: z.nullable(z.string()),
  day: LocalDate,
  startedAt: Instant,
  endedAt: z.nullable(Instant),
  outcome: z.nullable(z.string()),
  planned: z.boolean(),
  grade: z.nullable(z.enum(['A', 'B', 'C', 'D'])),
  eventOnly: z.boolean(),
  doubtBans: z.number(),
  review: z.boolean(),
  validity: z.enum(VALIDITIES),
  decision: z.nullable(Decision),
  photos: z.int(),
  /** The signal that says most, if one speaks. */
  topSignal: z.nullable(z.string()),
});
export type VisitRow = z.infer<typeof VisitRow>;

/** Visits in scope, newest first or most doubtful first; all filters go together. */
export const listVisits = endpoint({
  method: 'GET',
  path: '/visits',
  who: 'signed-in',
  ask: z.object({
    from: z.optional(LocalDate),
    to: z.optional(LocalDate),
    unit: z.optional(UnitId),
    person: z.optional(PersonId),
    customer: z.optional(CustomerId),
    line: z.optional(z.string()),
    grade: z.optional(z.enum(['A', 'B', 'C', 'D'])),
    validity: z.optional(z.enum(VALIDITIES)),
    /** `waiting`: those that ask for a person's look and have had none. */
    review: z.optional(z.enum(['waiting', 'decided'])),
    /** Visits that a signal spoke about. */
    signal: z.optional(z.string().check(z.maxLength(64))),
    /** Visits that a number counts: an indicator's key, and `n` or `d`. */
    kpi: z.optional(z.string()),
    search: z.optional(z.string().check(z.maxLength(64))),
    sort: z.optional(z.enum(['newest', 'doubt'])),
    after: z.optional(z.string().check(z.maxLength(128))),
    limit: z.optional(z.coerce.number().check(z.gte(1), z.lte(200))),
  }),
  reply: z.object({ visits: z.array(VisitRow), total: z.int(), next: z.nullable(z.string()) }),
});

/** All about one visit: the sheet, its story fact by fact, the customer and standard it was judged by. */
export const readVisit = endpoint({
  method: 'GET',
  path: '/visits/one',
  who: 'signed-in',
  ask: z.object({ visit: VisitId }),
  reply: z.object({
    sheet: VisitSheet,
    story: z.array(StoryLine),
    customer: z.nullable(Customer),
    fence: z.nullable(Fence),
    sop: z.nullable(SopTemplate),
    /** The visit before this one at the same customer: what to compare with. */
    earlier: z.nullable(VisitSheet),
    verdictHistory: z.array(z.object({ engine: z.string(), at: Instant, grade: z.string(), doubtBans: z.number() })),
    mayReview: z.boolean(),
    /** Drawn by lot, with nothing that speaks against it; false while nobody has decided. */
    drawn: z.boolean(),
    /** The time for deciding ran out: no decision can be made against it any more. */
    lapsed: z.boolean(),
  }),
});

/** A person's word on a visit: a desk fact, and the day is judged and counted again. A reason is needed to ask, to reject, and to answer an appeal. */
export const reviewVisit = endpoint({
  method: 'POST',
  path: '/visits/review',
  who: 'manager',
  ask: z.object({ visit: VisitId, decision: Decision, reason: z.optional(z.string().check(z.trim(), z.maxLength(2_000))) }),
  reply: z.object({ sheet: VisitSheet }),
});
