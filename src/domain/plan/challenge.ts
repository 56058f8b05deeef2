import { type Instant, type LocalDate, mondayOf } from '../../base/moment.ts';
import type { Told } from '../fact.ts';
import type { CustomerId, FactId, PersonId, StopId } from '../ids.ts';
import type { DayPlan, Stop } from './day-plan.ts';
import type { PlanAnswer, PlanFact } from './facts.ts';
import type { ChallengeWhy, PlanningPolicy } from './rules.ts';

/** What a rep asked of a plan, and what came of it. */
export interface Challenge {
  readonly id: FactId;
  readonly person: PersonId;
  readonly at: Instant;
  readonly ask: 'drop' | 'move' | 'add';
  readonly why: ChallengeWhy;
  readonly day: LocalDate;
  readonly toDay: LocalDate | undefined;
  readonly customer: CustomerId;
  readonly stop: StopId | undefined;
  readonly text: string;
  readonly answer: { readonly is: PlanAnswer; readonly by: 'rule' | 'person'; readonly at: Instant; readonly text: string } | undefined;
}

/** Every challenge among the facts, the oldest first. Of two answers to one the first stands. */
export function challengesOf(facts: readonly Told<PlanFact>[]): readonly Challenge[] {
  const answers = facts.filter((fact) => fact.kind === 'plan.answered').toSorted(inOrder);
  return facts
    .filter((fact) => fact.kind === 'plan.challenged')
    .toSorted(inOrder)
    .map(({ id, person, at, refs, parts }) => {
      const said = parts.details;
      const answered = answers.find((answer) => answer.refs.asked === id);
      return {
        ...{ id, person, at, ask: said?.ask ?? 'drop', why: said?.why ?? 'other', day: said?.day ?? '', stop: refs.stop },
        ...{ toDay: said?.ask === 'move' ? said.toDay : undefined, customer: refs.customer, text: parts.words?.text ?? '' },
        answer: answered && {
          ...{ is: answered.parts.details?.answer ?? 'declined', by: answered.parts.details?.by ?? 'person' },
          ...{ at: answered.at, text: answered.parts.words?.text ?? '' },
        },
      };
    });
}

/** Whether the rule grants it: one of the reasons that are believed, and not more often in its week than agreed. */
export function isGranted({ id, day, why }: Challenge, all: readonly Challenge[], rules: PlanningPolicy): boolean {
  const week = all.filter((one) => one.id !== id && one.answer?.by === 'rule' && mondayOf(one.day) === mondayOf(day));
  return rules.grantedWhys.includes(why) && week.length < rules.grantedPerWeek;
}

/** The plans that a granted challenge changes. `stopId` names the stop that is put in anew. */
export function plansAfter(challenge: Challenge, planOf: (day: LocalDate) => DayPlan | undefined, stopId: StopId): readonly DayPlan[] {
  const { person, ask, day, toDay, customer, stop } = challenge;
  const on = (date: LocalDate) => planOf(date) ?? { person, day: date, stops: [] };
  const isIt = (one: Stop) => (stop === undefined ? one.customer === customer : one.id === stop);
  const without = (plan: DayPlan) => ({ ...plan, stops: plan.stops.filter((one) => !isIt(one)) });
  const withIt = (plan: DayPlan, kept: Partial<Stop>) => ({ ...plan, stops: [...plan.stops, { ...kept, id: stopId, customer }] });
  if (ask === 'drop') return [without(on(day))];
  if (ask === 'add') return [withIt(on(day), {})];
  // What it was for goes along; the hour was of the other day.
  const { atMinute: _, ...kept } = on(day).stops.find(isIt) ?? {};
  return toDay === undefined || toDay === day ? [] : [without(on(day)), withIt(on(toDay), kept)];
}

/** As they were said; within one instant a device's own count tells, and between devices the ids, so that everybody agrees. */
export function inOrder(a: SaidAt, b: SaidAt): number {
  const within = a.device === b.device ? a.seq - b.seq : a.id < b.id ? -1 : 1;
  return a.at - b.at || within;
}

type SaidAt = Pick<Told<PlanFact>, 'id' | 'at' | 'device' | 'seq'>;
