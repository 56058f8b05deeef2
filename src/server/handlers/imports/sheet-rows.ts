import { readSheet as readXlsx } from 'read-excel-file/universal';
import { Problem } from '../../http/problem.ts';
import { measureSheet } from './measure-sheet.ts';
import { openWorkbook } from './open-workbook.ts';
import { readCsv } from './read-csv.ts';
import { MOST_CELL_LETTERS, MOST_LETTERS } from './sheet-limits.ts';

/** The first sheet of a workbook, or a CSV, as plain texts. Whatever a parser stumbles over is no sheet to us. */
export async function sheetRows(bytes: Uint8Array): Promise<string[][]> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const rows = isZip ? await workbook(bytes) : readCsv(bytes);
  const filled = tidied(rows);
  while (filled.at(-1)?.every((cell) => cell === '')) filled.pop();
  if (filled.length === 0) throw new Problem('unreadable-sheet');
  return filled;
}

async function workbook(bytes: Uint8Array): Promise<unknown[][]> {
  const { firstSheet, packed } = openWorkbook(bytes);
  measureSheet(firstSheet);
  return readXlsx(packed.buffer);
}

/** Counted before they are copied: a thousand cells may point at one and the same long text. */
function tidied(rows: readonly (readonly unknown[])[]): string[][] {
  let letters = 0;
  return rows.map((row, i) => {
    const last = row.findLastIndex((cell) => cell !== null && cell !== '');
    return row.slice(0, last + 1).map((cell) => {
      const text = textOf(cell);
      letters += text.length;
      if (text.length > MOST_CELL_LETTERS) throw new Problem('cell-too-long', { row: i + 1, most: MOST_CELL_LETTERS });
      if (letters > MOST_LETTERS) throw new Problem('sheet-too-large', { mostMb: MOST_LETTERS / 1_000_000 });
      return tidy(text);
    });
  });
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return `${cell}`;
}

/** Without what no eye sees: control characters, and marks that turn the direction of writing. */
function tidy(cell: string): string {
  return cell
    .normalize('NFC')
    .replaceAll(/[\t\r\n]+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}
