import type { ServerDeps } from '../ports.ts';
import { type Filling, seedDemo } from '../world/demo.ts';

export interface Where {
  readonly url: string;
  readonly dataDir: string;
}

/** The demo company, where there is no company yet or its story was cut short. It is lived behind the open door. */
export async function fillDemo(deps: ServerDeps, where: Where): Promise<Filling | undefined> {
  const [state] = await deps.database.asOwner((sql) =>
    sql.rows<{ people: number; begun: boolean; filled: boolean }>(
      `select (select count(*) from directive where kind = 'person') as people,
         exists (select 1 from setting where key = 'demo-begun') as begun,
         exists (select 1 from setting where key = 'demo-filled') as filled`,
    ),
  );
  if (state?.filled || (!state?.begun && (state?.people ?? 0) > 0)) return undefined;
  const filling = seedDemo(where);
  await filling.ready;
  return filling;
}
