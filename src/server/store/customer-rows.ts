import type { LocalDate, Month } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Range } from '../../domain/scope.ts';
import type { Sql } from '../ports.ts';

/** A customer with what a list says beside it. */
export interface CustomerFound {
  readonly value: Customer;
  readonly post: number;
  readonly lastVisitOn: LocalDate | null;
  readonly visitsThisMonth: number;
}
export interface CustomerFilter {
  readonly search?: string | undefined;
  readonly line?: string | undefined;
  readonly grade?: string | undefined;
  readonly stage?: string | undefined;
  readonly region?: string | undefined;
  readonly owned?: 'yes' | 'pool' | undefined;
  /** Seats whose customers to show; all in scope where it is left out. */
  readonly seats?: readonly Range[] | undefined;
  readonly sort?: 'name' | 'last-visit' | 'grade' | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

const ORDER = { name: 'c.name, c.id', grade: 'c.grade, c.name, c.id', 'last-visit': '"lastVisitOn" nulls first, c.name, c.id' } as const;

// What counts as seen: a visit that was ended and not turned down.
const SEEN = `v.customer_id = c.id and v.validity in ('valid', 'pending')`;

/** Customers in the transaction's scope, a page of them, and how many there are in all. */
export async function findCustomers(sql: Sql, filter: CustomerFilter, month: Month): Promise<{ found: CustomerFound[]; total: number }> {
  const { text, values } = where(filter);
  const [count] = await sql.rows<{ n: number }>(`select count(*) as n from customer c where ${text}`, values);
  const at = values.length;
  const found = await sql.rows<CustomerFound>(
    `select c.value, c.post, (select max(v.day) from visit v where ${SEEN}) as "lastVisitOn",
       (select count(*) from visit v where ${SEEN} and v.day >= ($${at + 1} || '-01')::date and v.day < ($${at + 1} || '-01')::date + interval '1 month') as "visitsThisMonth"
     from customer c where ${text} order by ${ORDER[filter.sort ?? 'name']} limit $${at + 2} offset $${at + 3}`,
    [...values, month, filter.limit ?? 100, Math.max(0, Math.trunc(filter.offset ?? 0))],
  );
  return { found, total: count?.n ?? 0 };
}

export async function findCustomer(sql: Sql, id: string, month: Month): Promise<CustomerFound | undefined> {
  const [row] = await sql.rows<CustomerFound>(
    `select c.value, c.post, (select max(v.day) from visit v where ${SEEN}) as "lastVisitOn",
       (select count(*) from visit v where ${SEEN} and v.day >= ($2 || '-01')::date and v.day < ($2 || '-01')::date + interval '1 month') as "visitsThisMonth"
     from customer c where c.id = $1`,
    [id, month],
  );
  return row;
}

function where({ search, seats, owned, ...equal }: CustomerFilter): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const parts = ['true'];
  for (const column of ['line', 'grade', 'stage', 'region'] as const) if (equal[column]) parts.push(`c.${column} = ${put(equal[column])}`);
  for (const word of (search ?? '').toLowerCase().split(/\s+/).filter(Boolean)) parts.push(`position(${put(word)} in c.search) > 0`);
  if (owned) parts.push(owned === 'pool' ? 'c.post = 0' : 'c.post > 0');
  if (seats) parts.push(`(${seats.map(([from, to]) => `c.post between ${put(from)} and ${put(to)}`).join(' or ') || 'false'})`);
  return { text: parts.join(' and '), values };
}
