import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../../http/problem.ts';
import type { SheetAnswer } from './read-sheet.ts';
import { sheetRows } from './sheet-rows.ts';

// A thread of its own for each sheet: see read-sheet.ts.
async function answer(bytes: Uint8Array): Promise<SheetAnswer> {
  try {
    return { rows: await sheetRows(bytes) };
  } catch (error) {
    return error instanceof Problem ? { refused: error.code, says: error.says } : { refused: 'unreadable-sheet', says: {} };
  }
}

// A port between threads, not a window: nobody else can listen.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(await answer(workerData as Uint8Array));
