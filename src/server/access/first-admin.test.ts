import { afterAll, beforeAll, expect, test } from 'vitest';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import { ask } from '../../../test/asking.ts';
import { freshDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { serverDeps } from '../../../test/server-deps.ts';
import { firstAdmin, readDoor, readMe } from '../../wire/org.ts';
import { argonPasswords } from '../adapters/passwords.ts';
import { createApp } from '../app.ts';
import type { ServerDeps } from '../ports.ts';
import { openAuth } from './auth.ts';
import { firstAdminCode, prepareFirstAdmin } from './first-admin.ts';

let [database, deps]: [TestDatabase, ServerDeps] = [] as never;
beforeAll(async () => {
  database = await freshDatabase();
  deps = serverDeps(database.url, { passwords: argonPasswords });
});
afterAll(async () => {
  await deps.database.close();
  await database.drop();
});

test('an empty company takes its first admin once, by the code that was printed', async () => {
  const app = createApp(deps);
  await prepareFirstAdmin(deps);
  const code = await firstAdminCode(deps);
  await prepareFirstAdmin(deps);
  expect(await firstAdminCode(deps)).toBe(code);
  expect((await ask(app, readDoor, {})).reply.needsFirstAdmin).toBe(true);
  const enter = (said: unknown, employeeNo = '1') =>
    ask(app, firstAdmin, { code: said, organisation: '新公司', employeeNo, name: '一号', password: 'long and winding' });
  expect((await enter('AAAAA-AAAAA')).problem).toBe('code-not-valid');
  expect((await enter(code, 'no good')).problem).toBe('malformed');
  const { reply, cookie } = await enter(code?.toLowerCase().replace('-', ' '));
  expect(reply.me.role).toBe('admin');
  expect((await ask(app, readMe, {}, { cookie })).reply.organisation).toBe('新公司');
  expect((await enter(code, '2')).problem).toBe('code-not-valid');
  expect((await ask(app, readDoor, {})).reply.needsFirstAdmin).toBe(false);
  const [kept] = await deps.database.asOwner((sql) => sql.rows<{ password: string }>('select password from auth.account'));
  expect(kept?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('the tables are those that better-auth would make', async () => {
  const pool = new pg.Pool({ connectionString: database.url, options: '-c search_path=auth', max: 1 });
  const { options } = openAuth(deps, 'x'.repeat(64));
  const { toBeCreated, toBeAdded } = await getMigrations({ ...options, database: pool } as never);
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  await pool.end();
});
