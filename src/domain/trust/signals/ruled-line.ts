import type { Scene, Signal } from '../signal.ts';
import { watchesOf } from '../watch.ts';

const CAP_BANS = 2;
const LEAST_WATCHES = 2;
/** Shorter, and a stretched-out wobble looks straight as well. */
const LEAST_NET_M = 8;
/** Real walks of this length lie within this of an even line in one watch of a hundred. */
const UNEVEN_M = 0.3;
const LEAST_FIXES = 6;
/** Nobody walks at one speed at the beginning of a visit and at its end. */
const SAME_SPEED = 0.1;

/** Each time it was watched, the position went straight and evenly, at one and the same speed: as a line is drawn, not as people walk. */
export const ruledLine = {
  name: 'ruled-line',
  family: 'place',
  capBans: CAP_BANS,
  look: ({ visit }: Scene) => {
    const watches = watchesOf(visit);
    const straight = watches.filter(
      ({ netM, unevenM, fixes }) => netM >= LEAST_NET_M && unevenM <= UNEVEN_M && fixes.length >= LEAST_FIXES,
    );
    if (straight.length < LEAST_WATCHES || straight.length < watches.length) return undefined;
    const speeds = straight.map(({ netM, forS }) => netM / forS);
    const [slowest, fastest] = [Math.min(...speeds), Math.max(...speeds)];
    if (fastest - slowest > SAME_SPEED * fastest) return undefined;
    return {
      doubtBans: CAP_BANS,
      says: {
        watches: straight.length,
        mps: Math.round(fastest * 10) / 10,
        unevenM: Math.round(Math.max(...straight.map(({ unevenM }) => unevenM)) * 100) / 100,
      },
      evidence: [{ kind: 'visit', ref: visit.id }],
    };
  },
} as const satisfies Signal;
