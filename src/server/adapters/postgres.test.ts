import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { freshDatabase } from '../../../test/postgres.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { openPostgres } from './postgres.ts';

test('a listener that is cut comes back, and hears that it may have missed something', async () => {
  const fresh = await freshDatabase();
  const database = openPostgres(fresh.url);
  const heard: string[] = [];
  await database.listen('news', (payload) => heard.push(payload));
  await database.asOwner((sql) => sql.rows(`select pg_notify('news', 'one')`));
  await vi.waitFor(() => expect(heard).toEqual(['', 'one']));
  const other = new pg.Client({ connectionString: fresh.url });
  await other.connect();
  await other.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await vi.waitFor(() => expect(heard).toEqual(['', 'one', '']), { timeout: 5_000 });
  await other.query(`notify news, 'two'`);
  await vi.waitFor(() => expect(heard.at(-1)).toBe('two'));
  await other.end();
  // The pool has new connections as well, and closing ends the listener with it.
  expect(await database.within(EVERYTHING, (sql) => sql.rows('select 1 as n'))).toEqual([{ n: 1 }]);
  await database.close();
  await fresh.drop();
});
