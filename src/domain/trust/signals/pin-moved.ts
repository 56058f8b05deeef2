import { DAY_MS } from '../../../base/moment.ts';
import type { Scene, Signal } from '../signal.ts';

/**
 * Half of what asks for a look: such a move is only in force when a second person approved it, and they may have known why.
 * They may also have been told what was not so, and then it takes one more reason of another kind.
 */
const CAP_BANS = 1;
const WITHIN_MS = 30 * DAY_MS;

/**
 * The visit is judged by a pin that came, not long ago, to where this very person used to be for other customers. The place
 * may be a market or an office block where all of it is true.
 */
export const pinMoved = {
  name: 'pin-moved',
  family: 'place',
  capBans: CAP_BANS,
  look: ({ visit, pinMoves }: Scene) => {
    const move = pinMoves.find(({ at, days }) => days > 0 && at <= visit.startedAt && visit.startedAt - at < WITHIN_MS);
    if (!move) return undefined;
    return {
      doubtBans: CAP_BANS,
      says: { movedM: move.movedM, days: move.days, ago: Math.floor((visit.startedAt - move.at) / DAY_MS) },
      evidence: [{ kind: 'visit', ref: visit.id }],
    };
  },
} as const satisfies Signal;
