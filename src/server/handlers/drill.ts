import type * as z from 'zod/mini';
import { addDays, firstOf, type LocalDate, localDate, monthOf, nextMonth } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import { HORIZON_DAYS } from '../../domain/kpi/indicators/conversion.ts';
import type { Sums } from '../../domain/kpi/indicator.ts';
import { frozenPlan } from '../../domain/plan/day-plan.ts';
import { readDrill } from '../../wire/board.ts';
import { type Company, loadCompany, zoneOf } from '../directives/company.ts';
import { type App, handle } from '../http/handle.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import type { Slice } from '../store/board.ts';
import { freezing } from '../store/stops.ts';
import { scopeFor, sliceOf } from './board.ts';

type Row = z.infer<(typeof readDrill)['reply']>['rows'][number];

const DEFAULT_LIMIT = 200;

interface Asked {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Nobody else's rows; null for all that may be seen. */
  readonly whose: readonly PersonId[] | null;
  readonly company: Company;
  readonly today: LocalDate;
}

/** The rows behind a number, each saying whether it counts above the line, below it, or in neither. */
export function handleDrill(app: App, deps: Pick<ServerDeps, 'clock' | 'database'>): void {
  handle(app, readDrill, async ({ key, only, limit = DEFAULT_LIMIT, ...span }, caller) => {
    const company = await deps.database.within(caller.scope, loadCompany);
    return deps.database.within(scopeFor(caller, company, span), async (sql) => {
      const asked = {
        from: span.from,
        to: span.to,
        whose: whoseOf(company, sliceOf(span, caller)),
        company,
        today: localDate(deps.clock.now(), zoneOf(company)),
      };
      const all = (await (ROWS[key] ?? noRows)(sql, asked)).filter(({ inN, inD }) => isWanted(only, { inN, inD }));
      return { rows: all.slice(0, Math.max(1, Math.min(2_000, Math.trunc(limit)))), total: all.length };
    });
  });
}

/** A line is that of its people, as in the sums: what they do at a customer of another line is theirs all the same. */
function whoseOf({ people }: Company, { person, line }: Pick<Slice, 'person' | 'line'>): PersonId[] | null {
  if (line === undefined) return person === undefined ? null : [person];
  return [...people.values()].filter((one) => one.line === line && (person === undefined || one.id === person)).map(({ id }) => id);
}

const ROWS: Readonly<Record<string, (sql: Sql, asked: Asked) => Promise<Row[]>>> = {
  'plan-completion': stopRows,
  coverage: (sql, asked) => customerRows(sql, asked, ['coverage.visited', 'coverage.eligible']),
  frequency: (sql, asked) => customerRows(sql, asked, ['frequency.met', 'frequency.customers']),
  churn: (sql, asked) => customerRows(sql, asked, ['churn.gone', 'churn.active']),
  'mean-dwell': visitRows,
  conversion: (sql, asked) => resultRows(sql, asked, 'opportunity'),
  'new-customers': (sql, asked) => resultRows(sql, asked, 'contract'),
  'order-value': (sql, asked) => resultRows(sql, asked, 'order'),
};

async function noRows(): Promise<Row[]> {
  return [];
}

function isWanted(only: 'n' | 'd' | 'missing' | undefined, { inN, inD }: Pick<Row, 'inN' | 'inD'>): boolean {
  if (only === 'n') return inN;
  if (only === 'd') return inD;
  return only === 'missing' ? inD && !inN : true;
}

async function stopRows(sql: Sql, { from, to, whose, company }: Asked): Promise<Row[]> {
  const plans = await sql.rows<{ person: PersonId; day: LocalDate; publishedAt: number; plan: never }>(
    `select person_id as person, day, published_at as "publishedAt", value as plan from plan
     where day between $1 and $2 and ($3::uuid[] is null or person_id = any($3)) order by day desc, person_id, number`,
    [from, to, whose],
  );
  const states = await sql.rows<{ key: string; state: string; visit: string | null }>(
    `select person_id || ' ' || day || ' ' || stop_id as key, state, visit_id as visit from stop_state where day between $1 and $2 and ($3::uuid[] is null or person_id = any($3))`,
    [from, to, whose],
  );
  const stateOf = new Map(states.map((row) => [row.key, row]));
  const names = new Map((await sql.rows<{ id: string; name: string }>(`select id, name from customer`)).map(({ id, name }) => [id, name]));
  const days = [...new Set(plans.map((one) => `${one.person} ${one.day}`))];
  const frozenFrom = await freezing(sql);
  return days.flatMap((key) => {
    const versions = plans.filter((one) => `${one.person} ${one.day}` === key);
    const first = versions[0];
    const planner = first && company.people.get(first.person);
    const plan = first && frozenPlan(versions, frozenFrom(first.day, planner?.duty.zone ?? 'Asia/Shanghai'));
    return (plan?.stops ?? []).map(({ id, customer }): Row => {
      const { state = 'missed', visit = null } = stateOf.get(`${key} ${id}`) ?? {};
      return {
        ...{ kind: 'stop', id, title: names.get(customer) ?? '', person: planner?.name ?? null, day: first?.day ?? null, customer },
        ...{ inN: state === 'kept', inD: state !== 'excused', says: { state }, visit },
      };
    });
  });
}

async function customerRows(sql: Sql, { from, to, whose, company }: Asked, [n, d]: readonly [string, string]): Promise<Row[]> {
  const months: string[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = nextMonth(month)) months.push(month);
  const rows = await sql.rows<{ person: PersonId; month: string; customer: string; name: string | null; grade: string; sums: Sums }>(
    `select s.person_id as person, s.month, s.customer_id as customer, c.name, s.grade, s.sums from customer_sum s left join customer c on c.id = s.customer_id
     where s.month = any($1) and ($2::uuid[] is null or s.person_id = any($2)) and s.sums ? $3 order by s.month desc, c.name`,
    [months, whose, d],
  );
  return rows.map(({ person: owner, month, customer, name, grade, sums }) => ({
    ...{
      kind: 'customer',
      id: `${customer} ${month}`,
      title: name ?? '',
      person: company.people.get(owner)?.name ?? null,
      day: firstOf(month),
      customer,
      visit: null,
    },
    ...{ inN: (sums[n] ?? 0) > 0, inD: (sums[d] ?? 0) > 0 },
    says: { grade, month, visits: sums['frequency.visits'] ?? 0, target: sums['frequency.target'] ?? 0 },
  }));
}

async function visitRows(sql: Sql, { from, to, whose }: Asked): Promise<Row[]> {
  const rows = await sql.rows<{ id: string; day: LocalDate; customer: string | null; title: string; name: string; minutes: number }>(
    `select id, day, customer_id as customer, sheet ->> 'customerName' as title, sheet ->> 'personName' as name, (ended_at - started_at) / 60000.0 as minutes
     from visit where day between $1 and $2 and ($3::uuid[] is null or person_id = any($3)) and validity in ('valid', 'pending') and ended_at is not null order by started_at desc`,
    [from, to, whose],
  );
  return rows.map(({ id, day, customer, title, name, minutes }) => ({
    ...{ kind: 'visit', id, title, person: name, day, customer, visit: id, inN: true, inD: true },
    says: { minutes: Math.round(Number(minutes)) },
  }));
}

async function resultRows(
  sql: Sql,
  { from, to, whose, company, today }: Asked,
  kind: 'opportunity' | 'contract' | 'order',
): Promise<Row[]> {
  const rows = await sql.rows<{
    id: string;
    person: PersonId;
    on: LocalDate;
    state: string;
    fen: number | null;
    customer: string;
    name: string | null;
    value: { qualifiedOn?: LocalDate; wonAfterDays?: number };
  }>(
    `select r.id, r.person_id as person, r.on_day as on, r.state, r.amount_fen as fen, r.customer_id as customer, c.name, r.value from result r
     left join customer c on c.id = r.customer_id where r.kind = $1 and r.on_day between $2 and $3 and ($4::uuid[] is null or r.person_id = any($4)) order by r.on_day desc`,
    [kind, from, to, whose],
  );
  const cutoff = addDays(today, -HORIZON_DAYS);
  return rows.map(({ id, person: owner, on, state, fen, customer, name, value }) => {
    const settled = value.qualifiedOn !== undefined && on <= cutoff && state !== 'duplicate';
    const counted = kind === 'opportunity' ? settled : state !== 'cancelled';
    const above = kind === 'opportunity' ? settled && (value.wonAfterDays ?? Number.POSITIVE_INFINITY) <= HORIZON_DAYS : counted;
    return {
      ...{
        kind,
        id,
        title: name ?? '',
        person: company.people.get(owner)?.name ?? null,
        day: on,
        customer,
        visit: null,
        inN: above,
        inD: counted,
      },
      says: { state, ...(fen !== null && { fen }) },
    };
  });
}
