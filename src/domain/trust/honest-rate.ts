import { type Interval, wilson } from '../../base/wilson.ts';

/** What came of the random part of one week, region and line. */
export interface StratumAsked {
  /** Visits that could be drawn. */
  readonly visits: number;
  readonly drawn: number;
  readonly confirmed: number;
  readonly denied: number;
  /** Not reached, cannot say, or too old: nobody's word. */
  readonly unanswered: number;
}

export interface HonestRate {
  readonly visits: number;
  readonly drawn: number;
  readonly answered: number;
  readonly unanswered: number;
  /** Of the visits, how many customers would confirm; null where nobody answered. */
  readonly rate: number | null;
  readonly interval: Interval;
}

/**
 * The share of visits that their customers confirm, from a stratified draw: each stratum's own share, weighed by its visits
 * (Cochran, Sampling Techniques, 5.3). The interval is Wilson's at the number of answers that an unstratified draw of the
 * same precision would have, with the finite population of each stratum. Its variance is that of the pooled share, so that a
 * stratum without a denial is not taken for certain: it is somewhat wide where strata differ. Those who gave no answer are
 * told apart and taken to be like those of their stratum who did; a stratum without any answer is taken to be like the rest.
 */
export function honestRate(strata: readonly StratumAsked[]): HonestRate {
  const sum = (of: (one: StratumAsked) => number) => strata.reduce((total, one) => total + of(one), 0);
  const heard = strata.filter(({ confirmed, denied }) => confirmed + denied > 0);
  const visits = heard.reduce((total, one) => total + one.visits, 0);
  const told = { visits: sum((it) => it.visits), drawn: sum((it) => it.drawn), answered: sum((it) => it.confirmed + it.denied) };
  const unanswered = sum((it) => it.unanswered);
  if (visits === 0) return { ...told, unanswered, rate: null, interval: [0, 1] };
  let [rate, spread] = [0, 0];
  for (const { confirmed, denied, visits: size } of heard) {
    const [answers, weight] = [confirmed + denied, size / visits];
    rate += (weight * confirmed) / answers;
    spread += (weight * weight * Math.max(0, 1 - answers / size)) / answers;
  }
  // Everybody was asked and answered: then the share is known.
  const interval: Interval = spread === 0 ? [rate, rate] : wilson(rate / spread, 1 / spread);
  return { ...told, unanswered, rate, interval };
}
