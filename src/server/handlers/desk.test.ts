import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { A_LINE, aCustomer, aPerson, aPost, aUnit, change, cookieOf, write } from '../../../test/company.ts';
import { freshDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { serverDeps } from '../../../test/server-deps.ts';
import { addDays, localDate } from '../../base/moment.ts';
import { DEFAULT_POLICY } from '../../domain/visit/policy.ts';
import { listCustomers, readCustomer, saveCustomer } from '../../wire/customers.ts';
import { readOrg, readPolicy, savePerson, savePolicy, savePost, saveUnit } from '../../wire/org.ts';
import { excuseStop, listPlans, savePlan } from '../../wire/plans.ts';
import { listSops, publishSop, whichSop } from '../../wire/sops.ts';
import { createApp } from '../app.ts';
import type { App } from '../http/handle.ts';
import type { ServerDeps } from '../ports.ts';

const top = aUnit('公司');
const [north, south] = [aUnit('北队', top), aUnit('南队', top)];
const [lead, seat, far] = [aPost(north, 1, true), aPost(north, 2), aPost(south, 3)];
const admin = aPerson('1', 'admin');
const [manager, rep, other] = [aPerson('2', 'manager', lead), aPerson('3', 'rep', seat), aPerson('4', 'rep', far)];
const [ours, theirs, pooled] = [aCustomer('N1', { name: '北方药房' }), aCustomer('S1', { name: '南方药房' }), aCustomer('P1')];
const day = addDays(localDate(Date.now(), 'Asia/Shanghai'), 1);

let [database, deps, app]: [TestDatabase, ServerDeps, App] = [] as never;
const as = { admin: '', manager: '', rep: '' };
beforeAll(async () => {
  database = await freshDatabase();
  deps = serverDeps(database.url);
  app = createApp(deps);
  const org = [...[top, north, south].map((unit) => change('unit', unit)), change('line', A_LINE)];
  await write(deps, admin, ...org, ...[lead, seat, far].map((post) => change('post', post)));
  await write(deps, admin, ...[admin, manager, rep, other].map((person) => change('person', person)));
  const owned = ([customer, post]: [typeof ours, typeof seat | null]) => [
    change('customer', customer),
    change('ownership', { customer: customer.id, post: post?.id ?? null, from: '2020-01-01' }),
  ];
  await write(
    deps,
    admin,
    ...(
      [
        [ours, seat],
        [theirs, far],
        [pooled, null],
      ] as [typeof ours, typeof seat | null][]
    ).flatMap(owned),
  );
  for (const [name, person] of [
    ['admin', admin],
    ['manager', manager],
    ['rep', rep],
  ] as const)
    as[name] = await cookieOf(deps, person);
});
afterAll(async () => {
  await deps.database.close();
  await database.drop();
});

test('customers are found by pinyin, in scope, and change hands only inside it', async () => {
  const found = async (cookie: string, more = {}) =>
    (await ask(app, listCustomers, more, { cookie })).reply.customers.map(({ customer }) => customer.code).toSorted();
  expect(await found(as.admin)).toEqual(['N1', 'P1', 'S1']);
  expect(await found(as.admin, { owned: 'pool' })).toEqual(['P1']);
  expect(await found(as.admin, { unit: south.id })).toEqual(['S1']);
  expect(await found(as.manager)).toEqual(['N1']);
  expect(await found(as.manager, { person: other.id })).toEqual([]);
  expect(await found(as.admin, { search: 'yaofang nf' })).toEqual(['S1']);
  const give = (customer: typeof ours, owner: unknown) => ask(app, saveCustomer, { customer, owner }, { cookie: as.manager });
  expect((await give(ours, far.id)).problem).toBe('not-allowed');
  expect((await give(theirs, seat.id)).problem).toBe('not-found');
  expect((await give({ ...ours, name: '北方大药房' }, lead.id)).reply.row.owner?.personName).toBe(manager.name);
  expect((await give(ours, seat.id)).status).toBe(200);
  expect((await give(aCustomer('N1'), seat.id)).problem).toBe('malformed');
  const page = (await ask(app, readCustomer, { customer: ours.id }, { cookie: as.rep })).reply;
  expect(page.owners.map(({ personName }) => personName)).toEqual([rep.name, rep.name]);
});

test('a plan is nobody else’s to overwrite unread, and opens no customer that its writer does not see', async () => {
  const stop = (customer: typeof ours) => ({ id: randomUUID(), customer: customer.id });
  const save = (cookie: string, stops: unknown[], version: number) =>
    ask(app, savePlan, { plan: { person: rep.id, day, stops }, version }, { cookie });
  const first = stop(ours);
  const { reply } = await save(as.rep, [first], 0);
  expect(reply.frozen).toBe(false);
  expect((await save(as.manager, [], 0)).problem).toBe('stale');
  expect((await save(as.rep, [stop(theirs)], reply.version)).problem).toBe('not-found');
  expect((await save(as.manager, [first, first], reply.version)).problem).toBe('malformed');
  const [shown] = (await ask(app, listPlans, { from: day, to: day }, { cookie: as.manager })).reply.plans;
  expect(shown).toMatchObject({ personName: rep.name, version: reply.version, stops: [{ customerName: '北方药房', state: 'ahead' }] });
  const excuse = (id: string, cookie = as.manager) => ask(app, excuseStop, { stop: id, person: rep.id, day, why: 'weather' }, { cookie });
  expect((await excuse(randomUUID())).problem).toBe('not-found');
  expect((await excuse(first.id, as.rep)).problem).toBe('not-allowed');
  expect((await excuse(first.id)).status).toBe(200);
});

test('the org tree grows by seats with numbers of their own, and has no circles', async () => {
  const post = { ...aPost(south, 1), name: '新岗位' };
  expect((await ask(app, savePost, { post }, { cookie: as.admin })).reply.post.number).toBe(4);
  expect((await ask(app, saveUnit, { unit: { ...top, parent: south.id } }, { cookie: as.admin })).problem).toBe('malformed');
  expect((await ask(app, saveUnit, { unit: south }, { cookie: as.manager })).problem).toBe('not-allowed');
  const fresh = aPerson('77', 'rep', post);
  expect((await ask(app, savePerson, { person: { ...fresh, employeeNo: '3' } }, { cookie: as.admin })).problem).toBe('malformed');
  expect((await ask(app, savePerson, { person: { ...fresh, post: seat.id } }, { cookie: as.admin })).problem).toBe('malformed');
  expect((await ask(app, savePerson, { person: fresh }, { cookie: as.admin })).reply.code).toMatch(/^\w{5}-\w{5}$/);
  expect((await ask(app, savePerson, { person: fresh }, { cookie: as.admin })).reply.code).toBe(null);
  expect((await ask(app, savePerson, { person: { ...admin, active: false } }, { cookie: as.admin })).problem).toBe('malformed');
  const seen = (await ask(app, readOrg, {}, { cookie: as.manager })).reply.people;
  expect(seen.map(({ employeeNo, customers }) => [employeeNo, customers])).toEqual([
    ['2', 0],
    ['3', 1],
  ]);
});

test('standards get the next version, policies tell who comes late', async () => {
  const sop = {
    ...{ key: 'shop', version: 9, line: 'pharmacy', title: { zh: '标准' }, applies: { all: [] }, priority: 1, purposes: [] },
    ...{ minDwellMin: 5, evidence: 'C', burdenS: 60, steps: [{ id: 's', title: { zh: '步骤' }, questions: [] }] },
  };
  const publish = async () => (await ask(app, publishSop, { sop }, { cookie: as.admin })).reply.version;
  expect([await publish(), await publish()]).toEqual([1, 2]);
  const { sops } = (await ask(app, listSops, {}, { cookie: as.rep })).reply;
  expect(sops.map(({ sop: { version }, live, customers }) => [version, live, customers])).toEqual([
    [1, false, 0],
    [2, true, 1],
  ]);
  expect((await ask(app, whichSop, { customer: ours.id }, { cookie: as.rep })).reply.considered).toMatchObject([{ holds: true }]);
  const { number } = (await ask(app, readPolicy, {}, { cookie: as.rep })).reply;
  const policy = { ...DEFAULT_POLICY, fence: 'refuse' };
  expect((await ask(app, savePolicy, { policy, number }, { cookie: as.admin })).reply.number).toBeGreaterThan(0);
  expect((await ask(app, savePolicy, { policy, number }, { cookie: as.admin })).problem).toBe('stale');
});
