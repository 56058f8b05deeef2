import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../../test/asking.ts';
import { A_LINE, aCustomer, aPerson, aPost, aUnit, change, cookieOf, write } from '../../../../test/company.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/postgres.ts';
import { serverDeps } from '../../../../test/server-deps.ts';
import { instantOf } from '../../../base/moment.ts';
import type { Customer } from '../../../domain/customer.ts';
import type { Person, Post } from '../../../domain/person.ts';
import { movedBy } from '../../../domain/place.ts';
import { DEFAULT_POLICY } from '../../../domain/visit/policy.ts';
import { certifyMonth, listCertificates, overrideCertificate } from '../../../wire/certificates.ts';
import { tryPolicy } from '../../../wire/policy.ts';
import { createApp } from '../../app.ts';
import type { ServerDeps } from '../../ports.ts';

const MONTH = '2026-12';
const NOW = instantOf('2026-11-24', 600, 'Asia/Shanghai');
const team = aUnit('一队');
const [roomy, full, boss] = [aPost(team, 1), aPost(team, 2), { ...aPost(team, 3), manages: true }];
const admin = aPerson('1', 'admin');
const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 1_080 }));
const aRep = (no: string, post: Post) => aPerson(no, 'rep', post, { line: A_LINE.key, duty: { zone: 'Asia/Shanghai', hours } });
const [ease, strain] = [aRep('2', roomy), aRep('3', full)];
const manager = aPerson('4', 'manager', boss);
const CENTRE = { lat: 28.68, lon: 115.86 };
const shops = (prefix: string, count: number): Customer[] =>
  Array.from({ length: count }, (_, i) => ({
    ...aCustomer(`${prefix}${i}`),
    ...{ line: A_LINE.key, stage: 'active' as const, grade: 'A' as const },
    fence: { centre: movedBy(CENTRE, ((i * 37) % 100) * 150, ((i * 61) % 100) * 150), radiusM: 150 },
  }));

let [database, deps]: [TestDatabase, ServerDeps] = [] as never;
beforeAll(async () => {
  database = await freshDatabase();
  deps = serverDeps(database.url, { clock: { now: () => NOW } });
  await write(deps, admin, change('unit', team), change('line', A_LINE), ...[roomy, full, boss].map((post) => change('post', post)));
  await write(deps, admin, ...[admin, ease, strain, manager].map((person) => change('person', person)));
  const frequency = [{ applies: { trait: 'grade' as const, in: ['A'] }, target: 6, max: 8, minGapDays: 3 }];
  await write(deps, admin, change('policy', { ...DEFAULT_POLICY, frequency }));
  const give = (customers: readonly Customer[], post: Post) =>
    customers.flatMap((one) => [change('customer', one), change('ownership', { customer: one.id, post: post.id, from: '2020-01-01' })]);
  await write(deps, admin, ...give(shops('E', 20), roomy), ...give(shops('F', 110), full));
});
afterAll(async () => {
  await deps.planner.close();
  await deps.eye.close();
  await deps.database.close();
  await database.drop();
});

const certify = async (person: Person) =>
  ask(createApp(deps), certifyMonth, { person: person.id, month: MONTH }, { cookie: await cookieOf(deps, manager) });

test('a month with room is certified; one that asks too much is not, says what stands in the way, and what would be enough', async () => {
  const [easy, hard] = [(await certify(ease)).reply.certified, (await certify(strain)).reply.certified];
  expect(easy.probability).toBeGreaterThan(0.9);
  expect(easy.remedies).toEqual([]);
  expect(hard).toMatchObject({ visits: 660, binding: { what: 'time' } });
  // Nobody has been there yet: that stays may turn out short is the only way it could be kept.
  expect(hard.probability).toBeLessThan(0.4);
  const given = hard.remedies.find(({ kind }) => kind === 'customers');
  expect(given?.amount).toBeGreaterThan(10);
  expect(given?.customers).toHaveLength(given?.amount ?? 0);
  expect((await certify(strain)).reply.certified).toEqual(hard);
});

test('whoever goes ahead all the same signs with a reason, and it stays with the certificate', async () => {
  const app = createApp(deps);
  const cookie = await cookieOf(deps, manager);
  const { certificates } = (await ask(app, listCertificates, { month: MONTH }, { cookie })).reply;
  expect(certificates.map(({ personName }) => personName)).toEqual([strain.name, ease.name]);
  const [worst] = certificates;
  const word = { person: strain.id, month: MONTH, number: worst?.number ?? 0, reason: '旺季，月底补一个人' };
  await ask(app, overrideCertificate, word, { cookie });
  expect((await ask(app, overrideCertificate, word, { cookie })).problem).toBe('stale');
  const again = (await ask(app, listCertificates, { month: MONTH }, { cookie: await cookieOf(deps, strain) })).reply.certificates;
  expect(again).toHaveLength(1);
  expect(again[0]).toMatchObject({ overriddenBy: manager.name, certified: { override: { reason: word.reason } } });
});

test('months that are over or far away are refused', async () => {
  const cookie = await cookieOf(deps, manager);
  const app = createApp(deps);
  for (const month of ['2026-10', '2027-06'])
    expect((await ask(app, certifyMonth, { person: ease.id, month }, { cookie })).problem).toBe('malformed');
});

test('a draft of the policy is lived before it is saved, and leaves nothing behind', async () => {
  const [app, cookie] = [createApp(deps), await cookieOf(deps, manager)];
  const before = (await ask(app, listCertificates, { month: MONTH }, { cookie })).reply;
  const rule = { applies: { trait: 'grade' as const, in: ['A'] }, minGapDays: 3 };
  const lived = async (target: number) => {
    const asked = { person: strain.id, month: MONTH, frequency: [{ ...rule, target, max: target + 2 }] };
    return (await ask(app, tryPolicy, asked, { cookie })).reply;
  };
  const [often, seldom] = [await lived(6), await lived(2)];
  expect(often).toMatchObject({ visits: 660, binding: 'time' });
  expect(seldom).toMatchObject({ visits: 220, binding: null });
  expect(seldom.probability).toBeGreaterThan(often.probability);
  expect((await ask(app, listCertificates, { month: MONTH }, { cookie })).reply).toEqual(before);
});
