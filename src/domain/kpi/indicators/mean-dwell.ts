import { MINUTE_MS } from '../../../base/moment.ts';
import { binOf, type Edges, percentile } from '../../../base/percentile.ts';
import { counts, type Indicator, type Sums } from '../indicator.ts';

/** Longer than this is a forgotten check-out, and counts as this. */
const LONGEST_MIN = 240;
const EDGES: Edges = { upper: [2, 4, 6, 8, 10, 12, 15, 18, 21, 25, 30, 35, 40, 50, 60, 75, 90, 120, 180, LONGEST_MIN] };

/** 平均拜访时长: minutes from check-in to check-out over visits that count; with median and tenths from a histogram that adds up. */
export const meanDwell = {
  key: 'mean-dwell',
  unit: 'minutes',
  better: 'neither',
  day: ({ visits }) => {
    const sums: Record<string, number> = {};
    for (const { visit, validity } of visits) {
      if (!counts(validity) || visit.endedAt === undefined) continue;
      const ms = Math.min(LONGEST_MIN * MINUTE_MS, visit.endedAt - visit.startedAt);
      // Whole milliseconds: sums of fractions would differ by the order in which they were added up.
      for (const [name, by] of [
        ['ms', ms],
        ['visits', 1],
        [`bin${binOf(EDGES, ms / MINUTE_MS)}`, 1],
      ] as const) {
        sums[`mean-dwell.${name}`] = (sums[`mean-dwell.${name}`] ?? 0) + by;
      }
    }
    return sums;
  },
  read: (sums) => {
    const [n, d] = [(sums['mean-dwell.ms'] ?? 0) / MINUTE_MS, sums['mean-dwell.visits'] ?? 0];
    return {
      n: Math.round(n * 10) / 10,
      d,
      value: d === 0 ? undefined : n / d,
      more: { p10: at(sums, 0.1), median: at(sums, 0.5), p90: at(sums, 0.9) },
    };
  },
} as const satisfies Indicator;

function at(sums: Sums, part: number): number | undefined {
  return percentile(
    EDGES,
    EDGES.upper.map((_, bin) => sums[`mean-dwell.bin${bin}`] ?? 0),
    part,
  );
}
