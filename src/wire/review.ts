import * as z from 'zod/mini';
import { Instant, LocalDate } from '../base/moment.ts';
import { PersonId, UnitId, VisitId } from '../domain/ids.ts';
import { Rule } from '../domain/trust/rule.ts';
import { Sample } from '../domain/trust/sample.ts';
import { Decision } from '../domain/visit/facts.ts';
import { LookingPolicy } from '../domain/visit/policy.ts';
import { endpoint } from './endpoint.ts';

export const REVIEW_TABS = ['waiting', 'appeals', 'decided'] as const;

/** One visit in a tab of the review page. Why it lies there is not said before somebody has decided. */
export const QueueRow = z.object({
  id: VisitId,
  person: PersonId,
  personName: z.string(),
  customerName: z.string(),
  day: LocalDate,
  startedAt: Instant,
  grade: z.nullable(z.enum(['A', 'B', 'C', 'D'])),
  eventOnly: z.boolean(),
  /** When the time for answering the appeal runs out. */
  dueAt: z.nullable(Instant),
  decision: z.nullable(Decision),
  appeal: z.nullable(z.enum(['open', 'upheld', 'overturned', 'lapsed'])),
  /** Whether it was drawn, and nothing spoke against it; null while nobody has decided. */
  drawn: z.nullable(z.boolean()),
});
export type QueueRow = z.infer<typeof QueueRow>;

export const readReviewQueue = endpoint({
  method: 'GET',
  path: '/review',
  who: 'manager',
  ask: z.object({
    tab: z.enum(REVIEW_TABS),
    unit: z.optional(UnitId),
    person: z.optional(PersonId),
    line: z.optional(z.string().check(z.maxLength(64))),
  }),
  reply: z.object({ rows: z.array(QueueRow), counts: z.object({ waiting: z.int(), appeals: z.int() }) }),
});

/** A share that was seen, and where it may truly lie in 95 of 100 such cases; null of nothing. */
export const Share = z.object({ k: z.int(), n: z.int(), low: z.number(), high: z.number() });
export type Share = z.infer<typeof Share>;

/** Each rule, how often people agreed with it within what the caller sees, and whether it is silent. */
export const readRules = endpoint({
  method: 'GET',
  path: '/review/rules',
  who: 'manager',
  ask: z.object({}),
  reply: z.object({
    rules: z.array(
      z.object({
        signal: z.string(),
        confirmed: Share,
        /** Of customers who were asked by lot about visits on which it raised doubt, those who said that nobody came. */
        asked: Share,
        silent: z.boolean(),
        /** The newest word on it, if there is one. */
        word: z.nullable(z.extend(Rule, { number: z.int(), at: Instant })),
      }),
    ),
    /** Drawn visits that nothing spoke against and that a person did not accept: how much the rules may miss. */
    missed: Share,
    drawn: z.int(),
    /** The same of visits on which nothing raised doubt. */
    unsuspected: Share,
    looking: LookingPolicy,
  }),
});

/** An admin's word on a rule: silent, or heard again. Decisions from before it no longer count for or against it. */
export const sayRule = endpoint({
  method: 'PUT',
  path: '/review/rule',
  who: 'admin',
  ask: z.object({
    signal: z.string().check(z.maxLength(64)),
    silent: z.boolean(),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000)),
  }),
  reply: z.object({ number: z.int() }),
});

/** The weekly draws: what was promised before, and what came of it within what the caller sees. */
export const readSamples = endpoint({
  method: 'GET',
  path: '/review/samples',
  who: 'manager',
  ask: z.object({}),
  reply: z.object({
    weeks: z.array(
      z.extend(Sample, {
        number: z.int(),
        committedAt: Instant,
        /** The week's first moment where the company counts its days. */
        beginsAt: Instant,
        /** Its line in the log; null while it waits for one. */
        place: z.nullable(z.int()),
        visits: z.int(),
        drawn: z.int(),
        decided: z.int(),
        wrong: z.int(),
      }),
    ),
  }),
});

/** The visits of one week whose seed was shown, to check the draw against. */
export const readDrawn = endpoint({
  method: 'GET',
  path: '/review/drawn',
  who: 'manager',
  ask: z.object({ week: LocalDate }),
  reply: z.object({ visits: z.array(z.object({ id: z.string(), sampled: z.boolean() })), whole: z.boolean() }),
});
