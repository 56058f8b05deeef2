import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CustomerId } from '../ids.ts';
import { distanceM, type Fix, movedBy } from '../place.ts';
import { drawsToward, movedBetween, pinAt, pinFromVisits, type PinVersion, type Sighting } from './pin.ts';

const DOOR = { lat: 28.68, lon: 115.86 };
const fence = (northM: number, radiusM = 150) => ({ centre: movedBy(DOOR, northM, 0), radiusM });
const fix = (northM: number, accuracyM = 12): Fix => ({ ...movedBy(DOOR, northM, 0), accuracyM, takenAt: 0 });
const [ours, theirs] = ['c1', 'c2'] as CustomerId[] as [CustomerId, CustomerId];

test('a visit is judged by the pin of its time; before the first by the first', () => {
  const versions: PinVersion[] = [10, 20, 30].map((at, i) => ({ at, fence: fence(i * 1_000), always: false }));
  expect([5, 10, 19, 20, 99].map((at) => pinAt(versions, at))).toEqual([0, 0, 0, 1_000, 2_000].map((m) => fence(m)));
});

test('a pin that was found wrong is put right for its own time, and for no other', () => {
  const versions: PinVersion[] = [
    { at: 10, fence: fence(0), always: false },
    { at: 20, fence: fence(1_000), always: false },
    { at: 30, fence: fence(2_000), always: true },
  ];
  expect([15, 25, 35].map((at) => pinAt(versions, at))).toEqual([0, 2_000, 2_000].map((m) => fence(m)));
});

test('whatever moves later without being a correction, earlier visits keep their pin', () => {
  const anyVersions = fc.array(fc.record({ at: fc.nat({ max: 100 }), m: fc.nat({ max: 9_000 }) }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(anyVersions, fc.nat({ max: 100 }), fc.nat({ max: 9_000 }), (raw, at, m) => {
      const versions = raw.toSorted((a, b) => a.at - b.at).map((one): PinVersion => ({ at: one.at, fence: fence(one.m), always: false }));
      expect(pinAt([...versions, { at: 101, fence: fence(m), always: false }], at)).toEqual(pinAt(versions, at));
    }),
  );
});

test('a fence that grows lets somebody in as a move does', () => {
  expect(movedBetween(fence(0), fence(0, 1_150))).toBe(1_000);
  expect(movedBetween(fence(0, 1_150), fence(0))).toBe(0);
  expect(movedBetween(null, fence(0))).toBe(0);
});

const seen = (days: number, customer: CustomerId, northM: number): Sighting[] =>
  Array.from({ length: days }, (_, i) => ({ day: `2026-11-0${i + 1}`, customer, fix: fix(northM) }));

test('a pin comes to where somebody was for other customers; visits to itself, two days, or another place say nothing', () => {
  const move = { customer: ours, before: fence(0), after: fence(3_000) };
  expect(drawsToward(seen(4, theirs, 3_050), move)).toEqual({ days: 4, fixes: 4 });
  expect(drawsToward(seen(9, ours, 3_050), move)).toBeUndefined();
  expect(drawsToward(seen(2, theirs, 3_050), move)).toBeUndefined();
  expect(drawsToward(seen(9, theirs, 5_000), move)).toBeUndefined();
  expect(drawsToward(seen(9, theirs, 50), { ...move, after: fence(200) })).toBeUndefined();
});

test('the first pin is in the middle of the first visits, and one stray fix does not move it far', () => {
  const visits = [[fix(3), fix(80, 90)], [fix(-6)], [fix(4)], [fix(900)], [fix(0)]];
  const proposal = pinFromVisits(visits);
  expect(distanceM(proposal?.centre ?? DOOR, DOOR)).toBeLessThan(10);
  expect(proposal).toMatchObject({ visits: 5, uncertaintyM: expect.any(Number) });
  expect(pinFromVisits([])).toBeUndefined();
});
