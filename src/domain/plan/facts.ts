import * as z from 'zod/mini';
import { LocalDate } from '../../base/moment.ts';
import { kindOf } from '../fact.ts';
import { CustomerId, FactId, StopId } from '../ids.ts';
import { Stop } from './day-plan.ts';
import { ChallengeWhy } from './rules.ts';

const words = z.strictObject({ text: z.string().check(z.trim(), z.maxLength(500)) });

/** A rep asks for another plan: without a stop, with it on another day, or with a customer that is not in it. */
export const PlanChallenged = kindOf('plan.challenged', {
  refs: { customer: CustomerId, stop: z.optional(StopId) },
  parts: {
    details: z.discriminatedUnion('ask', [
      z.strictObject({ ask: z.literal('drop'), day: LocalDate, why: ChallengeWhy }),
      z.strictObject({ ask: z.literal('move'), day: LocalDate, toDay: LocalDate, why: ChallengeWhy }),
      z.strictObject({ ask: z.literal('add'), day: LocalDate, why: ChallengeWhy }),
    ]),
    words: z.optional(words),
  },
});

/** A rep made a day's plan. It counts when the office has agreed, or at once where the rules say so. */
export const PlanProposed = kindOf('plan.proposed', {
  refs: {},
  parts: {
    details: z.strictObject({
      day: LocalDate,
      /** The stops of the plan that lay before the rep, in its order: whoever changed it meanwhile is not overwritten unasked. */
      over: z.array(StopId).check(z.maxLength(60)),
      stops: z.array(Stop).check(z.maxLength(60)),
    }),
    words: z.optional(words),
  },
});

export const PlanAnswer = z.enum(['granted', 'declined']);
export type PlanAnswer = z.infer<typeof PlanAnswer>;

/** The office answered what was asked or proposed, by a rule or by a person: said at the desk, once. */
export const PlanAnswered = kindOf('plan.answered', {
  refs: { asked: FactId },
  parts: {
    details: z.strictObject({
      answer: PlanAnswer,
      by: z.enum(['rule', 'person']),
      /** Of a proposal: the customers whose line was not agreed to. */
      without: z.optional(z.array(CustomerId).check(z.maxLength(120))),
    }),
    words: z.optional(words),
  },
});

/** Why a stop fell out of a day that went differently. */
export const DroppedWhy = z.enum(['no-time', 'customer-cancelled', 'closed', 'urgent-elsewhere', 'other']);
export type DroppedWhy = z.infer<typeof DroppedWhy>;

/**
 * The day went differently and the rep took another order: what is left, what fell out and why. The plan that was frozen
 * stays the one that is counted; this is what the phone shows and what the deviation is explained by.
 */
export const DayReplanned = kindOf('day.replanned', {
  refs: {},
  parts: {
    details: z.strictObject({
      day: LocalDate,
      offer: z.enum(['keep', 'small', 'best', 'own']),
      /** What is left, in order: stops of the plan by id, others by their customer. */
      order: z
        .array(
          z.strictObject({ customer: CustomerId, stop: z.optional(StopId), atMinute: z.optional(z.int().check(z.gte(0), z.lte(2_880))) }),
        )
        .check(z.maxLength(60)),
      dropped: z.array(z.strictObject({ stop: StopId, why: DroppedWhy })).check(z.maxLength(60)),
    }),
  },
});

export const PlanFact = z.discriminatedUnion('kind', [PlanChallenged, PlanProposed, PlanAnswered, DayReplanned]);
export type PlanFact = z.infer<typeof PlanFact>;
