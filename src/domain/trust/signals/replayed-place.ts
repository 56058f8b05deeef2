import { median } from '../../../base/median.ts';
import { MINUTE_MS } from '../../../base/moment.ts';
import { distanceM, type Fix, type Point } from '../../place.ts';
import { looksOf } from '../../visit/state.ts';
import type { EarlierLooks, Scene, Signal } from '../signal.ts';
import { metresOffWay, middleOf, watchOf } from '../watch.ts';

const CAP_BANS = 3;
const NEAR_BANS = 2;
/** So many different coordinates, and half of all: networks may hand out one point again and again, never a string of them. */
const LEAST_SAME = 5;
const SAME_SHARE = 0.5;
const LEAST_NEAR_LOOKS = 3;
/** Who always stands at the same counter comes this near now and then, and hardly ever three times in a row. */
const NEAR_M = 1;
/** Indoors a position may be held at one point on every visit: only a pattern that spreads, or shakes, can be recognised. */
const LEAST_SPREAD_M = 6;
const SHAKEN_MPS = 0.5;
const NEAR_SHAKEN_M = 1.6;
const SURE_M = 100;
/** What was seen a moment ago is seen once more, and is no tape. */
const SAME_TRIP_MS = 10 * MINUTE_MS;

interface Found {
  readonly earlier: EarlierLooks;
  readonly same: number;
  readonly near: number;
}

/**
 * The positions are those of an earlier visit to the customer, the person's own or a colleague's: the same string
 * of coordinates, or each look on the spot of theirs in the same order. People come back to a place; they never come back
 * to the errors of its positions.
 */
export const replayedPlace = {
  name: 'replayed-place',
  family: 'place',
  capBans: CAP_BANS,
  look: ({ visit, earlierLooks }: Scene) => {
    const looks = looksOf(visit).map(({ fixes }) => fixes);
    const [found] = earlierLooks
      .map((earlier) => ({ ...earlier, looks: earlier.looks.filter((look) => (look[0] as Fix).takenAt < visit.startedAt - SAME_TRIP_MS) }))
      .map((earlier): Found => ({ earlier, same: sameIn(looks, earlier.looks), near: nearIn(looks, earlier.looks) }))
      .filter(({ same, near }) => same > 0 || near > 0)
      .toSorted((a, b) => b.same - a.same || b.near - a.near);
    if (!found) return undefined;
    const { earlier, same, near } = found;
    return {
      doubtBans: same > 0 ? CAP_BANS : NEAR_BANS,
      says: { day: earlier.day, own: earlier.own ? 'yes' : 'no', same, near },
      evidence: [
        { kind: 'visit', ref: visit.id },
        { kind: 'visit', ref: earlier.visit },
      ],
    };
  },
} as const satisfies Signal;

/** How many coordinates both visits have, where that is half of one of them: a player fills up between the points of its tape. */
function sameIn(looks: readonly (readonly Fix[])[], earlier: EarlierLooks['looks']): number {
  const [own, theirs] = [looks, earlier].map((all) => new Set(all.flat().map(keyOf))) as [Set<string>, Set<string>];
  const same = [...own].filter((key) => theirs.has(key)).length;
  return same >= LEAST_SAME && same >= SAME_SHARE * Math.min(own.size, theirs.size) ? same : 0;
}

/** How many looks lie on the ways of the earlier ones in their order, where all do; 0 where one does not, or they are too few or too close together. */
function nearIn(looks: readonly (readonly Fix[])[], earlier: EarlierLooks['looks']): number {
  const [own, theirs] = [looks, earlier].map((all) => all.map(sureOnes).filter(({ length }) => length > 0)) as [Fix[][], Fix[][]];
  if (own.length < LEAST_NEAR_LOOKS) return 0;
  const nearM = calmestOf(own) >= SHAKEN_MPS ? NEAR_SHAKEN_M : spreadOf(own) >= LEAST_SPREAD_M ? NEAR_M : undefined;
  if (nearM === undefined) return 0;
  let from = 0;
  for (const look of own) {
    const at = theirs.findIndex((there, i) => i >= from && median(look.map((fix) => metresOffWay(fix, there))) <= nearM);
    if (at < 0) return 0;
    from = at + 1;
  }
  return own.length;
}

function spreadOf(looks: readonly (readonly Fix[])[]): number {
  const centres = looks.map(middleOf);
  return Math.max(...centres.map((one) => distanceM(centres[0] as Point, one)));
}

function calmestOf(looks: readonly (readonly Fix[])[]): number {
  const shakes = looks.map((fixes) => watchOf({ at: 0, fixes })?.shakeMps ?? 0);
  return Math.min(...shakes);
}

function sureOnes(look: readonly Fix[]): Fix[] {
  return look.filter(({ accuracyM }) => accuracyM <= SURE_M);
}

function keyOf({ lat, lon }: Point): string {
  return `${lat},${lon}`;
}
