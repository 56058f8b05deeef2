import { bestFix, type Fence, type Fix, metresOutside, type Place } from '../../place.ts';
import { looksOf } from '../../visit/state.ts';
import type { Scene, Signal } from '../signal.ts';

const FROM_ONE_LOOK_BANS = 1;
const FROM_SEVERAL_BANS = 2;
const SEVERAL = 3;
/** Nobody's pin is drawn two kilometres wrong; nearer than this, a wrong pin explains it better the nearer it is. */
const SURE_AT_M = 2_000;

/**
 * Every fix lies outside the fence by more than it may be wrong. One look around can be a glitch, however many fixes it
 * brings; three looks, or both ends, hardly.
 */
export const outsideFence = {
  name: 'outside-fence',
  family: 'place',
  capBans: FROM_SEVERAL_BANS,
  look: ({ visit, customer }: Scene) => {
    const fence = customer?.fence;
    if (!fence || visit.noStartPlace === 'off-site') return undefined;
    if (isCoarselyOutside(visit.startPlace) && isCoarselyOutside(visit.endPlace)) {
      return { doubtBans: FROM_ONE_LOOK_BANS, says: { byM: 0, fixes: 2, coarse: 'yes' }, evidence: [{ kind: 'visit', ref: visit.id }] };
    }
    const looks = looksOf(visit);
    const fixes = looks.flatMap((one) => one.fixes);
    const byM = nearestM(fixes, fence);
    if (!(byM > 0)) return undefined;
    const bothEnds = [visit.startPlace, visit.endPlace].every((place) => place?.precision === 'precise');
    const mostBans = looks.length >= SEVERAL || bothEnds ? FROM_SEVERAL_BANS : FROM_ONE_LOOK_BANS;
    const best = bestFix(fixes);
    return {
      doubtBans: mostBans * Math.min(1, byM / SURE_AT_M),
      says: { byM: Math.round(byM), fixes: fixes.length, accuracyM: Math.round(best?.accuracyM ?? 0), radiusM: Math.round(fence.radiusM) },
      evidence: [{ kind: 'visit', ref: visit.id }],
    };
  },
} as const satisfies Signal;

function isCoarselyOutside(place: Place | undefined): boolean {
  return place?.precision === 'coarse' && place.inside === false;
}

function nearestM(fixes: readonly Fix[], fence: Fence): number {
  return fixes.length === 0 ? 0 : Math.min(...fixes.map((fix) => metresOutside(fix, fence)));
}
