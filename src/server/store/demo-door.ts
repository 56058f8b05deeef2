import type { ServerDeps } from '../ports.ts';

/** What the demo tells on its sign-in page: its logins, and how much of its story has been lived so far. */
export interface DemoDoor {
  readonly logins: { employeeNo: string; password: string; name: string; role: string; line: string | null }[];
  readonly filling: { done: number; of: number } | null;
}

export async function readDemo({ database, settings }: Pick<ServerDeps, 'database' | 'settings'>): Promise<DemoDoor> {
  if (!settings.demo) return { logins: [], filling: null };
  const rows = await database.asOwner((sql) =>
    sql.rows<{ key: string; value: unknown }>(`select key, value from setting where key in ('demo-logins', 'demo-filling')`),
  );
  const of = (key: string) => rows.find((row) => row.key === key)?.value;
  return {
    logins: (of('demo-logins') as DemoDoor['logins'] | undefined) ?? [],
    filling: (of('demo-filling') as DemoDoor['filling']) ?? null,
  };
}

export async function writeDemo({ database }: Pick<ServerDeps, 'database'>, door: Partial<DemoDoor & { filled: boolean }>): Promise<void> {
  await database.asOwner(async (sql) => {
    for (const [key, value] of Object.entries(door)) {
      await sql.rows('insert into setting (key, value) values ($1, $2::jsonb) on conflict (key) do update set value = excluded.value', [
        `demo-${key}`,
        JSON.stringify(value),
      ]);
    }
  });
}
