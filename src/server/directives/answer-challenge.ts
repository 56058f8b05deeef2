import type { LocalDate } from '../../base/moment.ts';
import { type PersonId, StopId } from '../../domain/ids.ts';
import { type Challenge, plansAfter } from '../../domain/plan/challenge.ts';
import { type DayPlan, freezesAt } from '../../domain/plan/day-plan.ts';
import type { ChallengeAnswer } from '../../domain/plan/facts.ts';
import { type ChallengeWhy, planningOf } from '../../domain/plan/rules.ts';
import { sayAllAtDesk } from '../log/desk.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { planVersions } from '../store/stops.ts';
import { loadCompany, seatOf } from './company.ts';
import { writeDirectives } from './write.ts';

export interface Answering {
  readonly challenge: Challenge;
  readonly answer: ChallengeAnswer;
  readonly by: 'rule' | 'person';
  readonly who: PersonId;
  readonly text?: string | undefined;
}

/** A promise that was given is excused, not taken back. */
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
  const { person, day } = challenge;
  const company = await loadCompany(sql);
  const post = seatOf(company, company.people.get(person));
  const said = { person, by: who, post, day };
  const words = [
    {
      ...said,
      body: {
        ...{ kind: 'plan.answered' as const, refs: { challenge: challenge.id }, blobs: [] },
        parts: { details: { answer, by }, ...(text && { words: { text } }) },
      },
    },
  ];
  const frozen = (date: LocalDate) =>
    deps.clock.now() >=
    freezesAt(date, company.people.get(person)?.duty.zone ?? 'Asia/Shanghai', planningOf(company.policy).freezeBeforeMin);
  const now = await plansOf(sql, challenge);
  const after = answer === 'granted' ? plansAfter(challenge, (date) => now.get(date), StopId.parse(deps.ids.next())) : [];
  const excused = frozen(day)
    ? stopsGone(
        now.get(day),
        after.find((plan) => plan.day === day),
      )
    : [];
  const excuses = excused.map((stop) => ({
    ...said,
    body: {
      ...{ kind: 'stop.excused' as const, refs: { stop, owner: person }, blobs: [] },
      parts: { details: { day, why: EXCUSED_AS[challenge.why] } },
    },
  }));
  await sayAllAtDesk(sql, deps, [...words, ...excuses]);
  const changes = after.map((plan) => ({ kind: 'plan' as const, id: `${person}:${plan.day}`, value: plan }));
  await writeDirectives(sql, { at: deps.clock.now(), by: who }, changes);
}

async function plansOf(sql: Sql, { person, day, toDay }: Challenge): Promise<ReadonlyMap<LocalDate, DayPlan>> {
  const plans = new Map<LocalDate, DayPlan>();
  for (const date of toDay ? [day, toDay] : [day]) {
    const newest = (await planVersions(sql, person, { from: date, to: date })).get(date)?.at(-1);
    if (newest) plans.set(date, newest.plan);
  }
  return plans;
}

function stopsGone(before: DayPlan | undefined, after: DayPlan | undefined): StopId[] {
  const left = new Set(after?.stops.map(({ id }) => id));
  return after ? (before?.stops ?? []).map(({ id }) => id).filter((id) => !left.has(id)) : [];
}
