import type { ReactNode } from 'react';

/** One column: what it holds, which is what is sorted, filtered and exported, and how that is shown. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly value: (row: Row) => string | number | null;
  readonly show?: (row: Row) => ReactNode;
  /** Offers the values that occur as a filter. */
  readonly filter?: boolean;
  readonly right?: boolean;
  readonly width?: number;
  /** As a first column it opens the row, also where it is shown in its own way. */
  readonly opens?: boolean;
  /** Not shown until somebody chooses it. */
  readonly spare?: boolean;
}

/** Small before large, 9 before 10, nothing last. */
export function inOrder(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return `${a}`.localeCompare(`${b}`, 'zh-CN', { numeric: true });
}

/** What a table was set to show. */
export interface Arrangement {
  readonly needle: string;
  readonly picks: ReadonlyMap<string, readonly string[]>;
  /** A column's key, with a minus before it for the largest first. */
  readonly sort: string;
}

/** The rows as the table shows, counts and exports them. */
export function arranged<Row>(rows: readonly Row[], columns: readonly Column<Row>[], { needle, picks, sort }: Arrangement): Row[] {
  const fits = (row: Row) =>
    columns.every(({ key, value }) => picks.get(key)?.includes(`${value(row) ?? ''}`) ?? true) &&
    (!needle || columns.some(({ value }) => `${value(row) ?? ''}`.toLowerCase().includes(needle)));
  const by = columns.find(({ key }) => key === sort.replace(/^-/, ''));
  const found = rows.filter(fits);
  if (!by) return found;
  const turn = sort.startsWith('-') ? -1 : 1;
  return found.toSorted((a, b) => turn * inOrder(by.value(a), by.value(b)));
}
