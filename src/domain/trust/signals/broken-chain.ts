import type { Scene, Signal } from '../signal.ts';

const FORK_BANS = 3;

/** One device told two stories for one place in its chain: its app was copied. A gap is a label: what is missing may still come. */
export const brokenChain = {
  name: 'broken-chain',
  family: 'chain',
  capBans: FORK_BANS,
  look: ({ breaks }: Scene) => {
    const forks = breaks.filter(({ why }) => why === 'fork');
    const gaps = breaks.filter(({ why }) => why === 'gap');
    if (breaks.length === 0) return undefined;
    return {
      doubtBans: forks.length > 0 ? FORK_BANS : 0,
      says: { forks: forks.length, gaps: gaps.length },
      evidence: breaks.slice(0, 5).map(({ fact }) => ({ kind: 'fact', ref: fact })),
    };
  },
} as const satisfies Signal;
