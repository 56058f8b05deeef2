import type { LocalDate } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/result/state.ts';
import type { Sql } from '../ports.ts';
import type { DayMark } from './to-derive.ts';

/** A result that is no longer what it was, with the days on which it counted before, and counts now. */
export interface Changed {
  readonly id: string;
  readonly kind: Outcome['kind'];
  readonly days: readonly LocalDate[];
}

/**
 * Writes results as the last word leaves them, and gives those that changed. What is as it was marks nothing, or two days
 * could go on marking each other for ever.
 */
export async function replaceResults(
  sql: Sql,
  person: PersonId,
  outcomes: readonly { readonly outcome: Outcome; readonly post: number; readonly line: string | null }[],
): Promise<Changed[]> {
  if (outcomes.length === 0) return [];
  const rows = JSON.stringify(outcomes.map(({ outcome, post, line }) => ({ ...outcome, post, line, value: { ...outcome, line } })));
  const changed = await sql.rows<{ id: string; kind: Outcome['kind']; days: (LocalDate | null)[] }>(
    `select x.id, x.kind, array[r.on_day::text, r.value ->> 'takenBackOn', x."on"::text, x.value ->> 'takenBackOn'] as days
     from jsonb_to_recordset($2::jsonb) as x (id uuid, kind text, "on" date, value jsonb)
     left join result r on r.person_id = $1 and r.kind = x.kind and r.id = x.id where r.value is distinct from x.value`,
    [person, rows],
  );
  await sql.rows(
    `insert into result (person_id, id, kind, customer_id, post, line, on_day, state, amount_fen, value)
     select $1, id, kind, customer, post, line, "on", state, "amountFen", value
     from jsonb_to_recordset($2::jsonb) as x (id uuid, kind text, customer uuid, post int, line text, "on" date, state text, "amountFen" bigint, value jsonb)
     on conflict (person_id, kind, id) do update set customer_id = excluded.customer_id, post = excluded.post, line = excluded.line,
       on_day = excluded.on_day, state = excluded.state, amount_fen = excluded.amount_fen, value = excluded.value`,
    [person, rows],
  );
  return changed.map(({ id, kind, days }) => ({ id, kind, days: days.filter((day) => day !== null) }));
}

/** A result that counts on a day; `isFirst`: a contract or order before any other with its customer or its legal entity. */
export interface ResultOnDay {
  readonly outcome: Outcome;
  readonly isFirst: boolean;
}

export async function resultsOn(sql: Sql, person: PersonId, day: LocalDate): Promise<ResultOnDay[]> {
  const earlier = (same: string) =>
    `exists (select 1 from result e where e.kind in ('contract', 'order') and e.state <> 'cancelled' and ${same}
       and e.id <> r.id and (e.on_day, e.id) < (r.on_day, r.id))`;
  return sql.rows<ResultOnDay>(
    `select r.value as outcome, r.kind in ('contract', 'order') and not ${earlier('e.customer_id = r.customer_id')}
       and not ${earlier(`e.value ->> 'entity' = r.value ->> 'entity'`)} as "isFirst"
     from result r where r.person_id = $1 and (r.on_day = $2::date or r.value ->> 'takenBackOn' = $2::date::text) order by r.id`,
    [person, day],
  );
}

/**
 * The days of other deals that these, which changed, may have made the first of their customer or legal entity, or no
 * longer the first: of each, the earliest that did not change itself. Two people's deals with one customer are worked on
 * one after the other, or neither would see the other's.
 */
export async function dealDays(sql: Sql, deals: readonly Outcome[]): Promise<DayMark[]> {
  if (deals.length === 0) return [];
  const [ids, customers] = [deals.map(({ id }) => id), [...new Set(deals.map(({ customer }) => customer))]];
  const entities = [...new Set(deals.flatMap(({ entity }) => entity ?? []))];
  await sql.rows(
    `select pg_advisory_xact_lock(7302, name) from (select distinct hashtext(n) as name from unnest($1::text[]) n order by 1) names`,
    [[...customers, ...entities]],
  );
  const earliest = (same: string) =>
    `select person_id, on_day from result where kind in ('contract', 'order') and state <> 'cancelled' and ${same}
       and id <> all($1::uuid[]) order by on_day, id limit 1`;
  return sql.rows<DayMark>(
    `select d.person_id as person, d.on_day as day from unnest($2::uuid[]) as of (customer), lateral (${earliest('customer_id = of.customer')}) d
     union select d.person_id, d.on_day from unnest($3::text[]) as of (entity), lateral (${earliest(`value ->> 'entity' = of.entity`)}) d`,
    [ids, customers, entities],
  );
}

/** The days on which these customers ordered, in order: what silence is measured by. */
export async function orderDays(sql: Sql, customers: readonly string[], until: LocalDate): Promise<ReadonlyMap<string, LocalDate[]>> {
  const rows = await sql.rows<{ customer: string; days: LocalDate[] }>(
    `select customer_id as customer, array_agg(distinct on_day::text order by on_day::text) as days from result
     where kind = 'order' and state <> 'cancelled' and customer_id = any($1::uuid[]) and on_day <= $2 group by customer_id`,
    [customers, until],
  );
  return new Map(rows.map(({ customer, days }) => [customer, days]));
}
