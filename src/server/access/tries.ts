import type { Instant } from '../../base/moment.ts';

/**
 * Counts tries that failed and says how long the next one has to wait. There is no lockout: whoever knows the password
 * gets in after seconds, also while a stranger guesses from elsewhere, because the tight count is by account *and* address.
 */
export interface Tries {
  /** Seconds to wait before this one is heard; 0 where it may go ahead. */
  readonly waitS: (who: Trier, now: Instant) => number;
  readonly failed: (who: Trier, now: Instant) => void;
  readonly succeeded: (who: Trier) => void;
}
export interface Trier {
  readonly account: string;
  readonly address: string;
}
interface Count {
  failures: number;
  last: Instant;
}
interface Limit {
  readonly key: (who: Trier) => string;
  /** So many are free; then each doubles the pause, up to the most. */
  readonly free: number;
  readonly mostS: number;
}

const LIMITS: readonly Limit[] = [
  { key: ({ account, address }) => `pair ${account} ${address}`, free: 5, mostS: 60 },
  { key: ({ account }) => `account ${account}`, free: 20, mostS: 8 },
  { key: ({ address }) => `address ${address}`, free: 40, mostS: 60 },
];
const FORGOTTEN_MS = 15 * 60_000;
const MOST_COUNTS = 50_000;

export function tries(): Tries {
  const counts = new Map<string, Count>();
  const countOf = (limit: Limit, who: Trier, now: Instant): Count | undefined => {
    const count = counts.get(limit.key(who));
    return count && now - count.last < FORGOTTEN_MS ? count : undefined;
  };
  return {
    waitS: (who, now) => Math.max(...LIMITS.map((limit) => pauseS(limit, countOf(limit, who, now), now))),
    failed: (who, now) => {
      if (counts.size > MOST_COUNTS) forget(counts, now);
      for (const limit of LIMITS) counts.set(limit.key(who), { failures: (countOf(limit, who, now)?.failures ?? 0) + 1, last: now });
    },
    // The address keeps its count: one good password among many guesses is how a stolen list looks.
    succeeded: (who) => {
      for (const limit of LIMITS.slice(0, 2)) counts.delete(limit.key(who));
    },
  };
}

function pauseS({ free, mostS }: Limit, count: Count | undefined, now: Instant): number {
  if (!count || count.failures < free) return 0;
  const pause = Math.min(mostS, 2 ** (count.failures - free));
  return Math.max(0, Math.ceil(pause - (now - count.last) / 1_000));
}

function forget(counts: Map<string, Count>, now: Instant): void {
  for (const [key, { last }] of counts) if (now - last >= FORGOTTEN_MS) counts.delete(key);
  if (counts.size > MOST_COUNTS) counts.clear();
}
