import { Worker } from 'node:worker_threads';
import type { Likeness } from '../../domain/photo/likeness.ts';
import type { PhotoEye, PhotoLook } from '../ports.ts';

/** Two photos to be compared, or one to be looked at. */
export interface PhotoAsked {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly other?: Uint8Array | undefined;
}
export type PhotoAnswer =
  | { readonly id: number; readonly value: PhotoLook | Likeness | undefined }
  | { readonly id: number; readonly error: string };

interface Waiting {
  readonly resolve: (value: PhotoLook | Likeness | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Looks at photos in a thread of its own, which begins with the first photo. Should it die, whoever waits hears so, and the next begins another. */
export function photoEye(): PhotoEye {
  const waiting = new Map<number, Waiting>();
  const is: { worker: Worker | undefined; next: number } = { worker: undefined, next: 0 };
  const begin = (): Worker => {
    const worker = new Worker(new URL('./photo-worker.ts', import.meta.url), { execArgv: [] });
    worker.on('message', (answer: PhotoAnswer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) worker.unref();
      if ('error' in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.value);
    });
    const gone = (why: Error) => {
      if (is.worker !== worker) return;
      is.worker = undefined;
      for (const { reject } of waiting.values()) reject(why);
      waiting.clear();
    };
    worker.on('error', (error: Error) => gone(error));
    worker.on('exit', () => gone(new Error('the worker that looks at photos has ended')));
    return worker;
  };
  const ask = (bytes: Uint8Array, other?: Uint8Array) =>
    new Promise<PhotoLook | Likeness | undefined>((resolve, reject) => {
      const worker = (is.worker ??= begin());
      const id = is.next++;
      waiting.set(id, { resolve, reject });
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage({ id, bytes, other } satisfies PhotoAsked);
    });
  return {
    look: async (bytes) => (await ask(bytes)) as PhotoLook,
    compare: async (a, b) => (await ask(a, b)) as Likeness | undefined,
    close: async () => void (await is.worker?.terminate()),
  };
}
