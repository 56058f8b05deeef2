import { listBackChecks, readBackCheck } from '../../wire/behaviour.ts';
import { narrowTo } from '../access/narrow.ts';
import { loadCompany } from '../directives/company.ts';
import { type App, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps } from '../ports.ts';
import { firstToLookAt, reasonsOf } from '../store/behaviour.ts';
import { visitById } from '../store/visits.ts';

const DEFAULT_LIMIT = 50;

/** The order of back-checks, for who makes them; and its reasons for whose visit it is, in the same words. */
export function handleBackChecks(app: App, { database }: Pick<ServerDeps, 'database'>): void {
  handle(app, listBackChecks, async ({ unit, person, from, to, limit = DEFAULT_LIMIT }, { scope }) => {
    const company = await database.within(scope, loadCompany);
    const narrow = unit || person ? narrowTo(scope, company, { unit, person }) : scope;
    return { visits: await database.within(narrow, (sql) => firstToLookAt(sql, { from, to, limit: Math.trunc(limit) })) };
  });
  handle(app, readBackCheck, ({ visit }, { scope, person }) =>
    database.within(scope, async (sql) => {
      const found = await visitById(sql, visit);
      if (!found || (person.role === 'rep' && found.sheet.person !== person.id)) throw new Problem('not-found');
      return { reasons: (await reasonsOf(sql, visit)) ?? null };
    }),
  );
}
