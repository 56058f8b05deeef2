import type { Instant } from '../../base/moment.ts';
import { type Fence, type Fix, mayBeInside } from '../place.ts';
import { looksOf, type Visit } from '../visit/state.ts';

/**
 * How long somebody was at the customer's, as far as looks can say: at least from the first to the last look that saw them
 * there, at most up to where they were seen elsewhere. The upper end is for whoever would blame, the lower for whoever would
 * reward; nobody was watched in between.
 */
export interface Dwell {
  readonly leastMs: number;
  readonly mostMs: number;
  /** Looks that saw them there or elsewhere. */
  readonly looks: number;
}

/** A look that is sure of less says neither. */
const SURE_M = 100;

interface Sighting {
  readonly at: Instant;
  readonly inside: boolean;
}

/** Undefined where nothing could be seen: no check-out, no pin, no look that is sure of anything. */
export function dwellOf(visit: Visit, fence: Fence | null | undefined): Dwell | undefined {
  const { startedAt, endedAt } = visit;
  if (!fence || endedAt === undefined) return undefined;
  const seen = withoutGlitches(sightingsOf(visit, fence));
  if (seen.length === 0) return undefined;
  const stretches = seen.slice(1).map((to, i) => ({ from: seen[i] as Sighting, to }));
  const lasting = (wanted: boolean) =>
    stretches
      .filter(({ from, to }) => from.inside === wanted && to.inside === wanted)
      .reduce((sum, { from, to }) => sum + to.at - from.at, 0);
  return { leastMs: lasting(true), mostMs: Math.max(0, endedAt - startedAt - lasting(false)), looks: seen.length };
}

function sightingsOf(visit: Visit, fence: Fence): Sighting[] {
  return looksOf(visit)
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ at, fixes }) => {
      const sure = fixes.filter((fix: Fix) => fix.accuracyM <= SURE_M);
      return sure.length === 0 ? [] : [{ at, inside: sure.some((fix) => mayBeInside(fix, fence)) }];
    });
}

/** One look elsewhere between two at the customer's is a wrong position, or a word at the door: nobody is away for it. */
function withoutGlitches(seen: readonly Sighting[]): Sighting[] {
  return seen.filter(({ inside }, i) => inside || !(seen[i - 1]?.inside && seen[i + 1]?.inside));
}
