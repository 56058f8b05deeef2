import { Problem } from '../../http/problem.ts';
import { eachTag } from './each-tag.ts';
import { MOST_COLUMNS, MOST_ROWS } from './sheet-limits.ts';

// The corner of what Excel can write: nothing honest lies beyond it.
const LAST_ROW = 1_048_576;
// The library takes four times as long for twice as many rows, empty or not.
const MOST_EMPTY_ROWS = 10 * MOST_ROWS;

/**
 * Goes through the places of a sheet before anything is built of it. The library fills the grid up to the farthest cell,
 * so that one cell far out would take all the memory there is. Cells that are only coloured count for nothing,
 * and what the sheet says about its own size is not asked.
 */
export function measureSheet(sheet: Uint8Array): void {
  let [rows, row, column] = [0, 0, 0];
  eachTag(sheet, ({ name, attributes: { r } }) => {
    if (name === 'row') {
      rows += 1;
      row = r === undefined ? 0 : whole(r);
      if (rows > MOST_EMPTY_ROWS) throw tooManyRows(rows);
    } else if (name === 'c') {
      const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(r ?? '') ?? [];
      column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      row = Math.max(row, whole(digits));
    } else if (name === 'v' || name === 'is') {
      if (row > MOST_ROWS + 1) throw tooManyRows(row);
      if (column > MOST_COLUMNS) throw new Problem('too-many-columns', { most: MOST_COLUMNS, had: column });
    }
  });
}

function whole(digits: string): number {
  const row = /^\d{1,7}$/.test(digits) ? Number(digits) : 0;
  if (row < 1 || row > LAST_ROW) throw new Problem('unreadable-sheet');
  return row;
}

function tooManyRows(had: number): Problem {
  return new Problem('too-many-rows', { most: MOST_ROWS, had });
}
