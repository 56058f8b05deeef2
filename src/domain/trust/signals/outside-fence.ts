import { bestFix, type Fence, type Fix, metresOutside, type Place } from '../../place.ts';
import { type Look, looksOf } from '../../visit/state.ts';
import type { Scene, Signal } from '../signal.ts';

const FROM_ONE_LOOK_BANS = 1;
const FROM_SEVERAL_BANS = 2;
const SEVERAL = 3;
/** Nobody's pin is drawn so wrong, not even on another map; nearer than this, a wrong pin explains it better the nearer it is. */
const SURE_AT_M = 1_800;
const SURE_M = 300;

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
    const looks = sureOnes(looksOf(visit));
    const fixes = looks.flatMap((one) => one.fixes);
    const byM = nearestM(fixes, fence);
    if (!(byM > 0)) return undefined;
    const bothEnds = looks.some(({ at }) => at === visit.startedAt) && looks.some(({ at }) => at === visit.endedAt);
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

/** The looks that are sure of something, where there are several: a mast that is sure of nothing takes nothing back. */
function sureOnes(looks: readonly Look[]): readonly Look[] {
  const sure = looks
    .map(({ at, fixes }) => ({ at, fixes: fixes.filter(({ accuracyM }) => accuracyM <= SURE_M) }))
    .filter(({ fixes }) => fixes.length > 0);
  return sure.length >= SEVERAL ? sure : looks;
}

function nearestM(fixes: readonly Fix[], fence: Fence): number {
  return fixes.length === 0 ? 0 : Math.min(...fixes.map((fix) => metresOutside(fix, fence)));
}
