import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { A_LINE, aCustomer, aPerson, aPost, aUnit, change, cookieOf, write } from '../../test/company.ts';
import { freshDatabase, type TestDatabase } from '../../test/postgres.ts';
import { serverDeps } from '../../test/server-deps.ts';
import type { Endpoint } from '../wire/endpoint.ts';
import { createApp } from './app.ts';
import { type App, endpointsOf } from './http/handle.ts';
import type { ServerDeps } from './ports.ts';

const top = aUnit('公司');
const [north, south] = [aUnit('北队', top), aUnit('南队', top)];
const [boss, hidden, stranger] = [aPost(south, 1, true), aPost(north, 2), aPost(south, 3)];
const admin = aPerson('1', 'admin');
const secretPerson = aPerson('900', 'rep', hidden, { name: '不可见的人' });
const [manager, rep] = [aPerson('2', 'manager', boss), aPerson('3', 'rep', stranger)];
const secret = aCustomer('S1', { name: '不可见的客户', address: '不可见的路' });
const day = '2026-11-02';

let [database, deps, app]: [TestDatabase, ServerDeps, App] = [] as never;
const cookies: string[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  deps = serverDeps(database.url);
  app = createApp(deps);
  const org = [...[top, north, south].map((unit) => change('unit', unit)), change('line', A_LINE)];
  await write(deps, admin, ...org, ...[boss, hidden, stranger].map((post) => change('post', post)));
  await write(deps, admin, ...[admin, secretPerson, manager, rep].map((person) => change('person', person)));
  await write(deps, admin, change('customer', secret), change('ownership', { customer: secret.id, post: hidden.id, from: '2020-01-01' }));
  await write(deps, admin, change('plan', { person: secretPerson.id, day, stops: [{ id: randomUUID() as never, customer: secret.id }] }));
  cookies.push(await cookieOf(deps, rep), await cookieOf(deps, manager));
});
afterAll(async () => {
  await deps.database.close();
  await database.drop();
});

const key = { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) };
const id = randomUUID();

/** For each endpoint, how somebody who may not would ask after the person and the customer of another team. */
const CASES: Readonly<Record<string, () => Record<string, unknown>>> = {
  'GET /door': () => ({}),
  'GET /me': () => ({}),
  'POST /sign-in': () => ({ employeeNo: '900', password: 'a guess of mine' }),
  'POST /sign-out': () => ({}),
  'POST /first-password': () => ({ employeeNo: '900', code: 'AAAAA', password: 'a guess of mine' }),
  'POST /first-admin': () => ({ code: 'x', organisation: 'x', employeeNo: '7', name: 'x', password: 'a guess of mine' }),
  'GET /org': () => ({}),
  'PUT /org/unit': () => ({ unit: north }),
  'PUT /org/post': () => ({ post: hidden }),
  'PUT /org/person': () => ({ person: secretPerson }),
  'POST /org/reset-password': () => ({ person: secretPerson.id }),
  'GET /sessions': () => ({ person: secretPerson.id }),
  'DELETE /sessions': () => ({ person: secretPerson.id }),
  'GET /policy': () => ({}),
  'PUT /policy': () => ({ policy: {}, number: 0 }),
  'POST /policy/weigh': () => ({ frequency: [{ applies: { all: [] }, target: 9, max: 2, minGapDays: 3 }] }),
  'POST /policy/try': () => ({ person: secretPerson.id, month: day.slice(0, 7), frequency: [] }),
  'GET /access': () => ({ customer: secret.id }),
  'PUT /access': () => ({
    access: { customer: secret.id, institution: null, hours: [], exceptions: [], closedOnHolidays: false, said: { how: 'phone', on: day } },
    number: 0,
  }),
  'GET /institutions': () => ({}),
  'PUT /institutions': () => ({ institution: { id, name: 'x', rules: [{ kind: 'reception' }], receivesOnHolidays: false }, number: 0 }),
  'GET /holidays': () => ({}),
  'PUT /holidays': () => ({ holidays: { year: 2026, off: [{ from: '2026-01-09' }], work: [], source: '' }, number: 0 }),
  'GET /leaves': () => ({ from: day, to: day, person: secretPerson.id }),
  'POST /leaves': () => ({ id, person: secretPerson.id, from: day, to: day, kind: 'leave' }),
  'POST /leaves/decide': () => ({ leave: id, state: 'granted' }),
  'GET /due': () => ({ person: secretPerson.id }),
  'GET /neglected': () => ({ person: secretPerson.id, lens: 'age' }),
  'GET /pull': () => ({ epoch: '', after: 0 }),
  'GET /mine': () => ({}),
  'GET /sops': () => ({}),
  'PUT /sops': () => ({ sop: {} }),
  'GET /sops/which': () => ({ customer: secret.id }),
  'GET /catalogue': () => ({}),
  'POST /catalogue/adopt': () => ({ line: 'pharmacy' }),
  'PUT /catalogue/line': () => ({ line: { ...A_LINE, precision: 'precise' } }),
  'PUT /catalogue/product': () => ({ product: { key: 'p', title: { zh: '一' } } }),
  'DELETE /catalogue/product': () => ({ key: 'p' }),
  'GET /customers': () => ({ search: '不可见' }),
  'GET /customers/one': () => ({ customer: secret.id }),
  'PUT /customers/one': () => ({ customer: { ...secret, name: '改了' } }),
  'GET /pins': () => ({ customer: secret.id }),
  'GET /pins/waiting': () => ({}),
  'POST /pins/decide': () => ({ move: id, decision: 'approved' }),
  'GET /customers/site': () => ({ customer: secret.id }),
  'POST /customers/site': () => ({ customer: secret.id, kind: 'code' }),
  'DELETE /customers/site': () => ({ customer: secret.id, id }),
  'POST /receipts': () => ({ visit: id }),
  'GET /plans': () => ({ from: day, to: day, person: secretPerson.id }),
  'PUT /plans': () => ({ plan: { person: secretPerson.id, day, stops: [] }, version: 1 }),
  'GET /plans/certificates': () => ({ month: day.slice(0, 7) }),
  'POST /plans/certificates': () => ({ person: secretPerson.id, month: day.slice(0, 7) }),
  'POST /plans/certificates/override': () => ({ person: secretPerson.id, month: day.slice(0, 7), number: 1, reason: '试点' }),
  'POST /plans/month': () => ({ person: secretPerson.id, from: day, to: day }),
  'PUT /plans/month': () => ({ plans: [{ plan: { person: secretPerson.id, day, stops: [] }, version: 1 }] }),
  'GET /plans/propose': () => ({ person: secretPerson.id, day }),
  'GET /plans/challenges': () => ({ from: day, to: day }),
  'GET /plans/proposals': () => ({ from: day, to: day }),
  'POST /plans/proposals/answer': () => ({ proposal: id, person: secretPerson.id, version: 0, answer: 'granted' }),
  'POST /plans/challenges/answer': () => ({ challenge: id, person: secretPerson.id, answer: 'granted' }),
  'POST /plans/check': () => ({ plan: { person: secretPerson.id, day, stops: [] } }),
  'POST /plans/excuse': () => ({ stop: id, person: secretPerson.id, day, why: 'weather' }),
  'GET /results': () => ({ kind: 'order', customer: secret.id }),
  'POST /results': () => ({ kind: 'order', id, customer: secret.id, on: day, state: 'placed', amountFen: 1 }),
  'POST /imports/check': () => ({ kind: 'customers', fileName: 'x', base64: 'eA==' }),
  'POST /imports/apply': () => ({ id }),
  'POST /imports/undo': () => ({ id }),
  'GET /imports': () => ({}),
  'POST /devices': () => ({ key, label: 'x' }),
  'GET /devices': () => ({ person: secretPerson.id }),
  'PUT /devices': () => ({ device: `desk.${secretPerson.id}`, state: 'revoked' }),
  'POST /devices/let-in': () => ({ device: `desk.${secretPerson.id}`, by: `desk.${secretPerson.id}`, at: 1, signature: 'A'.repeat(86) }),
  'POST /passkeys': () => ({
    device: `desk.${secretPerson.id}`,
    passkey: { credential: 'x', algorithm: -7, publicKey: 'x', clientData: 'x', authenticatorData: 'x' },
  }),
  'GET /passkeys': () => ({ person: secretPerson.id }),
  'DELETE /passkeys': () => ({ credential: 'x' }),
  'POST /contact': () => ({ device: `desk.${secretPerson.id}`, phoneAt: 1 }),
  'POST /facts': () => ({ device: `desk.${secretPerson.id}`, facts: [{}] }),
  'GET /quarantine': () => ({}),
  'GET /log/checkpoint': () => ({}),
  'GET /log/leaves': () => ({ from: 0 }),
  'GET /log/history': () => ({}),
  'POST /log/cosignatures': () => ({ size: 1, cosignature: { v: 1, witness: key, at: 1, signature: 'x'.repeat(86) } }),
  'POST /log/stamp': () => ({}),
  'GET /visits': () => ({ person: secretPerson.id }),
  'GET /visits/one': () => ({ visit: id }),
  'POST /visits/review': () => ({ visit: id, decision: 'accepted' }),
  'GET /review': () => ({ tab: 'waiting', person: secretPerson.id }),
  'GET /review/rules': () => ({}),
  'PUT /review/rule': () => ({ signal: 'too-short', silent: true, reason: 'x' }),
  'GET /review/samples': () => ({}),
  'GET /review/drawn': () => ({ week: '2026-11-02' }),
  'GET /cases': () => ({}),
  'GET /cases/one': () => ({ case: id }),
  'GET /cases/ground': () => ({ person: secretPerson.id }),
  'POST /cases': () => ({ person: secretPerson.id, visits: [id], reason: 'x' }),
  'POST /cases/finding': () => ({ case: id, finding: 'confirmed', reason: 'x' }),
  'GET /visits/bundle': () => ({ visit: id }),
  'GET /back-checks': () => ({ from: day, to: day, person: secretPerson.id }),
  'GET /back-checks/one': () => ({ visit: id }),
  'GET /back-check-tasks': () => ({}),
  'POST /back-check-tasks/said': () => ({ visit: id, outcome: 'denied' }),
  'PUT /back-check-tasks': () => ({ visit: id, assignee: secretPerson.id, how: 'call' }),
  'GET /back-check-tasks/who': () => ({ visit: id }),
  'POST /back-check-tasks/link': () => ({ visit: id }),
  'GET /back-check-tasks/rates': () => ({}),
  'GET /board': () => ({ from: day, to: day, person: secretPerson.id }),
  'GET /board/rows': () => ({ from: day, to: day, key: 'coverage', person: secretPerson.id }),
  'GET /today': () => ({}),
  'GET /travel': () => ({}),
  'GET /travel/model': () => ({}),
};

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;
async function send(to: Endpoint, asked: Record<string, unknown>, cookie?: string) {
  const inQuery = to.method === 'GET' || to.method === 'DELETE';
  const query = inQuery ? `?${new URLSearchParams(asked as Record<string, string>)}` : '';
  return app.request(`/api${to.path}${query}`, {
    method: to.method,
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    ...(!inQuery && { body: JSON.stringify(asked) }),
  });
}

test('every endpoint has its case here: a new one without is not let through', () => {
  const uncovered = endpointsOf(app)
    .map(nameOf)
    .filter((name) => CASES[name] === undefined);
  expect(uncovered).toEqual([]);
});

test('no endpoint shows another team, to a rep or to a manager beside it', async () => {
  const hiddenWords = /不可见的/;
  for (const to of endpointsOf(app)) {
    if (nameOf(to) === 'POST /sign-out') continue; // it would end the session that the others ask with
    for (const cookie of cookies) {
      const response = await send(to, CASES[nameOf(to)]?.() ?? {}, cookie);
      const said = await response.text();
      expect(said, nameOf(to)).not.toMatch(hiddenWords);
      expect(response.status, `${nameOf(to)} ${said}`).toBeLessThan(500);
    }
  }
  const [kept] = await deps.database.asOwner((sql) =>
    sql.rows<{ n: number }>(`select count(*) as n from directive where value ->> 'name' = '改了'`),
  );
  expect(kept?.n).toBe(0);
});

test('without a session only what is open to anyone answers', async () => {
  for (const to of endpointsOf(app)) {
    const { status } = await send(to, CASES[nameOf(to)]?.() ?? {});
    if (to.who !== 'anyone' && to.who !== 'signature') expect([nameOf(to), status]).toEqual([nameOf(to), 401]);
  }
});

test('what cannot be understood, is too large or is not there gets its code', async () => {
  const at = async (path: string, init?: RequestInit) => {
    const response = await app.request(path, init);
    return [response.status, ((await response.json()) as { code: string }).code];
  };
  const post = (body: string) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body });
  expect(await at('/api/sign-in', post('{"employeeNo":'))).toEqual([400, 'malformed']);
  expect(await at('/api/sign-in', post('{"employeeNo":"1","password":5}'))).toEqual([400, 'malformed']);
  expect(await at('/api/no/such/thing')).toEqual([404, 'not-found']);
  const large = { ...post('x'.repeat(50_000_000)), headers: { 'content-type': 'application/json', 'content-length': '50000000' } };
  expect(await at('/api/facts', large)).toEqual([413, 'too-large']);
});

test('a dead database is told as one, and trying again is asked for', async () => {
  const away = serverDeps(database.url.replace(/:\d+\//, ':1/'));
  const response = await createApp(away).request('/api/me', { headers: { cookie: cookies[0] as string } });
  expect([response.status, await response.json()]).toEqual([503, { code: 'database-away', says: {} }]);
  expect(response.headers.get('retry-after')).toBe('2');
  await away.database.close();
});

test('an address that is not secure says so in one sentence, in both languages', async () => {
  const response = await app.request('http://192.168.1.9:4600/field/');
  expect(response.status).toBe(403);
  expect(await response.text()).toMatch(/请用 https[^]*open it with https/);
});
