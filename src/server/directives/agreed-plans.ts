import type { Instant, LocalDate } from '../../base/moment.ts';
import type { FactBody } from '../../domain/facts.ts';
import type { PersonId, StopId } from '../../domain/ids.ts';
import { type DayPlan, freezesAt } from '../../domain/plan/day-plan.ts';
import { planningOf } from '../../domain/plan/rules.ts';
import { sayAllAtDesk } from '../log/desk.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { newestPlan } from '../store/newest-plan.ts';
import { type Company, loadCompany, seatOf, zoneOf } from './company.ts';
import { writeDirectives } from './write.ts';

type Excuse = Extract<FactBody, { kind: 'stop.excused' }>['parts']['details'];

/** What the office answered about plans of one person, and what becomes of them. */
export interface Agreed {
  readonly person: PersonId;
  readonly who: PersonId;
  /** The day that was asked about. */
  readonly day: LocalDate;
  readonly answer: Extract<FactBody, { kind: 'plan.answered' }>;
  readonly plans: readonly DayPlan[];
  /** What a stop that falls out of a frozen plan is excused as; none and it stays due. */
  readonly excusedAs: NonNullable<Excuse>['why'] | undefined;
}

/**
 * Says the answer at the desk and publishes what it changes. A promise that was given is excused, not taken back: where the
 * plan is frozen, the new version says where to go, and stops that left it are let off. Call it with the directives locked,
 * in a transaction that sees everything.
 */
export async function putAgreed(sql: Sql, deps: Pick<ServerDeps, 'clock' | 'ids' | 'key'>, agreed: Agreed): Promise<void> {
  const { person, who, day, answer, plans, excusedAs } = agreed;
  const company = await loadCompany(sql);
  const said = { person, by: who, post: seatOf(company, company.people.get(person)), day };
  const gone = excusedAs ? await goneFromFrozen(sql, company, { agreed, now: deps.clock.now() }) : [];
  const excuses = gone.map((one) => ({
    ...said,
    body: {
      ...{ kind: 'stop.excused' as const, refs: { stop: one.stop, owner: person }, blobs: [] },
      parts: { details: { day: one.day, why: excusedAs ?? 'company-order' } },
    },
  }));
  await sayAllAtDesk(sql, deps, [{ ...said, body: answer }, ...excuses]);
  const changes = plans.map((plan) => ({ kind: 'plan' as const, id: `${person}:${plan.day}`, value: plan }));
  await writeDirectives(sql, { at: deps.clock.now(), by: who }, changes);
}

async function goneFromFrozen(
  sql: Sql,
  company: Company,
  { agreed: { person, plans }, now }: { readonly agreed: Agreed; readonly now: Instant },
): Promise<{ readonly stop: StopId; readonly day: LocalDate }[]> {
  const zone = company.people.get(person)?.duty.zone ?? zoneOf(company);
  const gone: { stop: StopId; day: LocalDate }[] = [];
  for (const { day, stops } of plans) {
    if (now < freezesAt(day, zone, planningOf(company.policy).freezeBeforeMin)) continue;
    const before = (await newestPlan(sql, person, day))?.value.stops ?? [];
    const left = new Set(stops.map(({ id }) => id));
    gone.push(...before.filter(({ id }) => !left.has(id)).map(({ id }) => ({ stop: id, day })));
  }
  return gone;
}
