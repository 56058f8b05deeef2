import type { LocalDate } from '../../base/moment.ts';
import { type CustomerId, type PersonId, POOL } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';
import type { Company } from './company.ts';

export interface Owner {
  readonly person: PersonId;
  /** 0 is the pool. */
  readonly seat: number;
}

/** Who looked after these customers on a day, as far as their seats have somebody on them now; the pool for the rest. */
export async function ownersOn(
  sql: Sql,
  company: Company,
  asked: readonly { readonly customer: CustomerId; readonly on: LocalDate }[],
): Promise<Owner[]> {
  const rows = await sql.rows<{ n: number; post: number }>(
    `select x.n, coalesce((select o.post from ownership o where o.customer_id = x.customer and o.from_day <= x.on order by o.from_day desc limit 1), 0) as post
     from jsonb_to_recordset($1::jsonb) as x (n int, customer uuid, "on" date)`,
    [JSON.stringify(asked.map((each, n) => ({ n, ...each })))],
  );
  const seats = new Map(rows.map(({ n, post }) => [n, post]));
  const holder = new Map(
    company.posts.map(({ id, number }) => [
      number as number,
      [...company.people.values()].find(({ post, active }) => active && post === id)?.id,
    ]),
  );
  return asked.map((_, n) => {
    const seat = seats.get(n) ?? 0;
    const person = holder.get(seat);
    return person ? { person, seat } : { person: POOL, seat: 0 };
  });
}
