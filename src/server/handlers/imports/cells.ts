import { LocalDate } from '../../../base/moment.ts';
import type { CellTrouble, RowTrouble } from '../../../wire/imports.ts';

/** Reads the cells of one row, and says of each what is wrong with it. A row with a trouble is not written. */
export interface Row {
  readonly row: number;
  readonly troubles: RowTrouble[];
  readonly text: (field: string, mostLetters?: number) => string | undefined;
  readonly needed: (field: string, mostLetters?: number) => string | undefined;
  readonly number: (field: string) => number | undefined;
  readonly date: (field: string) => LocalDate | undefined;
  /** One of some words; each may be written in either language. */
  readonly oneOf: <T extends string>(field: string, words: Readonly<Record<T, readonly string[]>>) => T | undefined;
  readonly wrong: (field: string, why: CellTrouble, allowed?: readonly string[]) => undefined;
}

const MOST_SHOWN = 80;

export function readRow({ row, cells }: { readonly row: number; readonly cells: Readonly<Record<string, string>> }): Row {
  const troubles: RowTrouble[] = [];
  const wrong = (column: string, why: CellTrouble, allowed?: readonly string[]) => {
    troubles.push({
      row,
      column,
      why,
      had: (cells[column] ?? '').slice(0, MOST_SHOWN),
      ...(allowed && { allowed: [...allowed].slice(0, 20) }),
    });
    return undefined;
  };
  const text = (field: string, most = 64) => {
    const cell = cells[field] ?? '';
    if (cell === '') return undefined;
    return cell.length > most ? wrong(field, 'too-long') : cell;
  };
  return {
    row,
    troubles,
    wrong,
    text,
    needed: (field, most) => ((cells[field] ?? '') === '' ? wrong(field, 'missing') : text(field, most)),
    number: (field) => {
      const cell = text(field);
      if (cell === undefined) return undefined;
      const value = Number(cell.replaceAll(/[,，¥￥\s]/g, ''));
      return Number.isFinite(value) ? value : wrong(field, 'not-a-number');
    },
    date: (field) => {
      const cell = text(field);
      return cell === undefined ? undefined : (dateOf(cell) ?? wrong(field, 'not-a-date'));
    },
    oneOf: (field, words) => {
      const cell = text(field)?.toLowerCase();
      if (cell === undefined) return undefined;
      const found = Object.keys(words).find(
        (word) => word.toLowerCase() === cell || (words as Record<string, readonly string[]>)[word]?.includes(cell),
      );
      return (found as keyof typeof words | undefined) ?? wrong(field, 'not-one-of', Object.entries<readonly string[]>(words).map(named));
    },
  };
}

/** As people write it, and as the system calls it: both are read. */
function named([word, [written]]: [string, readonly string[]]): string {
  return written === undefined || written === word ? word : `${written} (${word})`;
}

function dateOf(cell: string): LocalDate | undefined {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(cell) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year === undefined || !LocalDate.safeParse(date).success) return undefined;
  const back = new Date(`${date}T00:00:00Z`); // the 31st of a short month turns into another date
  return !Number.isNaN(back.getTime()) && back.toISOString().startsWith(date) ? date : undefined;
}
