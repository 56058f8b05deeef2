import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../../test/asking.ts';
import { A_LINE, aCustomer, aPerson, aPost, aUnit, change, cookieOf, write } from '../../../../test/company.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/postgres.ts';
import { serverDeps } from '../../../../test/server-deps.ts';
import { addDays, instantOf, type LocalDate } from '../../../base/moment.ts';
import type { StopId } from '../../../domain/ids.ts';
import { movedBy } from '../../../domain/place.ts';
import { DEFAULT_POLICY } from '../../../domain/visit/policy.ts';
import { proposeDay } from '../../../wire/day-offer.ts';
import { createApp } from '../../app.ts';
import type { ServerDeps } from '../../ports.ts';

const MONDAY: LocalDate = '2026-11-23';
const NOW = instantOf(MONDAY, 7 * 60, 'Asia/Shanghai');
const team = aUnit('一队');
const seat = aPost(team, 1);
const boss = { ...aPost(team, 2), manages: true };
const admin = aPerson('1', 'admin');
const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 1_080 }));
const rep = aPerson('2', 'rep', seat, { line: A_LINE.key, duty: { zone: 'Asia/Shanghai', hours } });
const manager = aPerson('3', 'manager', boss);
const CENTRE = { lat: 28.68, lon: 115.86 };
/** Forty pharmacies on a plain of ten kilometres, one without a pin. */
const shops = Array.from({ length: 40 }, (_, i) => ({
  ...aCustomer(`S${i}`),
  line: A_LINE.key,
  stage: 'active' as const,
  grade: 'B' as const,
  fence: i === 39 ? null : { centre: movedBy(CENTRE, ((i * 37) % 100) * 100, ((i * 61) % 100) * 100), radiusM: 150 },
}));

let [database, deps]: [TestDatabase, ServerDeps] = [] as never;
beforeAll(async () => {
  database = await freshDatabase();
  deps = serverDeps(database.url, { clock: { now: () => NOW } });
  await write(deps, admin, change('unit', team), change('line', A_LINE), change('post', seat), change('post', boss));
  await write(deps, admin, ...[admin, rep, manager].map((person) => change('person', person)));
  const frequency = [{ applies: { trait: 'grade' as const, in: ['B'] }, target: 2, max: 4, minGapDays: 5 }];
  await write(deps, admin, change('policy', { ...DEFAULT_POLICY, frequency }));
  const owned = shops.map(({ id }) => change('ownership', { customer: id, post: seat.id, from: '2020-01-01' }));
  await write(deps, admin, ...shops.map((shop) => change('customer', shop)), ...owned);
});
afterAll(async () => {
  await deps.planner.close();
  await deps.eye.close();
  await deps.database.close();
  await database.drop();
});

const propose = async (asked: object, who = rep) =>
  ask(createApp(deps), proposeDay, { person: rep.id, day: MONDAY, ...asked }, { cookie: await cookieOf(deps, who) });

test('a day that can be driven is offered within half a second, and says who has no place on it', async () => {
  await propose({});
  const { reply } = await propose({ aim: 'most-value' });
  expect(reply.tookMs).toBeLessThan(500);
  expect(reply.stops.length).toBeGreaterThan(8);
  for (const [i, stop] of reply.stops.entries()) {
    expect(stop.leaveMinute).toBeGreaterThanOrEqual(stop.startMinute);
    const before = reply.stops[i - 1];
    if (before) expect(stop.arriveMinute).toBeGreaterThanOrEqual(before.leaveMinute + stop.driveMin - 1);
  }
  expect(reply.totals.endMinute).toBeLessThanOrEqual(reply.hours?.toMinute ?? 0);
  expect(reply.stops.length + reply.leftOut.length).toBe(39);
  expect(reply.aside).toEqual([{ customer: shops[39]?.id, name: shops[39]?.name, why: 'no-place' }]);
});

test('an appointment is kept to the minute, a manager may ask, and a day off has no stops', async () => {
  const day = addDays(MONDAY, 1);
  const stop = {
    id: '00000000-0000-4000-8000-000000000777' as StopId,
    customer: shops[3]?.id as never,
    atMinute: 615,
    appointment: true as const,
  };
  await write(deps, admin, change('plan', { person: rep.id, day, stops: [stop] }));
  const { reply } = await propose({ day }, manager);
  const kept = reply.stops.find((one) => one.stop === stop.id);
  expect(kept).toMatchObject({ startMinute: 615, appointment: true });
  const sunday = await propose({ day: addDays(MONDAY, 6) });
  expect(sunday.reply).toMatchObject({ hours: null, stops: [] });
  expect((await propose({ day: addDays(MONDAY, -1) })).problem).toBe('malformed');
});
