import { localDate } from '../../../base/moment.ts';
import type { CustomerId } from '../../../domain/ids.ts';
import type { DayPlan } from '../../../domain/plan/day-plan.ts';
import { planningOf } from '../../../domain/plan/rules.ts';
import { EVERYTHING } from '../../../domain/scope.ts';
import { type Company, loadCompany, seatOf, zoneOf } from '../../directives/company.ts';
import { lockDirectives, writeDirectives } from '../../directives/write.ts';
import type { Caller } from '../../http/handle.ts';
import { Problem } from '../../http/problem.ts';
import { sayAtDesk } from '../../log/desk.ts';
import type { ServerDeps, Sql } from '../../ports.ts';
import { inSight } from '../../access/in-sight.ts';
import { newestPlan, type StoredPlan } from '../../store/newest-plan.ts';

export interface Publishing {
  readonly plan: DayPlan;
  readonly version: number;
}

/** A plan may be changed at any time; what counts is the version before the freeze. All of them are published, or none. */
export async function publishPlans(deps: ServerDeps, caller: Caller, plans: readonly Publishing[]) {
  const named = [...new Set(plans.flatMap(({ plan }) => plan.stops.map(({ customer }) => customer)))];
  const seen = await deps.database.within(caller.scope, (sql) => knownAmong(sql, named));
  return deps.database.within(EVERYTHING, async (sql) => {
    const company = await loadCompany(sql);
    await lockDirectives(sql);
    const before: (StoredPlan | undefined)[] = [];
    for (const asked of plans) before.push(await fit(sql, { company, caller, seen, asked }));
    const { approval } = planningOf(company.policy);
    const own = plans.every(({ plan }) => plan.person === caller.person.id) && caller.person.role === 'rep';
    if (own && approval === 'manager') {
      for (const [i, { plan }] of plans.entries()) await proposeAtDesk(sql, deps, { company, plan, now: before[i] });
      return { numbers: plans.map(({ version }) => version), company, awaits: true };
    }
    const changes = plans.map(({ plan }) => ({ kind: 'plan' as const, id: `${plan.person}:${plan.day}`, value: plan }));
    const numbers = await writeDirectives(sql, { at: deps.clock.now(), by: caller.person.id }, changes);
    return { numbers, company, awaits: false };
  });
}

interface Fitting {
  readonly company: Company;
  readonly caller: Caller;
  readonly seen: ReadonlySet<CustomerId>;
  readonly asked: Publishing;
}

/** The version that a plan replaces, once nothing speaks against it. */
async function fit(sql: Sql, { company, caller, seen, asked: { plan, version } }: Fitting): Promise<StoredPlan | undefined> {
  inSight(company, caller, plan.person);
  const newest = await newestPlan(sql, plan.person, plan.day);
  if ((newest?.number ?? 0) !== version) throw new Problem('stale', { day: plan.day });
  refuseTwins(plan);
  // A plan opens its customers to the phone, so nobody writes into one whom they do not see, unless it stood there before.
  const before = newest?.value.stops.map(({ customer }) => customer) ?? [];
  if (plan.stops.some(({ customer }) => !seen.has(customer) && !before.includes(customer))) {
    throw new Problem('not-found', { what: 'customer' });
  }
  return newest;
}

interface Proposing {
  readonly company: Company;
  readonly plan: DayPlan;
  readonly now: StoredPlan | undefined;
}

/** Where a rep's own plan needs a manager's word, it is said as the phone would say it, and waits. */
async function proposeAtDesk(sql: Sql, deps: ServerDeps, { company, plan: { person, day, stops }, now }: Proposing): Promise<void> {
  const someone = company.people.get(person);
  const said = localDate(deps.clock.now(), someone?.duty.zone ?? zoneOf(company));
  const over = now?.value.stops.map(({ id }) => id) ?? [];
  await sayAtDesk(sql, deps, {
    ...{ person, by: person, post: seatOf(company, someone), day: said },
    body: { kind: 'plan.proposed', refs: {}, blobs: [], parts: { details: { day, over, stops } } },
  });
}

function refuseTwins({ stops }: DayPlan): void {
  if (new Set(stops.map(({ id }) => id)).size < stops.length) throw new Problem('malformed', { at: 'plan.stops' });
}

async function knownAmong(sql: Sql, ids: readonly CustomerId[]): Promise<ReadonlySet<CustomerId>> {
  const rows = await sql.rows<{ id: CustomerId }>('select id from customer where id = any($1::uuid[])', [ids]);
  return new Set(rows.map(({ id }) => id));
}
