import { MINUTE_MS } from '../../../base/moment.ts';
import type { Scene, Signal } from '../signal.ts';

const CAP_BANS = 1;
/** Shorter than the standard is for the standard to say; shorter than this share of it leaves no time for its steps. */
const NO_TIME_SHARE = 0.4;
/** Facts by which somebody was still at it; that they were made stays known when what they say is erased. */
const SIGNS_OF_LIFE = ['visit.placed', 'photo.taken'];

/**
 * The visit cannot have lasted as long as its steps need, by the upper end of what it may have lasted: from check-in to
 * check-out, or to the last sign of life if that came later. A reason that the rep gave is shown beside it and weighs nothing.
 */
export const tooShort = {
  name: 'too-short',
  family: 'behaviour',
  capBans: CAP_BANS,
  look: ({ visit, sop, brackets }: Scene) => {
    if (!sop || visit.outcome !== 'done' || visit.endedAt === undefined || sop.minDwellMin === 0) return undefined;
    const signs = brackets.filter(({ kind }) => SIGNS_OF_LIFE.includes(kind));
    const lastSign = Math.max(visit.endedAt, ...visit.photos.map(({ takenAt }) => takenAt), ...signs.map(({ at }) => at));
    const minutes = (lastSign - visit.startedAt) / MINUTE_MS;
    const share = minutes / (sop.minDwellMin * NO_TIME_SHARE);
    if (share >= 1) return undefined;
    return {
      doubtBans: CAP_BANS * Math.min(1, 1.2 - share),
      says: { minutes: Math.round(minutes * 10) / 10, wantedMin: sop.minDwellMin, ...(visit.short && { short: visit.short }) },
      evidence: [{ kind: 'visit', ref: visit.id }],
    };
  },
} as const satisfies Signal;
