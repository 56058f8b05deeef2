import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { compare, lookAt, type Prepared, prepare } from './photo-compare.ts';
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

/** What can be asked of the worker, one thing after the other. */
async function answer(asked: PhotoAsked): Promise<PhotoAnswer> {
  try {
    const value = asked.other ? await compare(await ready(asked.bytes), await ready(asked.other)) : await lookAt(asked.bytes);
    return { id: asked.id, value };
  } catch (error) {
    return { id: asked.id, error: error instanceof Error ? error.message : `${error}` };
  }
}

let last = Promise.resolve();
parentPort?.on('message', (asked: PhotoAsked) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  last = last.then(async () => parentPort?.postMessage(await answer(asked)));
});
