import type { Instant } from '../../../base/moment.ts';
import { distanceM, type Fix } from '../../place.ts';
import { fixesOf, type Visit } from '../../visit/state.ts';
import type { Scene, Signal } from '../signal.ts';

const CAP_BANS = 2;
/** Faster than any way of travelling in a city; a flight goes unblamed because it needs the airport's hours around it. */
const FASTEST_MPS = 300 / 3.6;
/** Nearer than this, one fix that is wrong by a few kilometres explains it: Wi-Fi glitches of that size state small errors. */
const FAR_M = 8_000;
/** Two fixes arriving together are no speed. */
const LEAST_MS = 60_000;
const SEVERAL = 2;

/**
 * One way only: between where the last visit was seen last and where this one was seen first, no road leads in that time.
 * Each end must have several fixes that agree, so that a single glitch, however sure of itself, blames nobody.
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
    const speedMps = apartM / (elapsedMs / 1_000);
    if (apartM < FAR_M || speedMps < FASTEST_MPS) return undefined;
    return {
      doubtBans: Math.min(CAP_BANS, Math.log10(speedMps / FASTEST_MPS) * 2 + 1),
      says: { km: Math.round(apartM / 100) / 10, minutes: Math.round(elapsedMs / 60_000), kmh: Math.round(speedMps * 3.6) },
      evidence: [before, visit].map(({ id }) => ({ kind: 'visit' as const, ref: id })),
    };
  },
} as const satisfies Signal;

interface End {
  readonly fix: Fix;
  readonly at: Instant;
}

function endOf(visit: Visit): End | undefined {
  const fixes = fixesOf(visit);
  const fix = fixes.at(-1);
  return fix && agrees(fix, fixes) ? { fix, at: visit.endedAt ?? visit.startedAt } : undefined;
}

function startOf(visit: Visit): End | undefined {
  const fixes = fixesOf(visit);
  const fix = fixes[0];
  return fix && agrees(fix, fixes) ? { fix, at: visit.startedAt } : undefined;
}

/** Whether another fix of the same visit saw the same place. */
function agrees(fix: Fix, fixes: readonly Fix[]): boolean {
  return fixes.filter((other) => distanceM(fix, other) <= fix.accuracyM + other.accuracyM + 500).length >= SEVERAL;
}
