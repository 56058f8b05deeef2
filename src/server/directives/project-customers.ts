import type { Customer } from '../../domain/customer.ts';
import type { Sql } from '../ports.ts';
import { searchWords } from './search-words.ts';
import type { Numbered } from './numbered.ts';

/** Customers as the newest directive leaves them. */
export async function projectCustomers(sql: Sql, changes: readonly Numbered[]): Promise<void> {
  const newest = new Map(changes.filter(({ kind }) => kind === 'customer').map((change) => [change.id, change]));
  const gone = [...newest.values()].filter(({ value }) => value === null).map(({ id }) => id);
  const rows = [...newest.values()].flatMap(({ value, number }) => (value ? [rowOf(value as Customer, number)] : []));
  if (rows.length > 0) await upsert(sql, rows);
  if (gone.length > 0) {
    await sql.rows('delete from customer where id = any($1::uuid[])', [gone]);
    await sql.rows('delete from ownership where customer_id = any($1::uuid[])', [gone]);
  }
}

function rowOf(customer: Customer, number: number) {
  const { id, name, code, line, grade, stage, region, fence } = customer;
  const search = searchWords(customer);
  return { id, value: customer, name, search, code, line, grade, stage, region, lat: fence?.centre.lat, lon: fence?.centre.lon, number };
}

async function upsert(sql: Sql, rows: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  await sql.rows(
    `insert into customer (id, value, name, search, code, line, grade, stage, region, lat, lon, number)
     select * from jsonb_to_recordset($1::jsonb) as x (id uuid, value jsonb, name text, search text, code text, line text,
       grade text, stage text, region text, lat double precision, lon double precision, number bigint)
     on conflict (id) do update set value = excluded.value, name = excluded.name, search = excluded.search, code = excluded.code,
       line = excluded.line, grade = excluded.grade, stage = excluded.stage, region = excluded.region, lat = excluded.lat,
       lon = excluded.lon, number = excluded.number`,
    [JSON.stringify(rows)],
  );
}
