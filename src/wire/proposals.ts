import * as z from 'zod/mini';
import { Instant, LocalDate } from '../base/moment.ts';
import { CustomerId, FactId, PersonId } from '../domain/ids.ts';
import { DayPlan } from '../domain/plan/day-plan.ts';
import { PlanAnswer } from '../domain/plan/facts.ts';
import { endpoint } from './endpoint.ts';

/** What an unanswered plan waits for: the next round of the rule, a manager, or somebody who sees what does not go together. */
export const WAITS = ['nothing', 'manager', 'two-changed-it', 'not-theirs'] as const;

/** A day's plan that a rep made, beside the one that stands, and what came of it. */
export const ProposalSheet = z.object({
  id: FactId,
  person: PersonId,
  personName: z.string(),
  at: Instant,
  text: z.string(),
  plan: DayPlan,
  /** What goes to the phone now; null where the day has no plan. */
  now: z.nullable(DayPlan),
  /** The version of it; 0 where there is none. */
  version: z.int(),
  frozen: z.boolean(),
  /** Null where it is answered, the day is over, or a newer one stands in its place. */
  waits: z.nullable(z.enum(WAITS)),
  replaced: z.boolean(),
  names: z.record(z.string(), z.string()),
  answer: z.nullable(
    z.object({
      is: PlanAnswer,
      by: z.enum(['rule', 'person']),
      at: Instant,
      text: z.string(),
      without: z.array(CustomerId),
    }),
  ),
});

/** What was proposed for these days: one's own, or of those under one. */
export const listProposals = endpoint({
  method: 'GET',
  path: '/plans/proposals',
  who: 'signed-in',
  ask: z.object({ from: LocalDate, to: LocalDate }),
  reply: z.object({ proposals: z.array(ProposalSheet) }),
});

/**
 * Answers one. `version` is that of the plan which it was held against: whoever changed it in between makes it `stale`, and
 * nothing is lost. Lines of the customers in `without` stay as they were.
 */
export const answerProposal = endpoint({
  method: 'POST',
  path: '/plans/proposals/answer',
  who: 'manager',
  ask: z.object({
    proposal: FactId,
    person: PersonId,
    version: z.int(),
    answer: PlanAnswer,
    without: z.optional(z.array(CustomerId).check(z.maxLength(120))),
    text: z.optional(z.string().check(z.trim(), z.maxLength(500))),
  }),
  reply: z.object({}),
});
