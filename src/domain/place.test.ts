import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellOf, coarsePlace, distanceM, metresOutside, movedBy } from './place.ts';

const anyPoint = fc.record({ lat: fc.double({ min: -70, max: 70, noNaN: true }), lon: fc.double({ min: -179, max: 179, noNaN: true }) });
const NANCHANG = { lat: 28.6765, lon: 115.8922 };

test('a degree of latitude is 111.2 km, and Nanchang lies 443 km from Hangzhou', () => {
  expect(distanceM({ lat: 0, lon: 0 }, { lat: 1, lon: 0 })).toBeCloseTo(111_195, -1);
  expect(distanceM(NANCHANG, { lat: 30.2741, lon: 120.1551 }) / 1000).toBeCloseTo(449, -1);
});

test('who goes metres north and east is as far away as Pythagoras says', () => {
  fc.assert(
    fc.property(anyPoint, fc.integer({ min: -5_000, max: 5_000 }), fc.integer({ min: -5_000, max: 5_000 }), (from, northM, eastM) => {
      const wanted = Math.hypot(northM, eastM);
      expect(Math.abs(distanceM(from, movedBy(from, northM, eastM)) - wanted)).toBeLessThan(Math.max(1, wanted * 0.005));
    }),
  );
});

test.each([
  ['at the door', 0, 20, 0],
  ['inside the fence', 149, 20, 0],
  ['outside, within what the phone may be wrong by', 165, 20, 0],
  ['down the road', 420, 35, 235],
])('%s', (_, awayM, accuracyM, outsideM) => {
  const fix = { ...movedBy(NANCHANG, awayM, 0), accuracyM, takenAt: 0 };
  expect(metresOutside(fix, { centre: NANCHANG, radiusM: 150 })).toBeCloseTo(outsideM, 0);
});

test('a coarse place says the cell and whether, and holds no coordinate', () => {
  const fix = { ...movedBy(NANCHANG, 10, 10), accuracyM: 12, takenAt: 0 };
  const place = coarsePlace([fix], { centre: NANCHANG, radiusM: 500 });
  expect(place).toEqual({ precision: 'coarse', cell: cellOf(NANCHANG), inside: true });
  expect(coarsePlace([fix], null)).toMatchObject({ inside: null });
});

test.each([
  [{ lat: 57.64911, lon: 10.40744 }, 'u4pruy'],
  [{ lat: 39.92324, lon: 116.3906 }, 'wx4g0e'],
])('the geohash of %o is %s', (point, cell) => {
  expect(cellOf(point)).toBe(cell);
});
