import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/base/random.ts';
import { startEmbeddedPostgres } from '../../src/server/adapters/embedded-postgres.ts';
import { openPostgres } from '../../src/server/adapters/postgres.ts';
import type { Sql } from '../../src/server/ports.ts';
import { migrate } from '../../src/server/store/migrate.ts';
import { hashesNear } from '../../src/server/store/photo-looks.ts';

const SEARCHES = 60;

/** How long a search among so many stored hashes takes: one hash for a photo as it is, sixteen for all turns of it and of what is inside its bars. */
export async function searchStored(stored: number, seed: number | string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'rounds-search-'));
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  await migrate(postgres.url);
  const database = openPostgres(postgres.url, { connections: 1 });
  try {
    await database.asOwner((sql) => fill(sql, stored));
    await database.asOwner((sql) => sql.rows('analyze photo_hash'));
    return await database.asOwner(async (sql) => ({
      stored,
      msMedian: await medianOf(sql, 1, seed),
      msMedianAllTurns: await medianOf(sql, 16, seed),
    }));
  } finally {
    await database.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Hashes by chance, with their bands. The index is made anew afterwards: half a million one by one would take minutes. */
async function fill(sql: Sql, stored: number): Promise<void> {
  const [index] = await sql.rows<{ indexdef: string }>(`select indexdef from pg_indexes where indexname = 'photo_hash_bands'`);
  await sql.rows('drop index photo_hash_bands');
  await sql.rows(
    `insert into photo_hash (person_id, digest, nth, hash, bands, post)
     select '00000000-0000-4000-8000-000000000001', h, 0, ('x' || h)::bit(256),
       (select array_agg((band << 16) | ('x' || substr(h, band * 4 + 1, 4))::bit(16)::int) from generate_series(0, 15) as band), 1
     from (select encode(sha256(('stored ' || n)::bytea), 'hex') as h from generate_series(1, $1::int) as n) as made`,
    [stored],
  );
  await sql.rows(`set local maintenance_work_mem = '512MB'`);
  await sql.rows(index?.indexdef ?? '');
}

async function medianOf(sql: Sql, hashes: number, seed: number | string): Promise<number> {
  const random = seededRandom(`${seed}/search`);
  const someHash = () => Array.from({ length: 16 }, () => random.below(65_536).toString(16).padStart(4, '0')).join('');
  const runs: number[] = [];
  for (let run = 0; run < SEARCHES; run++) {
    const asked = Array.from({ length: hashes }, someHash);
    const before = performance.now();
    await hashesNear(sql, asked);
    runs.push(performance.now() - before);
  }
  return runs.toSorted((a, b) => a - b)[SEARCHES / 2] ?? 0;
}
