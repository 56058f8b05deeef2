import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replay } from '../../tools/replay/replay.ts';
import { tableOf } from '../../tools/replay/figures.ts';
import { freshDatabase, type TestDatabase } from '../postgres.ts';
import { walkCsv } from '../walks.ts';

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'rounds-replay-test-'));
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('two people walk four days: all that their phones sealed is stored, judged, counted, rebuilt alike and found in the log', async () => {
  for (const name of ['one', 'two']) writeFileSync(join(folder, `${name}.csv.gz`), gzipSync(walkCsv(4, name)));
  const asked = { tracks: folder, people: 2, days: 10, seed: 'test', url: database.url, dataDir: folder };
  const figures = await replay({ ...asked, now: Date.UTC(2026, 10, 23, 4), tell: () => {} });
  expect(figures).toMatchObject({
    people: 2,
    personDays: 8,
    customers: 4,
    quarantined: 0,
    droppedPlaces: 0,
    visits: 16,
    judged: 16,
    doubted: 0,
  });
  expect(figures.factsStored).toBe(figures.factsPushed);
  expect(figures).toMatchObject({ rebuildEqual: true, logVerified: true });
  expect(figures.kpis['plan-completion']?.d).toBeGreaterThan(0);
  expect(tableOf(figures)).toContain('rebuildEqual');
}, 120_000);

test('a folder without tracks is told to be one', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'rounds-no-tracks-'));
  const asked = { tracks: empty, people: 1, days: 1, seed: 'test', url: database.url, dataDir: folder, now: 0, tell: () => {} };
  await expect(replay(asked)).rejects.toThrow('no tracks');
  rmSync(empty, { recursive: true });
});
