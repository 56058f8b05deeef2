import { bestFix } from '../../place.ts';
import { fixesOf } from '../../visit/state.ts';
import type { Scene, Signal } from '../signal.ts';

const POOR_M = 100;

/** The phone itself was unsure where it was. A label: it is what cellars, halls and old phones do. */
export const poorAccuracy = {
  name: 'poor-accuracy',
  family: 'place',
  capBans: 0,
  look: ({ visit }: Scene) => {
    const best = bestFix(fixesOf(visit));
    if (!best || best.accuracyM < POOR_M) return undefined;
    return { doubtBans: 0, says: { accuracyM: Math.round(best.accuracyM) }, evidence: [{ kind: 'visit', ref: visit.id }] };
  },
} as const satisfies Signal;
