import type { ServerDeps } from '../ports.ts';

/** The company's name: as its first admin gave it, or as the server was told. */
export async function readOrganisation({ database, settings }: Pick<ServerDeps, 'database' | 'settings'>): Promise<string> {
  const [row] = await database.asOwner((sql) =>
    sql.rows<{ name: string }>(`select value #>> '{}' as name from setting where key = 'organisation'`),
  );
  return row?.name ?? settings.organisation;
}

export async function nameOrganisation({ database }: Pick<ServerDeps, 'database'>, name: string): Promise<void> {
  await database.asOwner((sql) =>
    sql.rows(
      `insert into setting (key, value) values ('organisation', to_jsonb($1::text)) on conflict (key) do update set value = excluded.value`,
      [name],
    ),
  );
}
