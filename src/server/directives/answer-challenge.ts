import type { LocalDate } from '../../base/moment.ts';
import { type PersonId, StopId } from '../../domain/ids.ts';
import { type Challenge, plansAfter } from '../../domain/plan/challenge.ts';
import type { DayPlan } from '../../domain/plan/day-plan.ts';
import type { PlanAnswer } from '../../domain/plan/facts.ts';
import type { ChallengeWhy } from '../../domain/plan/rules.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { newestPlan } from '../store/newest-plan.ts';
import { putAgreed } from './agreed-plans.ts';

export interface Answering {
  readonly challenge: Challenge;
  readonly answer: PlanAnswer;
  readonly by: 'rule' | 'person';
  readonly who: PersonId;
  readonly text?: string | undefined;
}

const EXCUSED_AS = {
  'customer-asked': 'customer-cancelled',
  'closed-that-day': 'institution-closed',
  leave: 'leave',
  distance: 'company-order',
  'too-much': 'company-order',
  other: 'company-order',
} as const satisfies Record<ChallengeWhy, string>;

/**
 * Answers a challenge at the desk and, where it is granted, does what it asked: plans that are not frozen become new
 * versions; a stop of a frozen plan is excused. Call it with the directives locked, in a transaction that sees everything.
 */
export async function answerChallengeIn(sql: Sql, deps: Pick<ServerDeps, 'clock' | 'ids' | 'key'>, answering: Answering): Promise<void> {
  const { challenge, answer, by, who, text } = answering;
  const { id, person, day, toDay, why } = challenge;
  const now = new Map<LocalDate, DayPlan | undefined>();
  for (const date of toDay ? [day, toDay] : [day]) now.set(date, (await newestPlan(sql, person, date))?.value);
  const plans = answer === 'granted' ? plansAfter(challenge, (date) => now.get(date), StopId.parse(deps.ids.next())) : [];
  await putAgreed(sql, deps, {
    ...{ person, who, day, plans, excusedAs: EXCUSED_AS[why] },
    answer: {
      ...{ kind: 'plan.answered', refs: { asked: id }, blobs: [] },
      parts: { details: { answer, by }, ...(text && { words: { text } }) },
    },
  });
}
