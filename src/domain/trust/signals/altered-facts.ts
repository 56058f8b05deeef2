import type { Scene, Signal } from '../signal.ts';

const CAP_BANS = 2;

/** Something that this device sent that day was not what it had sealed. It lies in quarantine, and the visit goes without it. */
export const alteredFacts = {
  name: 'altered-facts',
  family: 'chain',
  capBans: CAP_BANS,
  look: ({ altered }: Scene) => (altered === 0 ? undefined : { doubtBans: CAP_BANS, says: { altered }, evidence: [] }),
} as const satisfies Signal;
