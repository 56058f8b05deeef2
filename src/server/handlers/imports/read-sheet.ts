import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { Problem } from '../../http/problem.ts';

const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;
const MOST_UNPACKED_BYTES = 300_000_000;

/** The first sheet of a workbook, or a CSV in UTF-8 or GB18030, as plain texts. What is neither is said to be unreadable. */
export async function readSheet(bytes: Uint8Array): Promise<string[][]> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const rows = isZip ? await workbook(bytes) : csv(bytes);
  const filled = rows.map((row) => row.slice(0, MOST_COLUMNS).map(tidy));
  while (filled.at(-1)?.every((cell) => cell === '')) filled.pop();
  if (filled.length > MOST_ROWS) throw new Problem('too-many-rows', { most: MOST_ROWS, had: filled.length });
  return filled;
}

async function workbook(bytes: Uint8Array): Promise<string[][]> {
  refuseBomb(bytes);
  const sheets = await readXlsx(Buffer.from(bytes)).catch(() => {
    throw new Problem('unreadable-sheet');
  });
  const rows = (Array.isArray(sheets[0]) ? sheets : ((sheets[0] as { data?: unknown[][] } | undefined)?.data ?? [])) as unknown[][];
  return rows.map((row) => row.map(textOf));
}

/** A small file that unpacks to a huge one is not read at all. */
function refuseBomb(bytes: Uint8Array): void {
  let unpacked = 0;
  const count = ({ originalSize }: { originalSize: number }) => {
    unpacked += originalSize;
    return false;
  };
  try {
    unzipSync(bytes, { filter: count });
  } catch {
    throw new Problem('unreadable-sheet');
  }
  if (unpacked > MOST_UNPACKED_BYTES) throw new Problem('unreadable-sheet');
}

function csv(bytes: Uint8Array): string[][] {
  const text = decoded(bytes);
  if (text.includes('\0')) throw new Problem('unreadable-sheet');
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [',', '\t', ';'].reduce((best, each) => (firstLine.split(each).length > firstLine.split(best).length ? each : best));
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false, bom: true, max_record_size: 100_000 });
  } catch {
    throw new Problem('unreadable-sheet');
  }
}

/** Chinese Excel still writes CSV in its old code page. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
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
