import { addDays, type LocalDate } from '../../base/moment.ts';
import type { CustomerId, InstitutionId, PersonId } from '../../domain/ids.ts';
import { calendarOf, workingDays } from '../../domain/plan/calendar.ts';
import type { DayPlan } from '../../domain/plan/day-plan.ts';
import { type Planned, planNotes } from '../../domain/plan/plan-notes.ts';
import { placeTrouble } from '../../domain/plan/placeable.ts';
import { EVERYTHING, type Range } from '../../domain/scope.ts';
import { checkPlan } from '../../wire/plans.ts';
import { isSea } from '../adapters/coast.ts';
import { loadCompany } from '../directives/company.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { seenCustomers } from '../store/seen.ts';
import { doorsOf } from '../directives/doors.ts';
import { inSight } from '../access/in-sight.ts';

/** What speaks against a plan, while it is written. */
export function handlePlanCheck(app: App, deps: ServerDeps): void {
  handle(app, checkPlan, ({ plan }, caller) => checked(deps, caller, plan));
}

async function checked({ database }: ServerDeps, caller: Caller, plan: DayPlan) {
  return database.within(EVERYTHING, async (sql) => {
    const company = await loadCompany(sql);
    const person = inSight(company, caller, plan.person);
    const only = plan.stops.map(({ customer }) => customer);
    const seats: readonly Range[] = caller.scope.ranges;
    const yesterday = addDays(plan.day, -1);
    const seen = await seenCustomers(sql, { seats, today: yesterday, zone: person.duty.zone, only });
    const planned = new Map<CustomerId, Planned>(
      seen.map((one) => [one.customer.id, { seen: one, doors: doorsOf(company, one.access), place: placeTrouble(one.customer, isSea) }]),
    );
    const [working] = workingDays(person, { from: plan.day, to: plan.day }, calendarOf(company.holidays));
    if (!working) return { notes: [] };
    const others = await othersOn(sql, plan.day, plan.person);
    const notes = planNotes({ plan, working, planned, rules: company.policy.frequency, othersAt: (id) => others.get(id) ?? 0 });
    return { notes: notes.map((one) => ({ ...one, says: { ...one.says }, next: one.next ?? null })) };
  });
}

/** How many other people's newest plans of a day lead to each institution. */
async function othersOn(sql: Sql, day: LocalDate, but: PersonId): Promise<ReadonlyMap<InstitutionId, number>> {
  const rows = await sql.rows<{ id: InstitutionId; n: number }>(
    `with newest as (select distinct on (person_id) person_id, value from plan where day = $1 and person_id <> $2 order by person_id, number desc)
     select a.institution_id as id, count(distinct n.person_id) as n from newest n
     cross join jsonb_array_elements(n.value -> 'stops') s join access a on a.customer_id = (s ->> 'customer')::uuid
     where a.institution_id is not null group by 1`,
    [day, but],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}
