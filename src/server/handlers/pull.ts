import { addDays, type LocalDate, localDate } from '../../base/moment.ts';
import type { DirectiveKind } from '../../domain/directives.ts';
import type { CustomerId, PersonId } from '../../domain/ids.ts';
import type { DayPlan } from '../../domain/plan/day-plan.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { pullDirectives } from '../../wire/pull.ts';
import { type Company, loadCompany, seatOf } from '../directives/company.ts';
import { epochOf } from '../directives/epochs.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import type { ServerDeps, Sql } from '../ports.ts';

const PAGE = 500;
const DAYS_BACK = 7;

interface Row {
  readonly number: number;
  readonly kind: DirectiveKind;
  readonly id: string;
  readonly value: unknown;
}
interface Asking {
  readonly caller: Caller;
  readonly company: Company;
  readonly after: number;
  readonly today: LocalDate;
}

export function handlePull(app: App, deps: ServerDeps): void {
  handle(app, pullDirectives, ({ epoch, after }, caller) =>
    // Past the seat's own rows lie the customers of other seats that the person's own plans name: chosen below, by id.
    deps.database.within(EVERYTHING, async (sql) => {
      const company = await loadCompany(sql);
      const now = await epochOf(sql, caller.person.id);
      const today = localDate(deps.clock.now(), caller.person.duty.zone);
      // What was seen by this transaction ends here, also where nothing of it is this person's.
      const [top] = await sql.rows<{ number: number }>('select coalesce(max(number), 0) as number from directive');
      const rows = await wanted(sql, { caller, company, after: epoch === now ? after : 0, today });
      const page = rows.slice(0, PAGE);
      const more = rows.length > PAGE;
      return { epoch: now, me: caller.person, cursor: more ? (page.at(-1)?.number ?? 0) : (top?.number ?? 0), more, directives: page };
    }),
  );
}

/** All that is new for this person, in the order of commits, one row more than a page holds. */
async function wanted(sql: Sql, asking: Asking): Promise<Row[]> {
  const rows = [
    ...(await companyRows(sql, asking)),
    ...(await planRows(sql, asking)),
    ...(await customerRows(sql, asking)),
    ...(await accessRows(sql, asking)),
    ...(asking.after > 0 ? await goneCustomers(sql, asking.after) : []),
  ];
  return rows.toSorted((a, b) => a.number - b.number).slice(0, PAGE + 1);
}

/** The same for everybody, but for the standards of other lines and other people's own records. */
async function companyRows(sql: Sql, { caller: { person }, after }: Asking): Promise<Row[]> {
  const rows = await sql.rows<Row>(
    `select number, kind, id, value from (
       select distinct on (kind, id) kind, id, number, value from directive
       where kind in ('sop', 'policy', 'line', 'product', 'holidays', 'person') and (kind <> 'person' or id = $2)
       order by kind, id, number desc) newest
     where number > $1`,
    [after, person.id],
  );
  const isOurs = ({ kind, value }: Row) =>
    kind !== 'sop' || value === null || person.line === null || (value as { line: string }).line === person.line;
  return rows.filter((row) => isOurs(row) && (after > 0 || row.value !== null));
}

/** Own plans from a week ago on, each in its newest version. */
async function planRows(sql: Sql, { caller: { person }, after, today }: Asking): Promise<Row[]> {
  const plans = await ownPlans(sql, person.id, today);
  return plans
    .filter(({ number }) => number > after)
    .map(({ day, number, value }) => ({ number, kind: 'plan', id: `${person.id}:${day}`, value }));
}

async function ownPlans(sql: Sql, person: PersonId, today: LocalDate) {
  return sql.rows<{ day: LocalDate; number: number; value: DayPlan }>(
    'select distinct on (day) day, number, value from plan where person_id = $1 and day >= $2 order by day, number desc',
    [person, addDays(today, -DAYS_BACK)],
  );
}

/** Customers of the own seat and those in own plans; not colleagues': an unknown one is visited by name and place. */
async function customerRows(sql: Sql, { caller: { person }, company, after, today }: Asking): Promise<Row[]> {
  return sql.rows<Row>(
    `select number, 'customer' as kind, id::text, value from customer c where number > $1 and ${OWN} order by number limit ${PAGE + 1}`,
    [after, seatOf(company, person), await plannedCustomers(sql, person.id, today)],
  );
}

const OWN = `((c.post = $2 and $2 > 0) or c.id = any($3::uuid[]))`;

async function plannedCustomers(sql: Sql, person: PersonId, today: LocalDate): Promise<CustomerId[]> {
  const plans = await ownPlans(sql, person, today);
  return [...new Set(plans.flatMap(({ value }) => value.stops.map(({ customer }) => customer)))];
}

/** When those customers are open; an institution comes when it changed, or with the first customer that names it. */
async function accessRows(sql: Sql, { caller: { person }, company, after, today }: Asking): Promise<Row[]> {
  return sql.rows<Row>(
    `with own as (select a.* from access a join customer c on c.id = a.customer_id where ${OWN}),
     house as (select distinct on (d.id) d.number, d.id, d.value from directive d
       where d.kind = 'institution' and d.id in (select institution_id::text from own) order by d.id, d.number desc)
     select number, 'access' as kind, customer_id::text as id, value from own where number > $1
     union all
     select number, 'institution', id, value from house h
       where number > $1 or exists (select from own o where o.number > $1 and o.institution_id::text = h.id)
     order by number limit ${PAGE + 1}`,
    [after, seatOf(company, person), await plannedCustomers(sql, person.id, today)],
  );
}

/** An id that nobody holds does no harm: who held it is not asked. */
async function goneCustomers(sql: Sql, after: number): Promise<Row[]> {
  return sql.rows<Row>(
    `select max(d.number) as number, d.kind, d.id, null as value from directive d
     where d.value is null and d.number > $1 and (
       (d.kind = 'customer' and not exists (select 1 from customer c where c.id::text = d.id))
       or (d.kind = 'access' and not exists (select 1 from access a where a.customer_id::text = d.id)))
     group by d.kind, d.id order by 1 limit ${PAGE + 1}`,
    [after],
  );
}
