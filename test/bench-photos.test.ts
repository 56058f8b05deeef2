import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Likeness } from '../src/domain/photo/likeness.ts';
import { compare, lookAt } from '../src/server/adapters/photo-compare.ts';
import { type BenchEye, benchPhotos } from '../tools/bench-trust/photos.ts';
import { drawScene } from '../tools/demo/shelf-scene.ts';

// A small slice of the photo bench, on pictures that are drawn here: whether the bench runs, and whether it can say no.

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'rounds-shelves-'));
  for (const shop of ['a', 'b']) {
    mkdirSync(join(dir, shop));
    for (const picture of ['1', '2', '3'])
      writeFileSync(join(dir, shop, `${picture}.jpg`), drawScene({ shop, picture: shop + picture, subject: 'shelf-before' }));
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const bench = (eye: BenchEye, each = 1) => benchPhotos({ dir, seed: 1, each, pairs: 3, stored: 0, half: 'both', eye });

test('every edit is found, and no fresh photo of the same shelf is taken for a copy', async () => {
  const { edits, sameShelfFalse } = await bench({ lookAt, compare });
  expect(Object.entries(edits).filter(([, { recall }]) => recall < 1)).toEqual([]);
  expect(Object.keys(edits).length).toBe(15);
  expect(sameShelfFalse).toMatchObject({ n: 6, k: 0 });
}, 120_000);

test('one who sees nothing finds nothing, and one who sees copies everywhere is caught by the fresh photos', async () => {
  const nothing = { hashes: [], quality: 0, keys: new Int32Array(), mirroredKeys: new Int32Array() };
  const blind = await bench({ lookAt: async () => nothing, compare: async () => undefined });
  expect(Object.values(blind.edits).map(({ recall }) => recall)).toEqual(Array.from({ length: 15 }, () => 0));
  const always: Likeness = { inliers: 99, low: 1, median: 1, blocks: 144, covered: 1, bits: 0, slantPx: 0, mirrored: false, points: [] };
  const gullible = await bench({ lookAt: async () => nothing, compare: async () => always }, 0);
  expect(gullible.sameShelfFalse).toMatchObject({ n: 6, k: 6 });
}, 120_000);
