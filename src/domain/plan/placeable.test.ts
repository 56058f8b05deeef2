import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coastsOf, isOffshore, placeTrouble, type Ring } from './placeable.ts';

const island: Ring = [
  [110, 20],
  [111, 20],
  [111, 21],
  [110, 21],
  [110, 20],
];
const coasts = coastsOf([island]);
const at = (lat: number, lon: number) => ({ fence: { centre: { lat, lon }, radiusM: 100 } });
const isSea = (point: { lat: number; lon: number }) => isOffshore(point, coasts, 5_000);

test('no place, a place that is a blank, one that was turned round, and one in the sea are each told apart', () => {
  expect(placeTrouble({ fence: null }, isSea)).toBe('no-place');
  expect(placeTrouble(at(0, 0), isSea)).toBe('zero-zero');
  expect(placeTrouble(at(115.86, 28.68), isSea)).toBe('outside-country');
  expect(placeTrouble(at(20.5, 112), isSea)).toBe('in-the-sea');
  expect(placeTrouble(at(20.5, 110.5), isSea)).toBeUndefined();
});

test('nearer to the coast than the coast is known, nothing is said', () => {
  expect(isSea({ lat: 20.5, lon: 111.04 })).toBe(false);
  expect(isSea({ lat: 20.5, lon: 111.06 })).toBe(true);
});

test('a point is on land just where the plain rule says so, however the coast is laid out', () => {
  const points = fc.array(fc.tuple(fc.double({ min: 105, max: 120, noNaN: true }), fc.double({ min: 15, max: 30, noNaN: true })), {
    minLength: 3,
    maxLength: 12,
  });
  fc.assert(
    fc.property(points, fc.double({ min: 105, max: 120, noNaN: true }), fc.double({ min: 15, max: 30, noNaN: true }), (ring, lon, lat) => {
      let land = false;
      ring.forEach(([x, y], i) => {
        const [u, v] = ring[(i + ring.length - 1) % ring.length] as [number, number];
        if (y > lat !== v > lat && lon < ((u - x) * (lat - y)) / (v - y) + x) land = !land;
      });
      expect(isOffshore({ lat, lon }, coastsOf([ring]), 0)).toBe(!land);
    }),
  );
});
