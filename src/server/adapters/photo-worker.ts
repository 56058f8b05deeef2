import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { compare, lookAt, type Prepared, prepare } from './photo-compare.ts';
import { answering } from './own-thread.ts';
import type { PhotoAnswer, PhotoAsked } from './photo-eye.ts';

/** A new photo is held against several, one after the other: the last few stay ready. */
const READY = 12;
const lately = new Map<string, Prepared>();

async function ready(bytes: Uint8Array): Promise<Prepared> {
  const digest = createHash('sha256').update(bytes).digest('base64');
  const prepared = lately.get(digest) ?? (await prepare(bytes));
  lately.delete(digest);
  lately.set(digest, prepared);
  for (const old of [...lately.keys()].slice(0, -READY)) lately.delete(old);
  return prepared;
}

answering(parentPort, async ({ bytes, other }: PhotoAsked): Promise<PhotoAnswer> => {
  return other ? compare(await ready(bytes), await ready(other)) : lookAt(bytes);
});
