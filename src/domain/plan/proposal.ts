import type { Instant, LocalDate } from '../../base/moment.ts';
import type { Told } from '../fact.ts';
import type { CustomerId, FactId, PersonId, StopId } from '../ids.ts';
import { inOrder } from './challenge.ts';
import type { DayPlan, Stop } from './day-plan.ts';
import type { PlanAnswer, PlanFact } from './facts.ts';
import type { PlanningPolicy } from './rules.ts';

/** A day's plan that a rep made, and what came of it. */
export interface Proposal {
  readonly id: FactId;
  readonly person: PersonId;
  readonly at: Instant;
  readonly day: LocalDate;
  readonly over: readonly StopId[];
  readonly stops: readonly Stop[];
  readonly text: string;
  /** Said before a newer one for the same day, which stands in its place. */
  readonly replaced: boolean;
  readonly answer:
    | {
        readonly is: PlanAnswer;
        readonly by: 'rule' | 'person';
        readonly at: Instant;
        readonly text: string;
        readonly without: readonly CustomerId[];
      }
    | undefined;
}

/** Every proposal among the facts, the oldest first. Of two answers to one the first stands. */
export function proposalsOf(facts: readonly Told<PlanFact>[]): readonly Proposal[] {
  const answers = facts.filter((fact) => fact.kind === 'plan.answered').toSorted(inOrder);
  const proposed = facts.filter((fact) => fact.kind === 'plan.proposed').toSorted(inOrder);
  return proposed.map(({ id, person, at, parts }, i) => {
    const said = parts.details;
    const answered = answers.find((answer) => answer.refs.asked === id);
    const details = answered?.parts.details;
    return {
      ...{ id, person, at, day: said?.day ?? '', over: said?.over ?? [], stops: said?.stops ?? [], text: parts.words?.text ?? '' },
      replaced: proposed.slice(i + 1).some((later) => later.parts.details?.day === said?.day),
      answer: answered && {
        ...{ is: details?.answer ?? 'declined', by: details?.by ?? 'person', without: details?.without ?? [] },
        ...{ at: answered.at, text: answered.parts.words?.text ?? '' },
      },
    };
  });
}

/** Whether the office changed the plan after the rep last saw it. */
export function isOvertaken({ over }: Pick<Proposal, 'over'>, now: DayPlan | undefined): boolean {
  const stops = now?.stops ?? [];
  return stops.length !== over.length || stops.some(({ id }, i) => id !== over[i]);
}

/** What a proposal waits for: nothing where it counts at once, a manager's word, or anybody's because two changed one plan. */
export function waitsFor(
  proposal: Proposal,
  now: DayPlan | undefined,
  { approval }: Pick<PlanningPolicy, 'approval'>,
): 'nothing' | 'manager' | 'two-changed-it' {
  if (isOvertaken(proposal, now)) return 'two-changed-it';
  return approval === 'manager' ? 'manager' : 'nothing';
}
