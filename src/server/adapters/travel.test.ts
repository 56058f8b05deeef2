import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { extractOf } from '../../../test/extract.ts';
import { type Mood, osrmServer } from '../../../test/osrm-server.ts';
import { freshDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { movedBy, type Point } from '../../domain/place.ts';
import { straightMatrix } from '../../domain/route/straight.ts';
import { legsBySource } from '../../domain/route/travel.ts';
import type { Database, Travel } from '../ports.ts';
import { openPostgres } from './postgres.ts';
import { type TravelSettings, travelFrom } from './travel.ts';

const TOWN: Point = { lat: 28.68, lon: 115.86 };
const around = (n: number) => Array.from({ length: n }, (_, i) => movedBy(TOWN, 700 * i, 400 * (i % 7)));
const departAt = Date.UTC(2026, 10, 23, 2); // ten in the morning, a Monday

let [db, database, now]: [TestDatabase, Database, number] = [] as never;
let osrm: Awaited<ReturnType<typeof osrmServer>>;
let travel: Travel | undefined;
beforeAll(async () => {
  db = await freshDatabase();
  database = openPostgres(db.url, { connections: 4 });
});
afterAll(async () => {
  await database.close();
  await db.drop();
});
beforeEach(async () => {
  now = departAt;
  osrm = await osrmServer();
  await database.asOwner((sql) => sql.rows('delete from travel_leg'));
});
afterEach(async () => {
  await travel?.close();
  await osrm.close();
});

const begin = (settings: TravelSettings) => (travel = travelFrom({ clock: { now: () => now }, database, report: () => {} }, settings));
const ask = async (places: readonly Point[], it = travel as Travel) => {
  const began = performance.now();
  const told = await it.matrix(places, { departAt });
  return { ...told, codes: told.trouble.map(({ code }) => code), legs: legsBySource(told), tookMs: performance.now() - began };
};

describe('the routing server', () => {
  test('answers large tables in blocks that it takes, and not again what it answered before', async () => {
    begin({ osrmUrl: osrm.url, deadlineMs: 5_000 });
    const places = around(130);
    const first = await ask(places);
    const half = straightMatrix(places, { entries: [] }, 'day').travelS.map((s) => Math.ceil(s / 2));
    expect([first.codes, first.legs.osrm, osrm.is.most]).toEqual([[], 130 * 129, 100]);
    // A coordinate goes over with six decimals.
    expect(Math.max(...first.matrix.travelS.map((s, leg) => Math.abs(s - (half[leg] as number))))).toBeLessThanOrEqual(1);
    await travel?.close();
    const asked = osrm.is.asked;
    const again = begin({ osrmUrl: osrm.url });
    expect((await ask(places, again)).matrix.travelS).toEqual(first.matrix.travelS);
    expect(osrm.is.asked).toBe(asked);
    await ask([...places, movedBy(TOWN, -2_000, 0)], again); // one more: its row and its column
    expect(osrm.is.asked - asked).toBeLessThanOrEqual(6);
    now += 31 * 86_400_000;
    await ask(places, again);
    expect(osrm.is.asked - asked).toBeGreaterThan(8);
  });

  const wrong: readonly (readonly [Mood, string])[] = [
    ...([
      ['slow', 'osrm-slow'],
      ['broken', 'osrm-away'],
      ['too-big', 'osrm-refused'],
    ] as const),
    ...([
      ['garbage', 'osrm-wrong'],
      ['short', 'osrm-wrong'],
      ['negative', 'osrm-wrong'],
    ] as const),
  ];
  test.each(wrong)('that is %s is told as %s within the deadline, rests, and is asked again', async (mood, code) => {
    begin({ osrmUrl: osrm.url, deadlineMs: 300 });
    osrm.is.mood = mood;
    const first = await ask(around(9));
    expect([first.codes, first.legs.straight]).toEqual([[code], 72]);
    expect(first.tookMs).toBeLessThan(1_500);
    expect(travel?.state().osrm).toMatchObject({ state: 'resting', code });
    const [asked, second] = [osrm.is.asked, await ask(around(9))];
    expect([second.codes, osrm.is.asked]).toEqual([['osrm-resting'], asked]);
    osrm.is.mood = 'well';
    now += 31_000;
    const third = await ask(around(9));
    expect([third.codes, third.legs.osrm]).toEqual([[], 72]);
  });

  test('that is dead gives a whole plan all the same', async () => {
    const { url } = osrm;
    await osrm.close();
    begin({ osrmUrl: url });
    const { codes, legs } = await ask(around(3));
    expect([codes, legs.straight]).toEqual([['osrm-away'], 6]);
    osrm = await osrmServer();
  });

  test('with holes, or a place in the sea, has just those legs filled by the next source, and said', async () => {
    begin({ osrmUrl: osrm.url });
    osrm.is.mood = 'holes';
    const holes = await ask(around(5));
    expect([holes.trouble, holes.legs]).toEqual([[{ code: 'holes', n: 8 }], { osrm: 12, roads: 0, learned: 0, straight: 8 }]);
    expect(holes.sources[1]).toBe(3);
    expect(holes.matrix.travelS.every((seconds) => seconds >= 0)).toBe(true);
    await travel?.close();
    await database.asOwner((sql) => sql.rows('delete from travel_leg'));
    osrm.is.mood = 'sea';
    const sea = await ask(around(5));
    expect(sea.trouble).toEqual([{ code: 'far-from-road', n: 1, places: [0] }]);
  });

  test('of the environment answers the same way, where there is one', async (it) => {
    if (!process.env.OSRM_URL) {
      console.log('skipped: no OSRM_URL, so the real routing server was not tried');
      return it.skip();
    }
    const [lon = 7.42, lat = 43.73] = (process.env.OSRM_AT ?? '').split(',').filter(Boolean).map(Number);
    begin({ osrmUrl: new URL(process.env.OSRM_URL), deadlineMs: 10_000 });
    const { codes, legs } = await ask([{ lat, lon }, movedBy({ lat, lon }, 300, 200), movedBy({ lat, lon }, -200, 300)]);
    expect([codes, legs.osrm]).toEqual([[], 6]);
  });
});

describe('the roads of an extract', () => {
  const file = (bytes: Uint8Array) => {
    const path = join(mkdtempSync(join(tmpdir(), 'rounds-roads-')), 'town.osm.pbf');
    writeFileSync(path, bytes);
    return path;
  };
  const ready = async () => {
    for (let i = 0; i < 200 && travel?.state().roads?.state === 'reading'; i++) await new Promise((done) => setTimeout(done, 20));
  };
  // A one-way round of four corners, a kilometre each, and a private lane.
  const corners = [TOWN, movedBy(TOWN, 1_000, 0), movedBy(TOWN, 1_000, 1_000), movedBy(TOWN, 0, 1_000)];
  const town = extractOf(
    [...corners, movedBy(TOWN, -500, 0)].map((point, i) => ({ id: 101 + i, ...point })),
    [
      { refs: [101, 102, 103, 104, 101], tags: { highway: 'primary', oneway: 'yes', maxspeed: '45' } },
      { refs: [101, 105], tags: { highway: 'service', access: 'private' } },
    ],
  );

  test('are kept to: one way only, at four fifths of the limit; what lies outside is filled and named', async () => {
    begin({ roadsFile: file(town) });
    await ready();
    const { matrix, codes, legs, trouble } = await ask([...corners, movedBy(TOWN, 20_000, 0)]);
    expect(travel?.state().roads).toMatchObject({ state: 'ready', nodes: 4 });
    expect(matrix.travelS[1]).toBeCloseTo(100, -1);
    expect(matrix.travelS[5]).toBeCloseTo(300, -1);
    expect([codes, legs.roads, legs.straight]).toEqual([['far-from-road'], 12, 8]);
    expect(trouble[0]?.places).toEqual([4]);
  });

  test('fill the holes of the routing server', async () => {
    begin({ roadsFile: file(town), osrmUrl: osrm.url });
    await ready();
    osrm.is.mood = 'holes';
    const { legs } = await ask(corners);
    expect(legs).toEqual({ osrm: 6, roads: 6, learned: 0, straight: 0 });
  });

  test('that cannot be read are away, and plans go on', async () => {
    begin({ roadsFile: file(new TextEncoder().encode('this is no extract, whatever it is called')) });
    await ready();
    const { codes, legs } = await ask(corners);
    expect([travel?.state().roads?.state, codes, legs.straight]).toEqual(['away', ['roads-away'], 12]);
  });
});
