import { parentPort } from 'node:worker_threads';
import { compare, lookAt } from './photo-compare.ts';
import type { PhotoAnswer, PhotoAsked } from './photo-eye.ts';

/** What can be asked of the worker, one thing after the other. */
async function answer(asked: PhotoAsked): Promise<PhotoAnswer> {
  try {
    const value = asked.other ? await compare(asked.bytes, asked.other) : await lookAt(asked.bytes);
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
