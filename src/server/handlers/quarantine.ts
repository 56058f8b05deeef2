import { listQuarantine } from '../../wire/quarantine.ts';
import { loadCompany } from '../directives/company.ts';
import { type App, handle } from '../http/handle.ts';
import type { ServerDeps } from '../ports.ts';
import { NOBODY, readQuarantine } from '../store/quarantine.ts';

/** What was put aside, in scope; what no device owns up to is headquarters' to look at. */
export function handleQuarantine(app: App, { database }: Pick<ServerDeps, 'database'>): void {
  handle(app, listQuarantine, async ({ why, limit = 200 }, { person, scope }) => {
    const seen = person.role === 'admin' ? { ...scope, ranges: [[0, 2_000_000_000] as const] } : scope;
    return database.within(seen, async (sql) => {
      const [{ people }, { items, total }] = [await loadCompany(sql), await readQuarantine(sql, { why, limit: Math.min(limit, 1_000) })];
      const named = items.map(({ id, why: reason, device, person: whose, receivedAt, detail, raw }) => ({
        ...{ id, why: reason, device, receivedAt, detail, raw },
        person: whose === NOBODY ? null : whose,
        personName: people.get(whose)?.name ?? null,
      }));
      return { items: named, total };
    });
  });
}
