import { layStill } from '../../motion.ts';
import { distanceM, type Fix } from '../../place.ts';
import { type Look, looksOf } from '../../visit/state.ts';
import type { Scene, Signal } from '../signal.ts';

/** Never enough by itself: it rests on the same positions as the others of its family, and on a sensor that may be dull. */
const CAP_BANS = 1;
const LEAST_FIXES = 3;
const LEAST_S = 8;
/** Walking. Slower is drift; what is faster sits in something that may roll as smoothly as a table. */
const [SLOWEST_MPS, FASTEST_MPS] = [1, 3];
/** How far beyond what the two ends say of their own error a way must lead, and how far it must for the whole weight. */
const [CLEAR_M, SURE_M] = [5, 15];
/** A satellite's own measure of speed: where it says that the phone stands, the positions drift. */
const STANDING_MPS = 0.5;

/** The positions of one look walk away while the phone lies still. Where nothing was felt, or too little, nothing is said. */
export const movedWhileStill = {
  name: 'moved-while-still',
  family: 'place',
  capBans: CAP_BANS,
  look: ({ visit }: Scene) => {
    const walks = looksOf(visit).flatMap((look) => walkIn(look) ?? []);
    const longest = walks.toSorted((a, b) => b.clearM - a.clearM)[0];
    if (!longest) return undefined;
    const { wayM, overS, clearM } = longest;
    return {
      doubtBans: CAP_BANS * Math.min(1, clearM / SURE_M),
      says: { m: Math.round(wayM), s: Math.round(overS), looks: walks.length },
      evidence: [{ kind: 'visit', ref: visit.id }],
    };
  },
} as const satisfies Signal;

interface Walk {
  readonly wayM: number;
  readonly overS: number;
  readonly clearM: number;
}

function walkIn({ fixes, motion }: Look): Walk | undefined {
  const way = fixes.toSorted((a, b) => a.takenAt - b.takenAt);
  const [first, last] = [way[0], way.at(-1)];
  if (!motion || !layStill(motion) || !first || !last || way.length < LEAST_FIXES) return undefined;
  const [wayM, overS] = [distanceM(first, last), (last.takenAt - first.takenAt) / 1_000];
  const clearM = wayM - first.accuracyM - last.accuracyM;
  const speed = wayM / overS;
  if (overS < LEAST_S || clearM < CLEAR_M || !(speed >= SLOWEST_MPS && speed <= FASTEST_MPS)) return undefined;
  if (way.some(({ speedMps }) => speedMps !== undefined && speedMps < STANDING_MPS)) return undefined;
  return way.every((fix) => isOnTheWay(fix, { first, last })) ? { wayM, overS, clearM } : undefined;
}

/** Whether a fix lies where a walker on a straight way would be at its time: a leap, however long, is no walk. */
function isOnTheWay({ takenAt, accuracyM, ...at }: Fix, { first, last }: { readonly first: Fix; readonly last: Fix }): boolean {
  const share = (takenAt - first.takenAt) / (last.takenAt - first.takenAt);
  const expected = { lat: first.lat + share * (last.lat - first.lat), lon: first.lon + share * (last.lon - first.lon) };
  return distanceM(at, expected) <= Math.max(distanceM(first, last) / 4, Math.min(accuracyM, CLEAR_M));
}
