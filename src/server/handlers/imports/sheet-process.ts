import { Problem } from '../../http/problem.ts';
import type { SheetAnswer } from './read-sheet.ts';
import { sheetRows } from './sheet-rows.ts';

// A process of its own for each sheet: see read-sheet.ts.
async function answer(bytes: Uint8Array): Promise<SheetAnswer> {
  try {
    return { rows: await sheetRows(bytes) };
  } catch (error) {
    return error instanceof Problem ? { refused: error.code, says: error.says } : { refused: 'unreadable-sheet', says: {} };
  }
}

process.once('message', async (bytes) => {
  process.send?.(await answer(bytes as Uint8Array));
});
// Nobody is left to answer once the server is gone.
process.once('disconnect', () => process.exit());
