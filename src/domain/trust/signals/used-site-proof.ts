import type { Scene, Signal } from '../signal.ts';
import type { SiteProof } from '../site-proof.ts';

const CAP_BANS = 2;
const BACK_BANS = 1;

/** A tap or a code that another visit had before. A tag never gives the same twice; a code two colleagues may see together. */
export const usedSiteProof = {
  name: 'used-site-proof',
  family: 'site',
  capBans: CAP_BANS,
  look: ({ siteProofs }: Scene) => {
    const used = siteProofs.filter(({ state }) => state === 'used' || state === 'back').toSorted((a, b) => bansOf(b) - bansOf(a));
    const [first] = used;
    if (!first?.other) return undefined;
    return {
      doubtBans: bansOf(first),
      says: { kind: first.kind, state: first.state, day: first.other.day, own: first.other.own ? 'yes' : 'no' },
      evidence: used.flatMap(({ fact, other }) => [
        { kind: 'fact' as const, ref: fact },
        ...(other ? [{ kind: 'visit' as const, ref: other.visit }] : []),
      ]),
    };
  },
} as const satisfies Signal;

/** A code within its own minute under another person's visit is what a visit made together looks like. */
function bansOf({ kind, state, other }: SiteProof): number {
  if (kind === 'code') return other?.own ? BACK_BANS : 0;
  return state === 'used' ? CAP_BANS : BACK_BANS;
}
