import { MINUTE_MS } from '../../../base/moment.ts';
import type { Scene, Signal } from '../signal.ts';

const CAP_BANS = 2;
/** A phone's clock may be off by so much and nobody notices. */
const CLOCK_MS = 30 * MINUTE_MS;

/** The code is one that this customer's screen showed at another time: somebody kept it, or a clock is far off. */
export const staleSiteCode = {
  name: 'stale-site-code',
  family: 'site',
  capBans: CAP_BANS,
  look: ({ siteProofs }: Scene) => {
    const stale = siteProofs.filter(({ state }) => state === 'stale');
    const [worst] = stale.toSorted((a, b) => Math.abs(b.agoMs ?? 0) - Math.abs(a.agoMs ?? 0));
    if (!worst) return undefined;
    const agoMs = worst.agoMs ?? 0;
    return {
      doubtBans: Math.abs(agoMs) > CLOCK_MS ? CAP_BANS : 0,
      says: { minutes: Math.round(Math.abs(agoMs) / MINUTE_MS), later: agoMs < 0 ? 'yes' : 'no' },
      evidence: stale.map(({ fact }) => ({ kind: 'fact' as const, ref: fact })),
    };
  },
} as const satisfies Signal;
