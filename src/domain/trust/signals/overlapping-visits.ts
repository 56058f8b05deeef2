import type { Scene, Signal } from '../signal.ts';

const CAP_BANS = 2;
/** A tap on the wrong button, put right at once, overlaps for a moment. */
const LEAST_MS = 3 * 60_000;

/** Two visits of one person were under way at once. The app opens a second one only after the first has ended. */
export const overlappingVisits = {
  name: 'overlapping-visits',
  family: 'time',
  capBans: CAP_BANS,
  look: ({ visit, overlapping }: Scene) => {
    const [start, end] = [visit.startedAt, visit.endedAt];
    if (end === undefined) return undefined;
    const longest = overlapping
      .filter((other) => other.endedAt !== undefined)
      .map((other) => ({ other, ms: Math.min(end, other.endedAt as number) - Math.max(start, other.startedAt) }))
      .toSorted((a, b) => b.ms - a.ms)[0];
    if (!longest || longest.ms < LEAST_MS) return undefined;
    return {
      doubtBans: CAP_BANS,
      says: { minutes: Math.round(longest.ms / 60_000) },
      evidence: [{ kind: 'visit', ref: longest.other.id }],
    };
  },
} as const satisfies Signal;
