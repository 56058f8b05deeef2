import { toHex } from '../../../base/bytes.ts';
import { textDigest } from '../../../base/digest.ts';
import type { RowTrouble } from '../../../wire/imports.ts';
import type { Named } from '../../access/accounts.ts';
import type { Change } from '../../directives/numbered.ts';
import type { ResultSaid } from '../result-body.ts';

/** What a sheet comes to: what its right rows would write, and what is wrong with the others. */
export interface Checked {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly troubles: readonly RowTrouble[];
  readonly changes: readonly Change[];
  readonly people: readonly Named[];
  readonly said: readonly Saying[];
}
export interface Saying {
  readonly said: ResultSaid;
  readonly before: ResultSaid | null;
}

/** An id that the same words always give: a sheet that comes twice speaks of the same things. */
export function idOf(...words: readonly string[]): string {
  const hex = toHex(textDigest(JSON.stringify(['rounds-import', ...words])));
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}
