import { HOUR_MS } from '../../../base/moment.ts';
import type { Scene, Signal } from '../signal.ts';

const CAP_BANS = 2;
/** Clocks that are wrong by less are an everyday thing, and a label. */
const SURE_MS = HOUR_MS;

/**
 * The visit claims a time that it cannot have: before the server's word that its records carry, after they arrived, or
 * after records that the same phone made later. Whatever happened to the clock, the claimed time is not the true one.
 * Inside the interval that server and receipt leave, nothing can be said.
 */
export const impossibleTime = {
  name: 'impossible-time',
  family: 'time',
  capBans: CAP_BANS,
  look: ({ brackets, aheadMs, visit }: Scene) => {
    const early = Math.max(0, ...brackets.map(({ nonceAt, at }) => (nonceAt ?? 0) - at));
    const late = Math.max(0, ...brackets.map(({ receivedAt, at }) => at - receivedAt));
    const byMs = Math.max(early, late, aheadMs);
    if (byMs < SURE_MS) return undefined;
    const why = byMs === early ? 'before-nonce' : byMs === late ? 'after-receipt' : 'out-of-order';
    return { doubtBans: CAP_BANS, says: { why, minutes: Math.round(byMs / 60_000) }, evidence: [{ kind: 'visit', ref: visit.id }] };
  },
} as const satisfies Signal;
