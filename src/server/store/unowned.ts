import type { Sql } from '../ports.ts';

export interface Unowned {
  /** In the pool: they belong to nobody by decision. */
  readonly pool: number;
  /** On a seat that nobody sits on: they belong to the team, and wait for somebody. */
  readonly vacant: number;
}

/** Customers that could be visited and are in nobody's numbers, as far as the transaction sees them. */
export async function unownedCustomers(sql: Sql, { held, line }: { held: readonly number[]; line: string | undefined }): Promise<Unowned> {
  const [counts] = await sql.rows<Unowned>(
    `select count(*) filter (where post = 0) as pool, count(*) filter (where post > 0) as vacant
     from customer where stage not in ('closed', 'prospect') and post <> all($1) and ($2::text is null or line = $2)`,
    [held, line ?? null],
  );
  return counts ?? { pool: 0, vacant: 0 };
}
