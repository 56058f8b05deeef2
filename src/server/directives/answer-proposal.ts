import type { CustomerId, PersonId } from '../../domain/ids.ts';
import type { DayPlan } from '../../domain/plan/day-plan.ts';
import type { PlanAnswer } from '../../domain/plan/facts.ts';
import { planLines, takeLines } from '../../domain/plan/plan-diff.ts';
import type { Proposal } from '../../domain/plan/proposal.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { putAgreed } from './agreed-plans.ts';

export interface AnsweringProposal {
  readonly proposal: Proposal;
  /** The plan that goes to the phone now: lines that are not agreed to stay as they are in it. */
  readonly now: DayPlan | undefined;
  readonly answer: PlanAnswer;
  readonly by: 'rule' | 'person';
  readonly who: PersonId;
  readonly without?: readonly CustomerId[];
  readonly text?: string | undefined;
}

/**
 * Answers a plan that a rep made and, where it is granted, publishes it, but for the lines that were not agreed to. Only a
 * person lets stops of a frozen plan off: a rule that did would let everybody take their promises back.
 */
export async function answerProposalIn(
  sql: Sql,
  deps: Pick<ServerDeps, 'clock' | 'ids' | 'key'>,
  answering: AnsweringProposal,
): Promise<void> {
  const { proposal, now, answer, by, who, without = [], text } = answering;
  const { id, person, day, stops } = proposal;
  const before = now ?? { person, day, stops: [] };
  const lines = planLines(before, proposal);
  const left = lines.map(({ customer }) => customer).filter((customer) => without.includes(customer));
  // Without a line left out it is the rep's own order, hours and all.
  const wanted = lines.filter(({ customer }) => !left.includes(customer));
  const agreed = { person, day, stops: left.length === 0 ? [...stops] : takeLines(before, wanted, proposal) };
  await putAgreed(sql, deps, {
    ...{ person, who, day, plans: answer === 'granted' ? [agreed] : [] },
    excusedAs: by === 'person' ? 'company-order' : undefined,
    answer: {
      ...{ kind: 'plan.answered', refs: { asked: id }, blobs: [] },
      parts: { details: { answer, by, ...(left.length > 0 && { without: left }) }, ...(text && { words: { text } }) },
    },
  });
}
