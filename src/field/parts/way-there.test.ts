import { expect, test } from 'vitest';
import { waysTo } from './way-there.ts';

const NANCHANG = { lat: 28.682, lon: 115.858 };

test('each map is told the place in its own datum', async () => {
  const ways = await waysTo(NANCHANG, '康宁大药房');
  expect(ways.google).toContain('28.682000,115.858000');
  const [, lon = 0, lat = 0] = /to=([\d.]+),([\d.]+)/.exec(ways.amap)?.map(Number) ?? [];
  expect(Math.hypot((lat - NANCHANG.lat) * 111_000, (lon - NANCHANG.lon) * 97_000)).toBeGreaterThan(300);
  expect(ways.tencent).toContain(`${lat.toFixed(6)},${lon.toFixed(6)}`);
  expect(ways.baidu).not.toContain(`${lat.toFixed(6)}`);
});

test('outside China nothing is turned', async () => {
  const ways = await waysTo({ lat: 52.52, lon: 13.405 }, 'Apotheke am Tor & Sohn');
  expect(ways.apple).toContain('52.520000,13.405000');
  expect(ways.apple).toContain('Apotheke%20am%20Tor%20%26%20Sohn');
});
