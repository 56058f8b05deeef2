import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ProblemCode } from '../../../wire/problem.ts';
import { Problem } from '../../http/problem.ts';
import { MOST_AT_ONCE, MOST_MEMORY_MB, MOST_READING_MS } from './sheet-limits.ts';

export type SheetAnswer =
  | { readonly rows: string[][] }
  | { readonly refused: ProblemCode; readonly says: Readonly<Record<string, string | number>> };

let underWay = 0;

/**
 * Reads a sheet beside the server: in a thread with its own memory and an end, so that the others are served meanwhile
 * and a file that nobody thought of takes down the thread alone.
 */
export async function readSheet(bytes: Uint8Array, mostMs = MOST_READING_MS): Promise<string[][]> {
  if (underWay >= MOST_AT_ONCE) throw new Problem('busy');
  underWay += 1;
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB, maxYoungGenerationSizeMb: 64 },
  });
  // It may still run out of memory after nobody waits for it any more.
  worker.on('error', () => undefined);
  try {
    const answer = await answerOf(worker, mostMs);
    if ('rows' in answer) return answer.rows;
    throw new Problem(answer.refused, answer.says);
  } finally {
    underWay -= 1;
    await worker.terminate();
  }
}

/** No answer in time, or none at all because memory ran out: too much for us, whatever it is. */
async function answerOf(worker: Worker, mostMs: number): Promise<SheetAnswer> {
  try {
    const [answer] = await once(worker, 'message', { signal: AbortSignal.timeout(mostMs) });
    return answer as SheetAnswer;
  } catch {
    return { refused: 'sheet-too-hard', says: {} };
  }
}
