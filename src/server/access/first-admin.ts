import type { ServerDeps } from '../ports.ts';
import { codeOf } from './accounts.ts';

/** The code with which the first person of an empty company makes themselves its admin; gone once there is anybody. */
export async function firstAdminCode({ database }: Pick<ServerDeps, 'database'>): Promise<string | undefined> {
  const [row] = await database.asOwner((sql) =>
    sql.rows<{ code: string }>(`select value #>> '{}' as code from setting where key = 'first-admin'
      and not exists (select 1 from directive where kind = 'person')`),
  );
  return row?.code;
}

/** An empty company waits for its first person; the same code until they come, whatever happens to the server meanwhile. */
export async function prepareFirstAdmin({ database, ids }: Pick<ServerDeps, 'database' | 'ids'>): Promise<void> {
  await database.asOwner((sql) =>
    sql.rows(
      `insert into setting (key, value) select 'first-admin', to_jsonb($1::text)
       where not exists (select 1 from directive where kind = 'person') on conflict (key) do nothing`,
      [codeOf(ids.secret())],
    ),
  );
}
