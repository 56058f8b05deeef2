import { HOUR_MS } from '../../../base/moment.ts';
import type { Scene, Signal } from '../signal.ts';

const LATE_H = 3;

/** Filled in long after check-out. A label: honest people write things down in the evening. */
export const lateEntry = {
  name: 'late-entry',
  family: 'time',
  capBans: 0,
  look: ({ visit }: Scene) => {
    const last = Math.max(0, ...visit.answeredAt.values(), ...visit.amendments.map(({ at }) => at));
    const lateMs = visit.endedAt === undefined ? 0 : last - visit.endedAt;
    if (lateMs < LATE_H * HOUR_MS) return undefined;
    return { doubtBans: 0, says: { hours: Math.round(lateMs / HOUR_MS) }, evidence: [{ kind: 'visit', ref: visit.id }] };
  },
} as const satisfies Signal;
