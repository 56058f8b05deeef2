import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase, onBase } from './datum.ts';
import { gridOf } from './grid.ts';
import { pointsOf, ringAround, shapesOf } from './marks.ts';
import { providerOf } from './provider.ts';

const inChina = fc.record({ lat: fc.double({ min: 20, max: 50, noNaN: true }), lon: fc.double({ min: 80, max: 130, noNaN: true }) });

function metres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const north = (a.lat - b.lat) * 111_195;
  return Math.hypot(north, (a.lon - b.lon) * 111_195 * Math.cos((a.lat * Math.PI) / 180));
}

test('a disc is as wide as the phone was unsure, all around', () => {
  fc.assert(
    fc.property(inChina, fc.double({ min: 5, max: 5_000, noNaN: true }), (centre, radiusM) => {
      const ring = ringAround(centre, radiusM);
      expect(ring[0]).toEqual(ring.at(-1));
      for (const point of ring) expect(Math.abs(metres(centre, point) - radiusM)).toBeLessThan(radiusM * 0.01 + 1);
    }),
  );
});

test('what is pointed at on a GCJ-02 base comes back to where it truly is, within a few metres', () => {
  fc.assert(fc.property(inChina, (point) => metres(fromBase(onBase(point, 'gcj02'), 'gcj02'), point) < 5));
});

test('a GCJ-02 base moves marks, a WGS-84 base does not', () => {
  const point = { lat: 28.68, lon: 115.86 };
  expect(onBase(point, 'wgs84')).toEqual([115.86, 28.68]);
  const [lon, lat] = onBase(point, 'gcj02');
  expect(metres({ lat, lon }, point)).toBeGreaterThan(100);
});

test('the grid is never empty and never dense, from a street to the world', () => {
  fc.assert(
    fc.property(inChina, fc.double({ min: 0.005, max: 60, noNaN: true }), ({ lat, lon }, size) => {
      const { features } = gridOf({
        west: lon - size,
        east: lon + size,
        south: Math.max(-85, lat - size),
        north: Math.min(85, lat + size),
      });
      expect(features.length).toBeGreaterThan(2);
      expect(features.length).toBeLessThan(80);
    }),
  );
});

test('one place makes no path, and everything that is drawn is shown', () => {
  const at = { lat: 28.68, lon: 115.86 };
  expect(shapesOf({ path: [at] }, 'wgs84').features).toEqual([]);
  expect(pointsOf({ dots: [{ at, label: '', tone: 'main', id: '1' }], fences: [{ centre: at, radiusM: 200 }] })).toHaveLength(66);
});

test('a base that needs a key is not used without one', () => {
  expect(providerOf({ provider: 'tianditu' })).toBeUndefined();
  expect(providerOf({ provider: 'tianditu', key: 'a b' })?.layers[0]?.[0]).toContain('tk=a%20b');
  expect(providerOf(undefined)).toBeUndefined();
  expect(providerOf({ provider: 'own', address: 'https://tiles.example/{z}/{x}/{y}.png', datum: 'gcj02' })?.datum).toBe('gcj02');
});
