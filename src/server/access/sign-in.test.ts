import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, freshDatabase } from '../../../test/postgres.ts';
import { serverDeps } from '../../../test/server-deps.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { createApp } from '../app.ts';
import { writeDirectives } from '../directives/write.ts';
import type { ServerDeps } from '../ports.ts';
import { giveCodes, setPassword } from './accounts.ts';

const ANNA = {
  id: '00000000-0000-4000-8000-00000000a001' as PersonId,
  employeeNo: 'A-1',
  name: '安娜',
  role: 'admin',
  post: null,
  line: null,
  duty: { zone: 'Asia/Shanghai', hours: [] },
  leaves: [],
  active: true,
} satisfies Person;
const BO: Person = { ...ANNA, id: '00000000-0000-4000-8000-00000000a002' as PersonId, employeeNo: 'B.2', name: '小博', role: 'rep' };

let [database, one, two]: [TestDatabase, ServerDeps, ServerDeps] = [] as never;
beforeAll(async () => {
  database = await freshDatabase();
  [one, two] = [serverDeps(database.url), serverDeps(database.url)];
  await savePeople(ANNA, BO);
  await setPassword(one, ANNA, 'a good long password');
});
afterAll(async () => {
  await Promise.all([one.database.close(), two.database.close()]);
  await database.drop();
});

const savePeople = (...people: Person[]) =>
  one.database.within(EVERYTHING, (sql) =>
    writeDirectives(
      sql,
      { at: Date.now(), by: ANNA.id },
      people.map((value) => ({ kind: 'person' as const, id: value.id, value })),
    ),
  );

type Asked = { method?: string; body?: unknown; cookie?: string; headers?: Record<string, string> };
async function ask(deps: ServerDeps, path: string, { method = 'GET', body, cookie, headers }: Asked = {}) {
  const response = await createApp(deps).request(`/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const set = response.headers.getSetCookie()[0];
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server said, the tests look at a part of it
  const said: any = await response.json();
  return { status: response.status, body: said, set, cookie: set?.split(';')[0] ?? '', headers: response.headers };
}
const signIn = (employeeNo: string, password: string, deps = one) =>
  ask(deps, '/sign-in', { method: 'POST', body: { employeeNo, password } });

test('who knows the password gets in, and the cookie is shut to scripts and other sites', async () => {
  const { status, body, set, cookie } = await signIn('a-1', 'a good long password');
  expect([status, body.me.name]).toEqual([200, '安娜']);
  expect(set).toMatch(/HttpOnly/);
  expect(set).toMatch(/SameSite=Lax/i);
  expect((await ask(one, '/me', { cookie })).body.me.id).toBe(ANNA.id);
  expect((await ask(one, '/me')).body).toEqual({ code: 'not-signed-in', says: {} });
  expect((await ask(one, '/me', { cookie: `${cookie.slice(0, -6)}abcdef` })).status).toBe(401);
});

test('a session that is ended in one process is dead in the other within a second', async () => {
  const { cookie } = await signIn('A-1', 'a good long password');
  expect((await ask(two, '/me', { cookie })).status).toBe(200);
  expect((await ask(two, '/me', { cookie })).status).toBe(200);
  expect((await ask(one, '/sign-out', { method: 'POST', body: {}, cookie })).status).toBe(200);
  const since = Date.now();
  while ((await ask(two, '/me', { cookie })).status !== 401) expect(Date.now() - since).toBeLessThan(1_000);
  expect((await ask(one, '/me', { cookie })).status).toBe(401);
});

test('the one-time code works once, and what is too easy is turned away', async () => {
  const [given] = await giveCodes(one, [BO]);
  const first = (password: string, code = given?.code) =>
    ask(one, '/first-password', { method: 'POST', body: { employeeNo: 'b.2', code, password } });
  expect((await first('another fine one', 'AAAAA-BBBBB')).body.code).toBe('code-not-valid');
  expect((await first('12345678')).body.code).toBe('weak-password');
  const entered = await first('another fine one');
  expect([entered.status, entered.body.me?.name]).toEqual([200, '小博']);
  expect((await ask(one, '/me', { cookie: entered.cookie })).status).toBe(200);
  expect((await first('another fine two')).body.code).toBe('code-not-valid');
  expect((await signIn('B.2', 'another fine one')).status).toBe(200);
});

test('a new code ends the old password and its sessions; who left is out everywhere', async () => {
  const anna = (await signIn('A-1', 'a good long password')).cookie;
  const bo = (await signIn('B.2', 'another fine one')).cookie;
  expect((await ask(two, '/me', { cookie: bo })).status).toBe(200);
  const reset = await ask(one, '/org/reset-password', { method: 'POST', body: { person: BO.id }, cookie: anna });
  expect(reset.status).toBe(200);
  expect((await signIn('B.2', 'another fine one')).status).toBe(401);
  const again = await ask(one, '/first-password', {
    method: 'POST',
    body: { employeeNo: 'B.2', code: reset.body.code, password: 'yet another one' },
  });
  expect((await ask(two, '/me', { cookie: again.cookie })).status).toBe(200);
  await savePeople({ ...BO, active: false });
  expect((await ask(two, '/me', { cookie: again.cookie })).status).toBe(401);
  expect((await signIn('B.2', 'yet another one')).status).toBe(401);
  await savePeople(BO);
});

test('guessing gets slower and never locks the door', async () => {
  const deps = serverDeps(database.url);
  let now = Date.now();
  const told = { ...deps, clock: { now: () => now } };
  const guess = (password: string) => signIn('A-1', password, told);
  for (let i = 0; i < 5; i++) expect((await guess(`wrong number ${i}`)).body.code).toBe('wrong-password');
  const stopped = await guess('wrong number 6');
  expect([stopped.status, stopped.body.code, stopped.headers.get('retry-after')]).toEqual([429, 'too-many-tries', '1']);
  now += 61_000;
  expect((await guess('a good long password')).status).toBe(200);
  await deps.database.close();
});

test('another site cannot write in your name', async () => {
  const { cookie } = await signIn('A-1', 'a good long password');
  const from = (headers: Record<string, string>) => ask(one, '/sign-out', { method: 'POST', body: {}, cookie, headers });
  expect((await from({ origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await from({ origin: 'http://localhost' })).status).toBe(200);
});
