import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { PublicKey } from '../../domain/evidence/seal.ts';
import type { Witness } from '../ports.ts';

const Witnesses = z
  .array(z.strictObject({ name: z.string().check(z.minLength(1), z.maxLength(100)), key: PublicKey }))
  .check(z.maxLength(50));

/** Who signs along, from a file: `[{ "name": …, "key": … }]`, with keys as `npm run witness` prints them. */
export function readWitnesses(file: string | undefined): readonly Witness[] {
  if (!file) return [];
  const read = Witnesses.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`WITNESSES: ${file} is not [{ "name": …, "key": … }]`);
  return read.data;
}
