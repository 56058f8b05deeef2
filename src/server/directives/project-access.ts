import type { Access } from '../../domain/plan/access.ts';
import type { Sql } from '../ports.ts';
import type { Numbered } from './numbered.ts';

/** When customers are open, as the newest directive leaves it. */
export async function projectAccess(sql: Sql, changes: readonly Numbered[]): Promise<void> {
  const newest = new Map(changes.filter(({ kind }) => kind === 'access').map((change) => [change.id, change]));
  if (newest.size === 0) return;
  const rows = [...newest.values()].map(({ id, value, number }) => ({
    ...{ customer_id: id, institution_id: (value as Access | null)?.institution ?? null, value, number },
  }));
  await sql.rows('delete from access where customer_id = any($1::uuid[])', [[...newest.keys()]]);
  await sql.rows(
    `insert into access (customer_id, institution_id, value, number)
     select * from jsonb_to_recordset($1::jsonb) as x (customer_id uuid, institution_id uuid, value jsonb, number bigint)
     where jsonb_typeof(value) = 'object'`,
    [JSON.stringify(rows)],
  );
}
