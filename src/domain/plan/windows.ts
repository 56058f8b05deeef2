import * as z from 'zod/mini';
import { MinuteOfDay } from '../../base/moment.ts';

/** A span of a day in local minutes, the end not included. */
export const Window = z.strictObject({ fromMinute: MinuteOfDay, toMinute: MinuteOfDay });
export type Window = z.infer<typeof Window>;

export const WHOLE_DAY: Window = { fromMinute: 0, toMinute: 1440 };

/** The same minutes in order, without overlaps and without spans that end before they begin. */
export function merged(windows: readonly Window[]): Window[] {
  const out: { fromMinute: number; toMinute: number }[] = [];
  const real = windows.filter(({ fromMinute, toMinute }) => fromMinute < toMinute);
  for (const { fromMinute, toMinute } of real.toSorted((a, b) => a.fromMinute - b.fromMinute)) {
    const last = out.at(-1);
    if (last && fromMinute <= last.toMinute) last.toMinute = Math.max(last.toMinute, toMinute);
    else out.push({ fromMinute, toMinute });
  }
  return out;
}

/** The minutes that lie in both. */
export function both(a: readonly Window[], b: readonly Window[]): Window[] {
  const shared = a.flatMap((x) =>
    b.map((y) => ({ fromMinute: Math.max(x.fromMinute, y.fromMinute), toMinute: Math.min(x.toMinute, y.toMinute) })),
  );
  return merged(shared);
}

/** The minutes of the first that are not in the second. */
export function without(a: readonly Window[], b: readonly Window[]): Window[] {
  const cuts = merged(b);
  const gaps: Window[] = [];
  let from = 0;
  for (const { fromMinute, toMinute } of cuts) {
    gaps.push({ fromMinute: from, toMinute: fromMinute });
    from = toMinute;
  }
  return both(a, [...gaps, { fromMinute: from, toMinute: 1440 }]);
}

export function minutesIn(windows: readonly Window[]): number {
  return windows.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0);
}
