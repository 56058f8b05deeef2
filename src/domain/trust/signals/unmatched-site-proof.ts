import type { Scene, Signal } from '../signal.ts';

/** A code or a tap that fits nothing of this customer's. Most are slips of the hand: a label, and it speaks against nobody. */
export const unmatchedSiteProof = {
  name: 'unmatched-site-proof',
  family: 'site',
  capBans: 0,
  look: ({ siteProofs }: Scene) => {
    const unmatched = siteProofs.filter(({ state }) => state === 'unknown');
    if (unmatched.length === 0 || siteProofs.some(({ state }) => state === 'proved')) return undefined;
    return {
      doubtBans: 0,
      says: { tries: unmatched.length },
      evidence: unmatched.map(({ fact }) => ({ kind: 'fact' as const, ref: fact })),
    };
  },
} as const satisfies Signal;
