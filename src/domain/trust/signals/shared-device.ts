import { SHARED_DAYS } from '../identity.ts';
import type { Scene, Signal } from '../signal.ts';

/** Others recorded on the same phone in these days, each under a key of their own. A label: companies share phones. */
export const sharedDevice = {
  name: 'shared-device',
  family: 'identity',
  capBans: 0,
  look: ({ visit, who }: Scene) => {
    const others = who?.phone?.others ?? 0;
    if (others === 0) return undefined;
    return { doubtBans: 0, says: { others, days: SHARED_DAYS }, evidence: [{ kind: 'visit', ref: visit.id }] };
  },
} as const satisfies Signal;
