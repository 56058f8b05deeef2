import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { DAY_MS, weekdayOf } from '../src/base/moment.ts';
import { seededRandom } from '../src/base/random.ts';
import { bestFix, distanceM } from '../src/domain/place.ts';
import { aPhoneHabit, looked } from '../tools/phone-noise.ts';
import { lastSunday, walkerOf } from '../tools/replay/people.ts';
import { planFor } from '../tools/replay/plans.ts';
import { readTrack, readTracks } from '../tools/replay/read-tracks.ts';
import { staysOf } from '../tools/replay/stays.ts';
import { whereAt } from '../tools/replay/where.ts';
import { OFFICE, SHOP, walkCsv } from './walks.ts';

const dir = mkdtempSync(join(tmpdir(), 'rounds-tracks-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const track = { name: 'a', moments: readTrack('a.csv', Buffer.from(walkCsv(4))).moments };
const told = { lastDay: '2026-11-22', days: 100, random: seededRandom('told') };

test('a folder is read as people: plain or packed CSV, GPX, and a folder of files as one person', () => {
  writeFileSync(join(dir, 'a.csv.gz'), gzipSync(walkCsv(1)));
  mkdirSync(join(dir, 'b'));
  const point = '<trkpt lon="116.31" lat="39.98"><ele>5</ele><time>2010-03-01T01:00:00Z</time></trkpt>';
  writeFileSync(
    join(dir, 'b', 'one.gpx'),
    `<gpx><trk><trkseg>${point}<trkpt lat="95" lon="1"><time>2010-03-01T01:00:05Z</time></trkpt></trkseg></trk></gpx>`,
  );
  writeFileSync(join(dir, 'b', 'two.csv'), 't,lon,lat\n1267405230,116.311,39.981\nno,1,2\n');
  writeFileSync(join(dir, 'README.md'), 'not a track');
  const { tracks, unreadable } = readTracks(dir);
  expect(tracks.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(tracks[1]?.moments).toEqual([
    { at: 1_267_405_200_000, lat: 39.98, lon: 116.31 },
    { at: 1_267_405_230_000, lat: 39.981, lon: 116.311 },
  ]);
  expect([...unreadable.values()]).toEqual([1, 1]);
});

test('two places where somebody stayed each day are found, and the walk between is none', () => {
  const stays = staysOf(track.moments);
  expect(stays).toHaveLength(8);
  expect(distanceM(stays[0]?.centre ?? SHOP, OFFICE)).toBeLessThan(25);
  expect(distanceM(stays[1]?.centre ?? OFFICE, SHOP)).toBeLessThan(25);
});

test('a track becomes a rep whose days end in the last week that is over, on the weekday on which they were lived', () => {
  expect(lastSunday('2026-11-23')).toBe('2026-11-22');
  const walker = walkerOf(track, told);
  expect(walker.days).toEqual(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19']);
  expect(weekdayOf(walker.days[0] ?? '')).toBe(1);
  expect(((walker.moments[0]?.at ?? 0) - (track.moments[0]?.at ?? 0)) % (7 * DAY_MS)).toBe(0);
  expect(walker.sites).toHaveLength(2);
  expect([...walker.visits.values()].map((visits) => visits.length)).toEqual([2, 2, 2, 2]);
  const [span] = walker.duty.hours;
  for (const visit of [...walker.visits.values()].flat()) {
    const minute = (visit.from / 60_000 + 480) % 1_440;
    expect(minute).toBeGreaterThanOrEqual(span?.fromMinute ?? 0);
    expect(minute).toBeLessThan(span?.toMinute ?? 0);
  }
});

test('the plan of a day knows the days before it and nothing of the day itself', () => {
  const walker = walkerOf(track, told);
  expect(planFor(walker, walker.days[0] ?? '')).toEqual([]);
  expect(planFor(walker, walker.days[2] ?? '')).toEqual(walker.sites);
});

test('between two fixes somebody is on the line between them', () => {
  const moments = [
    { at: 0, lat: 10, lon: 20 },
    { at: 100, lat: 11, lon: 22 },
  ];
  expect(whereAt(moments, 25)).toEqual({ lat: 10.25, lon: 20.5 });
  expect(whereAt(moments, 500)).toMatchObject({ lat: 11 });
});

test('the noise of phones is as large as it was measured: most fixes within what they state, some far outside', () => {
  const random = seededRandom('noise');
  const looks = Array.from({ length: 3_000 }, () =>
    looked({ truth: OFFICE, at: 0, habit: { constantAccuracyM: undefined, tellsSpeed: true, coldStarts: 0.1 }, random }),
  );
  const best = looks.map((fixes) => bestFix(fixes) ?? fixes[0]).map((fix) => distanceM(fix, OFFICE));
  const share = (within: number) => best.filter((m) => m < within).length / best.length;
  expect(share(50)).toBeGreaterThan(0.8);
  expect(share(500)).toBeLessThan(0.999);
  const glitches =
    looks.flat().filter((fix) => distanceM(fix, OFFICE) > 10 * fix.accuracyM && fix.accuracyM < 60).length / looks.flat().length;
  expect(glitches).toBeGreaterThan(0.005);
  expect(glitches).toBeLessThan(0.03);
  const constant =
    Array.from({ length: 500 }, () => aPhoneHabit(random)).filter(({ constantAccuracyM }) => constantAccuracyM !== undefined).length / 500;
  expect(constant).toBeCloseTo(7 / 25, 1);
});
