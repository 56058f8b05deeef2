import type { Reading } from './indicator.ts';

/** A share: nothing to divide by has no value, and is shown as "—". */
export function share(n: number, d: number): Reading {
  return { n, d, value: d === 0 ? undefined : n / d };
}
