import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { freshDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { openPostgres } from '../adapters/postgres.ts';
import type { Database, Sql } from '../ports.ts';
import { bandsOf, COMPLETE_TO_BITS, hashesNear } from './photo-looks.ts';

let [db, database] = [undefined as unknown as TestDatabase, undefined as unknown as Database];
const random = seededRandom('hashes');
const PERSON = '00000000-0000-4000-8000-000000000001';
const STORED = 3_000;

const someHash = () => Array.from({ length: 16 }, () => random.below(65_536).toString(16).padStart(4, '0')).join('');

/** The same hash with so many of its bits turned, wherever chance puts them. */
function turned(hash: string, bits: number): string {
  const places = Array.from({ length: 256 }, (_, i) => i).toSorted(() => random.next() - 0.5);
  const digits = [...hash].map((digit) => Number.parseInt(digit, 16));
  for (const place of places.slice(0, bits)) digits[place >> 2] = (digits[place >> 2] ?? 0) ^ (1 << (place & 3));
  return digits.map((digit) => digit.toString(16)).join('');
}

const stored = Array.from({ length: STORED }, someHash);
const asked = Array.from({ length: 40 }, (_, n) => turned(stored[n * 7] ?? '', n));

beforeAll(async () => {
  db = await freshDatabase();
  database = openPostgres(db.url, { connections: 2 });
  const rows = [...stored, ...asked.map((hash, n) => turned(hash, 30 - (n % 3)))].map((hash, n) => ({
    hash,
    bands: bandsOf(hash),
    digest: `d${n}`,
  }));
  await database.asOwner((sql) =>
    sql.rows(
      `insert into photo_hash (person_id, digest, nth, hash, bands, post)
       select $1, digest, 0, ('x' || hash)::bit(256), bands, 1 from jsonb_to_recordset($2::jsonb) as x (digest text, hash text, bands int[])`,
      [PERSON, JSON.stringify(rows)],
    ),
  );
});
afterAll(async () => {
  await database.close();
  await db.drop();
});

const scan = (sql: Sql, hash: string) =>
  sql.rows<{ digest: string; bits: number }>(
    `select digest, bit_count(hash # ('x' || $1)::bit(256))::int as bits from photo_hash where bit_count(hash # ('x' || $1)::bit(256)) <= $2 order by 2, 1`,
    [hash, COMPLETE_TO_BITS],
  );

test('the index finds what a look at every row finds, up to 31 bits and not one beyond', async () => {
  await database.asOwner(async (sql) => {
    let found = 0;
    for (const hash of asked) {
      const near = await hashesNear(sql, [hash]);
      expect(near).toEqual(await scan(sql, hash));
      found += near.length;
    }
    expect(found).toBeGreaterThanOrEqual(32 + 40);
  });
});

test('several hashes are asked for at once, and the nearest counts', async () => {
  const [a = '', b = ''] = stored;
  const near = await database.asOwner((sql) => hashesNear(sql, [turned(a, 20), turned(a, 3), b]));
  expect(near.slice(0, 2)).toEqual([
    { digest: 'd1', bits: 0 },
    { digest: 'd0', bits: 3 },
  ]);
});

test('the index is what answers', async () => {
  await database.asOwner(async (sql) => {
    await sql.rows('set local enable_seqscan = off');
    const plan = await sql.rows<Record<string, string>>(`explain select 1 from photo_hash where bands && $1::int[]`, [
      bandsOf(stored[0] ?? ''),
    ]);
    expect(JSON.stringify(plan)).toContain('photo_hash_bands');
  });
});
