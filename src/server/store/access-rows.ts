import type { CustomerId, InstitutionId } from '../../domain/ids.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Access } from '../../domain/plan/access.ts';
import type { DirectiveKind } from '../../domain/directives.ts';
import type { Sql } from '../ports.ts';

export interface AccessRow {
  readonly customer: Customer;
  readonly access: Access | null;
  readonly number: number;
}

/** A customer within the transaction's scope, and when it is open as far as anybody said; undefined outside it. */
export async function accessOf(sql: Sql, customer: CustomerId): Promise<AccessRow | undefined> {
  const [row] = await sql.rows<AccessRow>(
    `select c.value as customer, a.value as access, coalesce(a.number, 0) as number
     from customer c left join access a on a.customer_id = c.id where c.id = $1`,
    [customer],
  );
  return row;
}

/** How many customers within the transaction's scope, and how many in all, stand under each institution. */
export async function customersUnder(sql: Sql): Promise<ReadonlyMap<InstitutionId, { readonly seen: number; readonly all: number }>> {
  const rows = await sql.rows<{ id: InstitutionId; seen: number; all: number }>(
    `select a.institution_id as id, count(c.id) as seen, count(*) as all
     from access a left join customer c on c.id = a.customer_id where a.institution_id is not null group by 1`,
  );
  return new Map(rows.map(({ id, seen, all }) => [id, { seen, all }]));
}

/** The number of the newest word on each directive of a kind; an id that was never said is 0 for whoever asks. */
export async function newestNumbers(sql: Sql, kind: DirectiveKind): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.rows<{ id: string; number: number }>(
    'select id, max(number) as number from directive where kind = $1 group by id',
    [kind],
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}
