import { distanceM } from '../../place.ts';
import type { Scene, Signal } from '../signal.ts';
import { middleOf, type Watch, watchesOf } from '../watch.ts';

const CAP_BANS = 2;
/** Beyond this a position may come from networks, and hops between them. */
const SURE_M = 50;
/**
 * From here on the calmest watch of a visit shakes, by how many there are. On people set apart for calibration the calmest
 * of three real watches shook by 0.56 m/s in one visit of 500 and by 0.84 at most, the calmer of two by 1.55.
 */
const SHAKES_OF_TWO_MPS = 1.7;
const SHAKES_OF_MANY_MPS = 0.9;
/** Who is less sure may shake more. */
const SHAKES_PER_ACCURACY = 1 / 25;
const LEAST_WATCHES = 2;
const MANY = 3;
const TREMBLES_SHARE = 0.5;
/** A spread out of fewer fixes is no spread. */
const LONG_FIXES = 8;
/** Noise that is drawn anew for each fix spreads as far within seconds as between the ends of a visit: real errors drift slowly. */
const ONE_POINT_RATIO = 3;

/**
 * The position shook, each time that it was watched, as noise does that is added to a number. A phone's own error drifts
 * over minutes: within seconds it hardly moves, and an hour later it lies elsewhere.
 */
export const restlessPlace = {
  name: 'restless-place',
  family: 'place',
  capBans: CAP_BANS,
  look: ({ visit }: Scene) => {
    const watches = watchesOf(visit).filter(({ accuracyM }) => accuracyM <= SURE_M);
    const calmest = watches.toSorted((a, b) => a.shakeMps - b.shakeMps)[0];
    if (!calmest || watches.length < LEAST_WATCHES) return undefined;
    const least = (watches.length < MANY ? SHAKES_OF_TWO_MPS : SHAKES_OF_MANY_MPS) * Math.max(1, calmest.accuracyM * SHAKES_PER_ACCURACY);
    const long = watches.length >= MANY && watches.every(({ fixes }) => fixes.length >= LONG_FIXES);
    const trembles = long && calmest.shakeMps >= least * TREMBLES_SHARE && spreadRatio(watches) <= ONE_POINT_RATIO;
    if (calmest.shakeMps < least && !trembles) return undefined;
    return {
      doubtBans: CAP_BANS,
      says: { watches: watches.length, shakeMps: Math.round(calmest.shakeMps * 10) / 10, spreadM: Math.round(calmest.spreadM) },
      evidence: [{ kind: 'visit', ref: visit.id }],
    };
  },
} as const satisfies Signal;

/** The spread of the watches' middles over the spread within them, both squared. */
function spreadRatio(watches: readonly Watch[]): number {
  const middle = middleOf(watches.map(({ centre }) => centre));
  const between = watches.reduce((sum, { centre }) => sum + distanceM(centre, middle) ** 2, 0) / (watches.length - 1);
  const within = watches.reduce((sum, { spreadM }) => sum + spreadM ** 2, 0) / watches.length;
  return between / Math.max(within, 1e-6);
}
