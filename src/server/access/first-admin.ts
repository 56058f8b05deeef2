import type { ServerDeps } from '../ports.ts';

/** The code with which the first person of an empty company makes themselves its admin; gone once there is anybody. */
export async function firstAdminCode({ database }: Pick<ServerDeps, 'database'>): Promise<string | undefined> {
  const [row] = await database.asOwner((sql) =>
    sql.rows<{ code: string }>(`select value #>> '{}' as code from setting where key = 'first-admin'
      and not exists (select 1 from directive where kind = 'person')`),
  );
  return row?.code;
}
