import { HOUR_MS, type Instant } from '../../../base/moment.ts';
import { distanceM, type Fix } from '../../place.ts';
import { type Look, looksOf, type Visit } from '../../visit/state.ts';
import type { Scene, Signal } from '../signal.ts';

const CAP_BANS = 2;
/** Faster than any way of travelling on the ground, from door to door. */
const FASTEST_MPS = 300 / 3.6;
/** Above the clouds it goes faster, with the airports' hours around it. */
const FLYING_MPS = 900 / 3.6;
const AIRPORTS_MS = 2 * HOUR_MS;
/** Nearer than this, one fix that is wrong by a few kilometres explains it: Wi-Fi glitches of that size state small errors. */
const FAR_M = 8_000;
/** Two fixes arriving together are no speed. */
const LEAST_MS = 60_000;

/**
 * One way only: between where the last visit was seen last and where this one was seen first, nothing travels in that time.
 * Each end must have been seen by two looks that agree, so that a single glitch, however sure of itself, blames nobody.
 */
export const impossibleHop = {
  name: 'impossible-hop',
  family: 'place',
  capBans: CAP_BANS,
  look: ({ visit, before }: Scene) => {
    if (!before || before.device !== visit.device) return undefined;
    const [from, to] = [endOf(before), startOf(visit)];
    if (!from || !to) return undefined;
    const apartM = distanceM(from.fix, to.fix) - from.fix.accuracyM - to.fix.accuracyM;
    const elapsedMs = Math.max(LEAST_MS, to.at - from.at);
    const tooFast = leastMs(apartM) / elapsedMs;
    if (apartM < FAR_M || tooFast < 1) return undefined;
    return {
      doubtBans: Math.min(CAP_BANS, Math.log10(tooFast) * 2 + 1),
      says: {
        km: Math.round(apartM / 100) / 10,
        minutes: Math.round(elapsedMs / 60_000),
        kmh: Math.round((apartM / elapsedMs) * 3_600),
      },
      evidence: [before, visit].map(({ id }) => ({ kind: 'visit' as const, ref: id })),
    };
  },
} as const satisfies Signal;

/** The least time that anybody needs for a way. */
function leastMs(apartM: number): number {
  return Math.min((apartM / FASTEST_MPS) * 1_000, AIRPORTS_MS + (apartM / FLYING_MPS) * 1_000);
}

interface End {
  readonly fix: Fix;
  /** When it was seen: a check-out without a place was made somewhere else, for all we know. */
  readonly at: Instant;
}

function endOf(visit: Visit): End | undefined {
  const looks = looksOf(visit).toSorted((a, b) => a.at - b.at);
  return seenTwice(looks.at(-1), (look) => look.fixes.at(-1), looks);
}

function startOf(visit: Visit): End | undefined {
  const looks = looksOf(visit).toSorted((a, b) => a.at - b.at);
  return seenTwice(looks[0], (look) => look.fixes[0], looks);
}

/** The fix of a look, if another look of the same visit saw the same place. */
function seenTwice(look: Look | undefined, pick: (look: Look) => Fix | undefined, looks: readonly Look[]): End | undefined {
  const fix = look && pick(look);
  const others = looks.filter((other) => other !== look).flatMap(({ fixes }) => fixes);
  const agrees = fix && others.some((other) => distanceM(fix, other) <= fix.accuracyM + other.accuracyM + 500);
  return fix && agrees ? { fix, at: look.at } : undefined;
}
