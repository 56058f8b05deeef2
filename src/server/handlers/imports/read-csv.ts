import { parse } from 'csv-parse/sync';
import { Problem } from '../../http/problem.ts';
import { MOST_COLUMNS, MOST_ROWS } from './sheet-limits.ts';

/** A CSV in UTF-8 or GB18030, its cells parted by commas, tabs or semicolons. Stops at the first row too many. */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = decoded(bytes).trimEnd();
  if (text.includes('\0')) throw new Problem('unreadable-sheet');
  const firstLine = text.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? '';
  const delimiter = [',', '\t', ';'].reduce((best, each) => (firstLine.split(each).length > firstLine.split(best).length ? each : best));
  const rows: string[][] = parse(text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: false,
    bom: true,
    max_record_size: 1_000_000,
    to: MOST_ROWS + 2,
    on_record: narrow,
  });
  if (rows.length > MOST_ROWS + 1) throw new Problem('too-many-rows', { most: MOST_ROWS });
  return rows;
}

function narrow(row: string[]): string[] {
  if (row.length > MOST_COLUMNS) throw new Problem('too-many-columns', { most: MOST_COLUMNS, had: row.length });
  return row;
}

/** Chinese Excel still writes CSV in its old code page. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
