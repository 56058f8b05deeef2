import * as z from 'zod/mini';
import { Instant, LocalDate } from '../base/moment.ts';
import { CustomerId, FactId, PersonId, StopId } from '../domain/ids.ts';
import { PlanAnswer } from '../domain/plan/facts.ts';
import { ChallengeWhy } from '../domain/plan/rules.ts';
import { endpoint } from './endpoint.ts';

/** What a rep asked of a plan, and what came of it. */
export const ChallengeSheet = z.object({
  id: FactId,
  person: PersonId,
  personName: z.string(),
  at: Instant,
  ask: z.enum(['drop', 'move', 'add']),
  why: ChallengeWhy,
  day: LocalDate,
  toDay: z.nullable(LocalDate),
  customer: CustomerId,
  customerName: z.string(),
  stop: z.nullable(StopId),
  text: z.string(),
  answer: z.nullable(z.object({ is: PlanAnswer, by: z.enum(['rule', 'person']), at: Instant, text: z.string() })),
});

/** What was asked of plans of these days: one's own, or of those under one. */
export const listChallenges = endpoint({
  method: 'GET',
  path: '/plans/challenges',
  who: 'signed-in',
  ask: z.object({ from: LocalDate, to: LocalDate }),
  reply: z.object({ challenges: z.array(ChallengeSheet) }),
});

/** Answers one; it is `stale` where somebody, or the rule, was first. Granted, the plan changes with it. */
export const answerChallenge = endpoint({
  method: 'POST',
  path: '/plans/challenges/answer',
  who: 'manager',
  ask: z.object({
    challenge: FactId,
    person: PersonId,
    answer: PlanAnswer,
    text: z.optional(z.string().check(z.trim(), z.maxLength(500))),
  }),
  reply: z.object({}),
});
