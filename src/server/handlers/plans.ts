import type { LocalDate } from '../../base/moment.ts';
import { daysBetween, localDate } from '../../base/moment.ts';
import type { CustomerId } from '../../domain/ids.ts';
import { freezesAt } from '../../domain/plan/day-plan.ts';
import { planningOf } from '../../domain/plan/rules.ts';
import { EVERYTHING, type Scope } from '../../domain/scope.ts';
import { publishMonth } from '../../wire/month-plan.ts';
import { excuseStop, listPlans, savePlan, type STOP_STATES } from '../../wire/plans.ts';
import { narrowTo } from '../access/narrow.ts';
import { type Company, loadCompany, seatOf, zoneOf } from '../directives/company.ts';
import { inSight } from '../access/in-sight.ts';
import { newestPlan, type StoredPlan } from '../store/newest-plan.ts';
import { type Publishing, publishPlans } from './planning/publish.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import { sayAtDesk } from '../log/desk.ts';
import type { ServerDeps, Sql } from '../ports.ts';

const MOST_DAYS = 62;

export function handlePlans(app: App, deps: ServerDeps): void {
  handle(app, listPlans, ({ from, to, ...of }, caller) => {
    if (daysBetween(from, to) < 0 || daysBetween(from, to) > MOST_DAYS) throw new Problem('malformed', { at: 'to' });
    return plansFor(deps, caller, { from, to, ...of });
  });
  handle(app, savePlan, (asked, caller) => saved(deps, caller, asked));
  handle(app, publishMonth, async ({ plans }, caller) => {
    const { numbers, awaits } = await publishPlans(deps, caller, plans);
    return { days: numbers.length, awaits };
  });
  handle(app, excuseStop, async ({ stop, person: whose, day, why }, caller) => {
    await deps.database.within(EVERYTHING, async (sql) => {
      const company = await loadCompany(sql);
      const person = inSight(company, caller, whose);
      const planned = await newestPlan(sql, whose, day);
      if (!planned?.value.stops.some(({ id }) => id === stop)) throw new Problem('not-found');
      await sayAtDesk(sql, deps, {
        ...{ person: whose, by: caller.person.id, post: seatOf(company, person), day },
        body: { kind: 'stop.excused', refs: { stop: stop as never, owner: whose }, blobs: [], parts: { details: { day, why } } },
      });
    });
    return {};
  });
}

type Span = { readonly from: LocalDate; readonly to: LocalDate } & Parameters<typeof narrowTo>[2];

async function plansFor(deps: ServerDeps, { scope }: Caller, { from, to, ...of }: Span) {
  const company = await deps.database.within(scope, loadCompany);
  const narrow: Scope = of.unit || of.person ? narrowTo(scope, company, of) : scope;
  return deps.database.within(narrow, async (sql) => {
    const plans = await sql.rows<StoredPlan>(
      `select distinct on (person_id, day) person_id as person, day, number, published_at as "publishedAt", value
       from plan where day between $1 and $2 order by person_id, day, number desc`,
      [from, to],
    );
    const customers = await namesOf(sql, plans);
    const states = await sql.rows<{ stop: string; state: string; visit: string | null }>(
      'select stop_id as stop, state, visit_id as visit from stop_state where day between $1 and $2',
      [from, to],
    );
    const stateOf = new Map(states.map((each) => [each.stop, each]));
    const shown = plans.filter(({ value }) => value.stops.length > 0).map((plan) => sheetOf(deps, company, { plan, customers, stateOf }));
    return { plans: shown };
  });
}

interface Known {
  readonly plan: StoredPlan;
  readonly customers: ReadonlyMap<CustomerId, { readonly name: string; readonly grade: string }>;
  readonly stateOf: ReadonlyMap<string, { readonly state: string; readonly visit: string | null }>;
}

function sheetOf({ clock }: ServerDeps, company: Company, { plan, customers, stateOf }: Known) {
  const person = company.people.get(plan.person);
  const zone = person?.duty.zone ?? zoneOf(company);
  const over = plan.day < localDate(clock.now(), zone);
  return {
    plan: plan.value,
    personName: person?.name ?? '',
    version: plan.number,
    publishedAt: plan.publishedAt,
    frozen: clock.now() >= freezesAt(plan.day, zone, planningOf(company.policy).freezeBeforeMin),
    stops: plan.value.stops.map(({ id, customer }) => ({
      stop: id,
      customerName: customers.get(customer)?.name ?? '',
      grade: customers.get(customer)?.grade ?? null,
      // Until the day is derived a stop that was not met yet lies ahead, or is missed once its day is over.
      state: (stateOf.get(id)?.state ?? (over ? 'missed' : 'ahead')) as (typeof STOP_STATES)[number],
      visit: stateOf.get(id)?.visit ?? null,
    })),
  };
}

async function namesOf(sql: Sql, plans: readonly StoredPlan[]) {
  const ids = [...new Set(plans.flatMap(({ value }) => value.stops.map(({ customer }) => customer)))];
  const rows = await sql.rows<{ id: CustomerId; name: string; grade: string }>(
    'select id, name, grade from customer where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function saved(deps: ServerDeps, caller: Caller, asked: Publishing) {
  const { numbers, company, awaits } = await publishPlans(deps, caller, [asked]);
  const { person, day } = asked.plan;
  const zone = company.people.get(person)?.duty.zone ?? zoneOf(company);
  const frozen = deps.clock.now() >= freezesAt(day, zone, planningOf(company.policy).freezeBeforeMin);
  return { version: numbers[0] ?? 0, frozen, awaits };
}
