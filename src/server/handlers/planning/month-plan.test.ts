import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../../test/asking.ts';
import { A_LINE, aCustomer, aPerson, aPost, aUnit, change, cookieOf, write } from '../../../../test/company.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/postgres.ts';
import { serverDeps } from '../../../../test/server-deps.ts';
import { addDays, daysBetween, instantOf } from '../../../base/moment.ts';
import type { StopId } from '../../../domain/ids.ts';
import { movedBy } from '../../../domain/place.ts';
import { DEFAULT_POLICY } from '../../../domain/visit/policy.ts';
import { proposeMonth, publishMonth } from '../../../wire/month-plan.ts';
import { listPlans } from '../../../wire/plans.ts';
import { createApp } from '../../app.ts';
import type { ServerDeps } from '../../ports.ts';

const FROM = '2026-11-30';
const NOW = instantOf('2026-11-27', 600, 'Asia/Shanghai');
const team = aUnit('一队');
const [seat, boss] = [aPost(team, 1), { ...aPost(team, 2), manages: true }];
const admin = aPerson('1', 'admin');
const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 1_080 }));
const rep = aPerson('2', 'rep', seat, { line: A_LINE.key, duty: { zone: 'Asia/Shanghai', hours } });
const manager = aPerson('3', 'manager', boss);
const shops = Array.from({ length: 24 }, (_, i) => ({
  ...aCustomer(`S${i}`),
  ...{ line: A_LINE.key, stage: 'active' as const, grade: i < 6 ? ('A' as const) : ('B' as const) },
  fence: { centre: movedBy({ lat: 28.68, lon: 115.86 }, ((i * 37) % 100) * 90, ((i * 61) % 100) * 90), radiusM: 150 },
}));
const span = { person: rep.id, from: FROM, to: addDays(FROM, 27) };

let [database, deps]: [TestDatabase, ServerDeps] = [] as never;
beforeAll(async () => {
  database = await freshDatabase();
  deps = serverDeps(database.url, { clock: { now: () => NOW } });
  await write(deps, admin, change('unit', team), change('line', A_LINE), ...[seat, boss].map((post) => change('post', post)));
  await write(deps, admin, ...[admin, rep, manager].map((person) => change('person', person)));
  const rule = (grade: string, target: number, minGapDays: number) => ({
    applies: { trait: 'grade' as const, in: [grade] },
    target,
    max: 6,
    minGapDays,
  });
  await write(deps, admin, change('policy', { ...DEFAULT_POLICY, frequency: [rule('A', 4, 5), rule('B', 2, 9)] }));
  const owned = shops.map(({ id }) => change('ownership', { customer: id, post: seat.id, from: '2020-01-01' }));
  await write(deps, admin, ...shops.map((shop) => change('customer', shop)), ...owned);
});
afterAll(async () => {
  await deps.planner.close();
  await deps.eye.close();
  await deps.database.close();
  await database.drop();
});

test('a month is proposed with its gaps kept, published as days, and a day that somebody changed meanwhile stops all of it', async () => {
  const app = createApp(deps);
  const cookie = await cookieOf(deps, manager);
  const { reply } = await ask(app, proposeMonth, span, { cookie });
  expect(reply.left).toEqual([]);
  expect(reply.visits).toBeGreaterThan(24 + 18);
  for (const shop of shops) {
    const on = reply.days.filter(({ stops }) => stops.some(({ customer }) => customer === shop.id)).map(({ day }) => day);
    expect(on.length).toBeGreaterThanOrEqual(shop.grade === 'A' ? 3 : 1);
    for (const [k, day] of on.entries())
      if (k > 0) expect(daysBetween(on[k - 1] as string, day)).toBeGreaterThanOrEqual(shop.grade === 'A' ? 5 : 9);
  }
  const plans = reply.days.map(({ day, version, stops }) => ({
    version,
    plan: {
      person: rep.id,
      day,
      stops: stops.map(({ customer, atMinute }) => ({ id: crypto.randomUUID() as StopId, customer, atMinute })),
    },
  }));
  expect((await ask(app, publishMonth, { plans }, { cookie })).reply).toEqual({ days: plans.length, awaits: false });
  const shown = (await ask(app, listPlans, { from: FROM, to: addDays(FROM, 27), person: rep.id }, { cookie })).reply.plans;
  expect(shown.reduce((sum, { stops }) => sum + stops.length, 0)).toBe(reply.visits);
  const again = await ask(app, publishMonth, { plans }, { cookie });
  expect([again.problem, again.says]).toEqual(['stale', { day: FROM }]);
}, 30_000);

test('days that are over, and months that are too long, are not planned', async () => {
  const app = createApp(deps);
  const cookie = await cookieOf(deps, rep);
  expect((await ask(app, proposeMonth, { ...span, from: '2026-11-27' }, { cookie })).problem).toBe('malformed');
  expect((await ask(app, proposeMonth, { ...span, to: addDays(FROM, 60) }, { cookie })).problem).toBe('malformed');
});
