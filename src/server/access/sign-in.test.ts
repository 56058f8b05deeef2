import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { type TestDatabase, freshDatabase } from '../../../test/postgres.ts';
import { serverDeps } from '../../../test/server-deps.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import * as org from '../../wire/org.ts';
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

const signIn = (employeeNo: string, password: string, deps = one) => ask(createApp(deps), org.signIn, { employeeNo, password });
const me = (deps: ServerDeps, cookie = '') => ask(createApp(deps), org.readMe, {}, { cookie });

test('who knows the password gets in, and the cookie is shut to scripts and other sites', async () => {
  const { status, reply, cookie, headers } = await signIn('a-1', 'a good long password');
  const set = headers.getSetCookie()[0];
  expect([status, reply.me.name]).toEqual([200, '安娜']);
  expect(set).toMatch(/HttpOnly/);
  expect(set).toMatch(/SameSite=Lax/i);
  expect((await me(one, cookie)).reply.me.id).toBe(ANNA.id);
  expect((await me(one)).problem).toBe('not-signed-in');
  expect((await me(one, `${cookie.slice(0, -6)}abcdef`)).status).toBe(401);
});

test('a session that is ended in one process is dead in the other within a second', async () => {
  const { cookie } = await signIn('A-1', 'a good long password');
  expect((await me(two, cookie)).status).toBe(200);
  expect((await me(two, cookie)).status).toBe(200);
  expect((await ask(createApp(one), org.signOut, {}, { cookie })).status).toBe(200);
  const since = Date.now();
  while ((await me(two, cookie)).status !== 401) expect(Date.now() - since).toBeLessThan(1_000);
  expect((await me(one, cookie)).status).toBe(401);
});

test('the one-time code works once, and what is too easy is turned away', async () => {
  const [given] = await giveCodes(one, [BO]);
  const first = (password: string, code = given?.code) => ask(createApp(one), org.firstPassword, { employeeNo: 'b.2', code, password });
  expect((await first('another fine one', 'AAAAA-BBBBB')).problem).toBe('code-not-valid');
  expect((await first('12345678')).problem).toBe('weak-password');
  const entered = await first('another fine one');
  expect([entered.status, entered.reply.me?.name]).toEqual([200, '小博']);
  expect((await me(one, entered.cookie)).status).toBe(200);
  expect((await first('another fine two')).problem).toBe('code-not-valid');
  expect((await signIn('B.2', 'another fine one')).status).toBe(200);
});

test('a new code ends the old password and its sessions; who left is out everywhere', async () => {
  const anna = (await signIn('A-1', 'a good long password')).cookie;
  const bo = (await signIn('B.2', 'another fine one')).cookie;
  expect((await me(two, bo)).status).toBe(200);
  const reset = await ask(createApp(one), org.resetPassword, { person: BO.id }, { cookie: anna });
  expect(reset.status).toBe(200);
  expect((await signIn('B.2', 'another fine one')).status).toBe(401);
  const again = await ask(createApp(one), org.firstPassword, { employeeNo: 'B.2', code: reset.reply.code, password: 'yet another one' });
  expect((await me(two, again.cookie)).status).toBe(200);
  await savePeople({ ...BO, active: false });
  expect((await me(two, again.cookie)).status).toBe(401);
  expect((await signIn('B.2', 'yet another one')).status).toBe(401);
  await savePeople(BO);
});

test('guessing gets slower and never locks the door', async () => {
  const deps = serverDeps(database.url);
  let now = Date.now();
  const told = { ...deps, clock: { now: () => now } };
  const guess = (password: string) => signIn('A-1', password, told);
  for (let i = 0; i < 5; i++) expect((await guess(`wrong number ${i}`)).problem).toBe('wrong-password');
  const stopped = await guess('wrong number 6');
  expect([stopped.status, stopped.problem, stopped.headers.get('retry-after')]).toEqual([429, 'too-many-tries', '1']);
  now += 61_000;
  expect((await guess('a good long password')).status).toBe(200);
  await deps.database.close();
});

test('another site cannot write in your name', async () => {
  const { cookie } = await signIn('A-1', 'a good long password');
  const from = (headers: Record<string, string>) => ask(createApp(one), org.signOut, {}, { cookie, headers });
  expect((await from({ origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await from({ origin: 'http://localhost' })).status).toBe(200);
});
