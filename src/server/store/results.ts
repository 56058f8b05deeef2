import type { LocalDate } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/result/state.ts';
import type { Sql } from '../ports.ts';
import type { DayMark } from './to-derive.ts';

/** A day on which something of this kind counted before, or counts now. */
export interface Changed {
  readonly kind: Outcome['kind'];
  readonly day: LocalDate;
}

/**
 * Writes results as the last word leaves them, and gives the days on which those that changed counted before, and count
 * now. What is as it was marks nothing, or two days could go on marking each other for ever.
 */
export async function replaceResults(
  sql: Sql,
  person: PersonId,
  outcomes: readonly { readonly outcome: Outcome; readonly post: number; readonly line: string | null }[],
): Promise<Changed[]> {
  if (outcomes.length === 0) return [];
  const rows = JSON.stringify(outcomes.map(({ outcome, post, line }) => ({ ...outcome, post, line, value: { ...outcome, line } })));
  const changed = await sql.rows<{ kind: Outcome['kind']; days: (LocalDate | null)[] }>(
    `select x.kind, array[r.on_day::text, r.value ->> 'takenBackOn', x."on"::text, x.value ->> 'takenBackOn'] as days
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
  return changed.flatMap(({ kind, days }) => days.flatMap((day) => (day === null ? [] : [{ kind, day }])));
}

export async function resultsOn(sql: Sql, person: PersonId, day: LocalDate): Promise<Outcome[]> {
  const rows = await sql.rows<{ value: Outcome }>(
    `select value from result where person_id = $1 and (on_day = $2 or (value ->> 'takenBackOn')::date = $2) order by id`,
    [person, day],
  );
  return rows.map(({ value }) => value);
}

/** Whether this contract or order is the first that anybody made with its legal entity, or else with its customer. */
export async function isFirstDeal(sql: Sql, { customer, entity, on, id }: Outcome): Promise<boolean> {
  const earlier = await sql.rows(
    `select 1 from result where kind in ('contract', 'order') and state <> 'cancelled' and (customer_id = $1 or value ->> 'entity' = $2)
       and id <> $4 and (on_day, id) < ($3::date, $4::uuid) limit 1`,
    [customer, entity ?? null, on, id],
  );
  return earlier.length === 0;
}

/** Everybody's days with a deal of the same customers or legal entities: a deal that is found to be earlier makes another no longer the first. */
export async function dealDays(sql: Sql, deals: readonly Outcome[]): Promise<DayMark[]> {
  return sql.rows<DayMark>(
    `select distinct person_id as person, on_day as day from result
     where kind in ('contract', 'order') and (customer_id = any($1::uuid[]) or value ->> 'entity' = any($2))`,
    [deals.map(({ customer }) => customer), deals.flatMap(({ entity }) => entity ?? [])],
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
