import { MINUTE_MS } from '../../../base/moment.ts';
import { bestFix, distanceM } from '../../place.ts';
import { fixesOf, looksOf } from '../../visit/state.ts';
import type { Scene, Signal } from '../signal.ts';

const CAP_BANS = 2;
const LEAST_LOOKS = 3;
const LEAST_FIXES = 9;
const LEAST_MS = 5 * MINUTE_MS;
/** A position from wireless networks may be held for long; it seldom says that it is as good as this. */
const SURE_M = 20;
/** A pin is drawn by hand or averaged: nobody stands on its very point. */
const ON_THE_PIN_M = 1;
/** Four decimals are eleven metres: how numbers look that were typed. */
const TYPED_DECIMALS = 4;

/**
 * The position was watched at several moments of the visit and never moved by a hair. What comes from satellites always
 * trembles; of 1,424 real stays that were watched four times, none stood still.
 */
export const frozenPlace = {
  name: 'frozen-place',
  family: 'place',
  capBans: CAP_BANS,
  look: ({ visit, customer }: Scene) => {
    const [looks, fixes] = [looksOf(visit), fixesOf(visit)];
    const [first, best] = [fixes[0], bestFix(fixes)];
    if (!first || !best || best.accuracyM >= SURE_M) return undefined;
    if (looks.length < LEAST_LOOKS || fixes.length < LEAST_FIXES) return undefined;
    if (fixes.some(({ lat, lon }) => lat !== first.lat || lon !== first.lon)) return undefined;
    const forMs = Math.max(...looks.map(({ at }) => at)) - Math.min(...looks.map(({ at }) => at));
    if (forMs < LEAST_MS) return undefined;
    const onPin = customer?.fence ? distanceM(first, customer.fence.centre) <= ON_THE_PIN_M : false;
    return {
      doubtBans: CAP_BANS,
      says: {
        ...{ fixes: fixes.length, looks: looks.length, minutes: Math.round(forMs / MINUTE_MS) },
        ...(onPin && { onPin: 'yes' }),
        ...(decimalsOf(first.lat, first.lon) <= TYPED_DECIMALS && { decimals: decimalsOf(first.lat, first.lon) }),
      },
      evidence: [{ kind: 'visit', ref: visit.id }],
    };
  },
} as const satisfies Signal;

function decimalsOf(...degrees: readonly number[]): number {
  return Math.max(...degrees.map((value) => `${value}`.split('.')[1]?.length ?? 0));
}
