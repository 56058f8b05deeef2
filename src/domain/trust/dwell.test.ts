import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../base/moment.ts';
import { movedBy, type Place } from '../place.ts';
import type { Visit } from '../visit/state.ts';
import { dwellOf } from './dwell.ts';

const NINE = Date.UTC(2026, 10, 16, 1);
const FENCE = { centre: { lat: 28.68, lon: 115.86 }, radiusM: 150 };
type Seen = readonly [minute: number, awayM: number, accuracyM?: number];

/** A visit of so many minutes, with looks; the first is check-in, the last check-out. */
function visit(forMin: number, seen: readonly Seen[]): Visit {
  const place = ([minute, awayM, accuracyM = 10]: Seen): Place => ({
    precision: 'precise',
    fixes: [{ ...movedBy(FENCE.centre, awayM, 0), accuracyM, takenAt: NINE + minute * MINUTE_MS }],
  });
  return {
    ...{ startedAt: NINE, endedAt: NINE + forMin * MINUTE_MS, startPlace: undefined, endPlace: undefined, photos: [] },
    places: seen.map((one) => ({ at: NINE + one[0] * MINUTE_MS, place: place(one) })),
  } as unknown as Visit;
}
const minutes = (forMin: number, seen: readonly Seen[]) => {
  const dwell = dwellOf(visit(forMin, seen), FENCE);
  return dwell && [dwell.leastMs / MINUTE_MS, dwell.mostMs / MINUTE_MS, dwell.looks];
};

test.each<[string, number, readonly Seen[], number[] | undefined]>([
  [
    'seen at both ends',
    40,
    [
      [0, 5],
      [40, 20],
    ],
    [40, 40, 2],
  ],
  ['seen at the door alone: it may have been all of it', 40, [[0, 5]], [0, 40, 1]],
  [
    'in at the door, out from a café: at least nothing, at most all',
    40,
    [
      [0, 5],
      [40, 1_200],
    ],
    [0, 40, 2],
  ],
  [
    'away in the middle, seen twice there',
    60,
    [
      [0, 5],
      [10, 5],
      [20, 900],
      [40, 950],
      [60, 5],
    ],
    [10, 40, 5],
  ],
  [
    'one wrong fix in the middle takes nothing away',
    60,
    [
      [0, 5],
      [30, 5_900, 24],
      [60, 5],
    ],
    [60, 60, 2],
  ],
  [
    'a mast in the middle says neither',
    60,
    [
      [0, 5],
      [30, 2_000, 2_500],
      [60, 5],
    ],
    [60, 60, 2],
  ],
  [
    'never there',
    30,
    [
      [0, 3_000],
      [30, 3_000],
    ],
    [0, 0, 2],
  ],
  ['nothing seen', 30, [], undefined],
])('%s', (_, forMin, seen, wanted) => {
  expect(minutes(forMin, seen)).toEqual(wanted);
});

test('without a pin or a check-out nothing is said', () => {
  expect(dwellOf(visit(30, [[0, 5]]), null)).toBeUndefined();
  expect(dwellOf({ ...visit(30, [[0, 5]]), endedAt: undefined }, FENCE)).toBeUndefined();
});

test('the least is never more than the most, nor the most more than the visit; one more look there never takes any away', () => {
  const look = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(0, 100, 900, 5_000), fc.constantFrom(5, 60, 900));
  fc.assert(
    fc.property(fc.array(look, { maxLength: 8 }), fc.integer({ min: 0, max: 60 }), (looks, minute) => {
      const [dwell, more] = [looks, [...looks, [minute, 0, 5] as const]].map((seen) => dwellOf(visit(60, seen), FENCE));
      if (dwell) {
        expect(dwell.leastMs).toBeLessThanOrEqual(dwell.mostMs);
        expect(dwell.mostMs).toBeLessThanOrEqual(60 * MINUTE_MS);
        expect(more?.leastMs).toBeGreaterThanOrEqual(dwell.leastMs);
        expect(more?.mostMs).toBeGreaterThanOrEqual(dwell.mostMs);
      }
    }),
  );
});
