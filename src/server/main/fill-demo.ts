import type { ServerDeps } from '../ports.ts';
import { type Filling, seedDemo } from '../world/demo.ts';

/** The demo company, where there is no company yet or its story was cut short. It goes on behind the open door. */
export async function fillDemo(deps: ServerDeps, where: { readonly url: string; readonly dataDir: string }): Promise<Filling | undefined> {
  const [state] = await deps.database.asOwner((sql) =>
    sql.rows<{ begun: boolean; filled: boolean; people: boolean }>(
      `select exists (select 1 from setting where key = 'demo-logins') as begun,
         exists (select 1 from setting where key = 'demo-filled') as filled,
         exists (select 1 from directive where kind = 'person') as people`,
    ),
  );
  const someoneElses = state?.people && !state.begun;
  return state?.filled || someoneElses ? undefined : seedDemo(where);
}
