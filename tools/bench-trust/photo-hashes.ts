import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hammingOf } from '../../src/domain/photo/pdq.ts';
import { hashesOf } from '../../src/server/adapters/photo-compare.ts';

/** In how many bits our hashes differ from reference ones: a folder with `reference-hashes.csv` (hash, quality, file) beside the pictures. */
export async function hashesAgainst(dir: string): Promise<{ file: string; bits: number }[]> {
  const [, ...rows] = readFileSync(join(dir, 'reference-hashes.csv'), 'utf8').trim().split('\n');
  return Promise.all(
    rows.map(async (row) => {
      const [hash = '', , file = ''] = row.split(',');
      const { hashes } = await hashesOf(readFileSync(join(dir, file)));
      return { file, bits: hammingOf(hash, hashes[0]?.hash ?? '') };
    }),
  );
}
