import { expect, test } from 'vitest';
import type { CustomerId, StopId } from '../../domain/ids.ts';
import { movedBy } from '../../domain/place.ts';
import type { Stop } from '../../domain/plan/day-plan.ts';
import { DEFAULT_POLICY } from '../../domain/visit/policy.ts';
import type { View } from '../ports.ts';
import { dayToPlan, daysToPlan, drivenDay, handedIn, othersFor, proposedDay } from './plan-day.ts';

const [ZONE, DAY] = ['Asia/Shanghai', '2026-11-25'];
const HOURS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 1080 }));
const id = (n: number) => `00000000-0000-4000-8000-${`${n}`.padStart(12, '0')}` as CustomerId;
const CENTRE = { lat: 28.68, lon: 115.86 };
let stopNumber = 900;
const newId = () => id(++stopNumber) as string as StopId;
const stopAt = (n: number): Stop => ({ id: id(500 + n) as string as StopId, customer: id(n) });

/** Customers on a road of shops, one every 400 m; those in `shut` receive nobody that day. */
function aView(count: number, more: { shut?: readonly number[]; pinless?: readonly number[]; planned?: readonly object[] } = {}): View {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  const shop = (n: number) => ({
    ...{ id: id(n), name: `shop ${n}`, grade: n % 3 === 0 ? 'A' : 'B', stage: 'active', line: 'pharmacy', tags: [] },
    fence: more.pinless?.includes(n) ? null : { centre: movedBy(CENTRE, 0, n * 400), radiusM: 150 },
  });
  const closed = (n: number) => ({
    ...{ customer: id(n), institution: null, hours: [], closedOnHolidays: false },
    ...{ exceptions: [{ from: DAY, to: DAY, spans: [] }], said: { how: 'phone', on: '2026-11-01' } },
  });
  return {
    me: { duty: { zone: ZONE, hours: HOURS }, leaves: [] },
    policy: { ...DEFAULT_POLICY, frequency: [{ applies: { all: [] }, target: 2, max: 4, minGapDays: 3 }] },
    customers: new Map(numbers.map((n) => [id(n), shop(n)])),
    visits: new Map(),
    plans: new Map(),
    planned: more.planned ?? [],
    sops: [],
    mine: { seen: numbers.map((n) => ({ customer: id(n), on: ['2026-10-20'], since: null, met: [], minutes: 20 })) },
    doors: { access: Object.fromEntries((more.shut ?? []).map((n) => [id(n), closed(n)])), institution: {}, holidays: {} },
  } as never;
}

test('days off are no days to plan', () => {
  expect(daysToPlan(aView(1), '2026-11-27')).not.toContain('2026-11-28');
  expect(dayToPlan(aView(1), '2026-11-28', []).works).toBe(false);
});

test('an empty day is made of who is due, ends in time, and nobody stands in it twice', () => {
  const ready = dayToPlan(aView(60), DAY, []);
  const stops = proposedDay(ready, [], { aim: 'most-value', newId });
  const driven = drivenDay(ready, stops);
  expect(driven.holds).toBe(true);
  expect(driven.endS).toBeLessThanOrEqual(1080 * 60);
  expect(new Set(stops.map(({ customer }) => customer)).size).toBe(stops.length);
  expect(stops.length).toBeGreaterThan(12);
});

test('another order of a plan takes in nobody new, and stops keep what they were', () => {
  const planned = [9, 1, 5, 3].map(stopAt);
  const ready = dayToPlan(aView(20), DAY, planned);
  const stops = proposedDay(ready, planned, { aim: 'least-driving', newId });
  expect(stops.map(({ id: stop }) => stop).toSorted()).toEqual(planned.map(({ id: stop }) => stop).toSorted());
  expect(drivenDay(ready, stops).travelS).toBeLessThan(drivenDay(ready, planned).travelS);
});

test('an hour that is agreed on is kept by every aim', () => {
  const planned: Stop[] = [stopAt(1), { ...stopAt(2), atMinute: 900, appointment: true }, stopAt(3)];
  const ready = dayToPlan(aView(10), DAY, planned);
  for (const aim of ['finish-early', 'least-driving', 'most-value'] as const) {
    const stops = proposedDay(ready, planned, { aim, newId });
    const at = drivenDay(ready, stops).calls.find(({ stop }) => ready.wishes[stop]?.customer === id(2));
    expect(at?.startS).toBe(900 * 60);
  }
});

test('who is shut that day or has no pin is told, and on no route', () => {
  const planned = [1, 2, 3].map(stopAt);
  const ready = dayToPlan(aView(6, { shut: [2], pinless: [3] }), DAY, planned);
  expect(ready.shut.get(id(3))).toBe('no-place');
  expect(ready.shut.has(id(2))).toBe(true);
  expect(proposedDay(ready, planned, { aim: 'most-value', newId }).map(({ customer }) => customer)).not.toContain(id(2));
});

test('a further customer has the price of its cheapest place', () => {
  const planned = [1, 5].map(stopAt);
  const ready = dayToPlan(aView(9), DAY, planned);
  const others = othersFor(ready, planned, 9);
  const of = (n: number) => others.find(({ wish }) => wish.customer === id(n))?.placed;
  // On the way it costs the stay; beyond it, the road as well.
  expect(of(3)?.at).toBe(1);
  expect(of(3)?.extraS).toBeLessThan(of(9)?.extraS ?? 0);
});

test('what was handed in is on the phone until the server tells of it', () => {
  const said = {
    kind: 'plan.proposed',
    id: id(700),
    person: id(800),
    at: 5,
    refs: {},
    parts: { details: { day: DAY, over: [], stops: [stopAt(1)] } },
  };
  expect(handedIn(aView(3, { planned: [said] }), DAY)).toMatchObject({ state: 'onPhone' });
  const view = aView(3, { planned: [said] });
  const told = { id: id(700), at: 5, plan: { day: DAY, stops: [stopAt(1)] }, names: {}, answer: null };
  Object.assign(view.mine as object, { proposals: [told] });
  expect(handedIn(view, DAY)).toMatchObject({ state: 'waiting' });
  Object.assign(told, { answer: { is: 'granted', by: 'person', at: 6, text: '', without: [id(2)] } });
  expect(handedIn(view, DAY)).toMatchObject({ state: 'granted', without: ['shop 2'] });
});
