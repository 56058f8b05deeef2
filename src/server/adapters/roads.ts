import { Worker } from 'node:worker_threads';
import type { Point } from '../../domain/place.ts';
import { type Known, UNKNOWN } from '../../domain/route/travel.ts';

export interface RoadsAsked {
  readonly id: number;
  readonly places: readonly Point[];
  /** By the clock of the machine: what is not done then is left. */
  readonly until: number;
}
export type RoadsAnswer =
  | { readonly id: number; readonly known: Known }
  | { readonly ready: { readonly nodes: number; readonly edges: number } }
  | { readonly failed: string };

export interface Roads {
  /** Never throws and never lasts longer than the deadline: what was not reached is unknown, and said. */
  readonly legs: (places: readonly Point[], deadlineMs: number) => Promise<Known>;
  readonly state: () => { readonly state: 'reading' | 'ready' | 'away'; readonly nodes: number; readonly error: string | null };
  readonly close: () => Promise<void>;
}

/** The roads of an extract, in a thread of their own: reading and searching hold up no request. */
export function openRoads(file: string): Roads {
  const worker = new Worker(new URL('./road-worker.ts', import.meta.url), { execArgv: [], workerData: { file } });
  const is: { state: 'reading' | 'ready' | 'away'; nodes: number; error: string | null } = { state: 'reading', nodes: 0, error: null };
  const waiting = new Map<number, (known: Known) => void>();
  let next = 0;
  const gone = (error: string) => {
    Object.assign(is, { state: 'away', error: is.error ?? error });
    for (const resolve of waiting.values()) resolve(nothing('roads-away'));
    waiting.clear();
  };
  worker.on('message', (answer: RoadsAnswer) => {
    if ('ready' in answer) Object.assign(is, { state: 'ready', nodes: answer.ready.nodes });
    else if ('failed' in answer) gone(answer.failed);
    else waiting.get(answer.id)?.(answer.known);
  });
  worker.on('error', (error: Error) => gone(error.message));
  worker.on('exit', () => gone('the thread that knows the roads has ended'));
  worker.unref();
  const nothing = (code: 'roads-away' | 'roads-slow', size = 0): Known => ({
    travelS: new Int32Array(size * size).fill(UNKNOWN),
    trouble: [{ code, n: size * (size - 1) }],
  });
  const legs = (places: readonly Point[], deadlineMs: number) =>
    new Promise<Known>((resolve) => {
      if (is.state !== 'ready') return resolve(nothing('roads-away', places.length));
      const id = next++;
      const done = (known: Known) => {
        clearTimeout(late);
        waiting.delete(id);
        resolve(known.travelS.length === 0 ? nothing('roads-away', places.length) : known);
      };
      // A little later than the thread gives up by itself: then what it has done still counts.
      const late = setTimeout(() => done(nothing('roads-slow', places.length)), deadlineMs + 250);
      waiting.set(id, done);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage({ id, places, until: Date.now() + deadlineMs } satisfies RoadsAsked);
    });
  return { legs, state: () => is, close: async () => void (await worker.terminate()) };
}
