import type { Scene, Signal } from '../signal.ts';

const CAP_BANS = 2.5;

/** The customer says on the receipt that nobody came. It is worth a person's look, and no more: they may mean another day. */
export const customerDenies = {
  name: 'customer-denies',
  family: 'site',
  capBans: CAP_BANS,
  look: ({ visit }: Scene) => {
    const denials = visit.customerSaid.filter(({ answer }) => answer === 'nobody-came');
    if (denials.length === 0) return undefined;
    return {
      doubtBans: CAP_BANS,
      says: { denials: denials.length },
      evidence: denials.map(({ fact }) => ({ kind: 'fact' as const, ref: fact })),
    };
  },
} as const satisfies Signal;
