import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { serverDeps } from '../../../test/server-deps.ts';
import type { Likeness } from '../../domain/photo/likeness.ts';
import type { Digest } from '../../domain/fact.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { PhotoEye, ServerDeps } from '../ports.ts';
import { markPhotos } from '../store/to-look.ts';
import { lookAtPhotos } from './look-at-photos.ts';

const LI = '00000000-0000-4000-8000-000000000011' as PersonId;
const [A, B] = ['a'.repeat(64) as Digest, 'b'.repeat(64) as Digest];
const hash = '0123456789abcdef'.repeat(4);
const SAME: Likeness = {
  ...{ inliers: 90, low: 0.98, median: 0.99, blocks: 140, covered: 1, bits: 0, slantPx: 0.1, mirrored: false },
  points: [[1, 2, 3, 4]],
};

let [now, looks, db, deps] = [1_000, [] as string[], undefined as unknown as TestDatabase, undefined as unknown as ServerDeps];
const eye: PhotoEye = {
  look: async (bytes) => {
    looks.push(new TextDecoder().decode(bytes));
    if (looks.at(-1) === 'broken') throw new Error('not a picture');
    return { hashes: [{ hash, turned: [hash] }], quality: 100, keys: new Int32Array(), mirroredKeys: new Int32Array() };
  },
  compare: async () => SAME,
  close: async () => {},
};

beforeEach(async () => {
  [now, looks, db] = [1_000, [], await freshDatabase()];
  deps = serverDeps(db.url, { eye, clock: { now: () => now }, report: () => {} });
});
afterEach(async () => {
  await deps.database.close();
  await db.drop();
});

async function comes(digest: Digest, text: string) {
  await deps.files.put(digest, new TextEncoder().encode(text));
  await deps.database.asOwner(async (sql) => {
    await sql.rows(`insert into photo (person_id, digest, bytes, width_px, height_px, received_at, post) values ($1, $2, 1, 1, 1, 1, 1)`, [
      LI,
      digest,
    ]);
    await markPhotos(sql, { person: LI, digests: [digest], now });
  });
}

async function used(digest: Digest, visit: string, day: string) {
  await deps.database.asOwner(async (sql) => {
    await sql.rows(
      `insert into photo_use (person_id, digest, fact_id, visit_id, question, at, day, post) values ($1, $2, gen_random_uuid(), $3, 'shelf', 1, $4, 1)`,
      [LI, digest, `00000000-0000-4000-8000-00000000000${visit}`, day],
    );
    await markPhotos(sql, { person: LI, digests: [digest], now });
  });
}

const rows = <Row>(text: string) => deps.database.asOwner((sql) => sql.rows<Row>(text));
const marked = () => rows<{ day: string }>('select day from to_derive order by day');

test('whatever comes first, bytes or the word of their use, each photo is looked at once and every day that speaks of either is derived', async () => {
  await comes(A, 'a');
  expect(await lookAtPhotos(deps)).toBe(1);
  await used(A, '1', '2026-11-16');
  await comes(B, 'b');
  await lookAtPhotos(deps);
  expect(await marked()).toEqual([{ day: '2026-11-16' }]);
  await used(B, '2', '2026-11-17');
  await lookAtPhotos(deps);
  expect(looks).toEqual(['a', 'b']);
  await rows('delete from to_derive');
  await used(B, '3', '2026-11-13'); // a record from before, which was late
  await lookAtPhotos(deps);
  expect(await marked()).toEqual([{ day: '2026-11-13' }, { day: '2026-11-16' }, { day: '2026-11-17' }]);
  expect(await rows('select digest, other, likeness -> $$points$$ as points from photo_match order by digest')).toEqual([
    { digest: A, other: B, points: [[1, 2, 3, 4]] },
    { digest: B, other: A, points: [[3, 4, 1, 2]] },
  ]);
});

test('a photo that cannot be looked at waits longer each time and holds up no other', async () => {
  await comes(B, 'b');
  await comes(A, 'broken');
  expect(await lookAtPhotos(deps)).toBe(2);
  expect(await rows('select digest, tries, last_error from to_look')).toMatchObject([{ digest: A, tries: 1 }]);
  expect(await lookAtPhotos(deps)).toBe(0);
  now += 3_600_000;
  expect(await lookAtPhotos(deps)).toBe(1);
});
