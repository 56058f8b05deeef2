import { useCallback } from 'react';
import { MINUTE_MS } from '../../base/moment.ts';
import type { BoardCard } from '../../wire/board.ts';
import { BOARD } from '../words/board.ts';
import { TODAY } from '../words/today.ts';
import { useFormats } from './formats.ts';
import { useSay } from './speak.tsx';

/** How a number of each key is read. A key of a newer server is shown as a plain number. */
const UNITS: Readonly<Record<string, 'share' | 'minutes' | 'fen' | 'count'>> = {
  'plan-completion': 'share',
  coverage: 'share',
  'mean-dwell': 'minutes',
  frequency: 'share',
  conversion: 'share',
  'new-customers': 'count',
  'order-value': 'fen',
  churn: 'share',
};
/** Further readings that are counted, or are shares, whatever their number is. */
const COUNTS = new Set(['flexN', 'excused', 'apart', 'attained', 'target', 'signed', 'reversed', 'customers', 'open']);
const SHARES = new Set(['flex', 'attainment', 'overVisit']);

export const PROCESS_KPIS = ['plan-completion', 'coverage', 'mean-dwell', 'frequency'];

export type Reading = Pick<BoardCard, 'key' | 'n' | 'd' | 'value'>;

export interface KpiFormats {
  readonly value: (key: string, value: number | null) => string;
  /** Numerator and denominator as they are counted, always beside the value. */
  readonly parts: (reading: Reading) => string;
  /** A difference between two values, without its sign. */
  readonly change: (key: string, by: number) => string;
  /** A further reading beside the number, such as a median. */
  readonly more: (key: string, what: string, value: number | null) => string;
}

export function useKpiFormats(): KpiFormats {
  const f = useFormats();
  const t = useSay(BOARD);
  const today = useSay(TODAY);
  const value = useCallback(
    (key: string, it: number | null) => {
      if (it === null) return '—';
      const unit = UNITS[key] ?? 'count';
      return unit === 'share'
        ? f.share(it)
        : unit === 'minutes'
          ? f.minutes(Math.round(it * MINUTE_MS))
          : unit === 'fen'
            ? f.money(it)
            : f.number(it, 1);
    },
    [f],
  );
  const counted = (key: string, n: number) =>
    UNITS[key] === 'fen' ? f.money(n) : UNITS[key] === 'minutes' ? t('minutes', { n: f.number(n) }) : f.number(n);
  const parts = ({ key, n, d }: Reading) =>
    d === null ? t('nOnly', { n: counted(key, n) }) : t('nd', { n: counted(key, n), d: f.number(d) });
  const change = (key: string, by: number) =>
    UNITS[key] === 'share' ? today('points', { n: f.number(Math.abs(by) * 100, 1) }) : value(key, Math.abs(by));
  const more = (key: string, what: string, it: number | null) =>
    COUNTS.has(what) ? f.number(it) : SHARES.has(what) ? f.share(it) : value(key, it);
  return { value, parts, change, more };
}
