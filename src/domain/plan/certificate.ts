import { type Interval, wilson } from '../../base/wilson.ts';
import { groundworkOf, liveMonth } from './live-month.ts';
import type { QuotaMonth } from './quota.ts';
import { RELIEFS, type Relief, type Remedy, remediesFor } from './remedies.ts';

/** How a month is asked: lived so many times from a seed; it succeeds when at most this many of its visits are never made. */
export interface Trial {
  readonly seed: number;
  readonly runs: number;
  readonly mayMiss: number;
}

/** What is said of a plan before it is published. */
export interface Certificate {
  readonly trial: Trial;
  readonly visits: number;
  /** The share of lives in which the month succeeded, and where the share of endless many would lie in 95 of 100 cases. */
  readonly probability: number;
  readonly interval: Interval;
  /** Visits never made: in the best tenth of lives at most, in half of them, and in all but the worst tenth. */
  readonly missed: readonly [few: number, middle: number, many: number];
  /** What stands most in the way: without it the month would succeed so often. Undefined where nothing adds a point in a hundred. */
  readonly binding?: { readonly what: Relief; readonly probability: number };
  /** The smallest change of each kind with which the month succeeds as often as is asked for; kinds that cannot are left out. */
  readonly remedies: readonly Remedy[];
}

const WORTH_NAMING = 0.01;

/**
 * Lives a month `trial.runs` times, names what stands in its way, and finds the least of each remedy that makes it succeed
 * in `goal` of its lives. All of it is a function of its arguments.
 */
export function certify(month: QuotaMonth, trial: Trial, goal: number): Certificate {
  const missed = livesOf(month, trial).toSorted((a, b) => a - b);
  const kept = missed.filter((n) => n <= trial.mayMiss).length;
  const probability = kept / trial.runs;
  const chanceOf = (other: QuotaMonth) => successOf(other, trial);
  const binding = bindingOf(month, chanceOf);
  return {
    trial,
    visits: month.visits.length,
    probability,
    interval: wilson(kept, trial.runs),
    missed: [at(missed, 0.1), at(missed, 0.5), at(missed, 0.9)],
    ...(binding.probability - probability >= WORTH_NAMING && { binding }),
    remedies: probability >= goal ? [] : remediesFor(month, (other) => succeeds(other, trial, goal)),
  };
}

/** How often a month succeeds, as a share of its lives. */
export function successOf(month: QuotaMonth, trial: Trial): number {
  return livesOf(month, trial).filter((n) => n <= trial.mayMiss).length / trial.runs;
}

/** Whether it succeeds in so large a share of its lives; it stops as soon as that is settled either way. */
function succeeds(month: QuotaMonth, { seed, runs, mayMiss }: Trial, goal: number): boolean {
  const ground = groundworkOf(month);
  const needed = goal * runs;
  let [won, lost] = [0, 0];
  for (let run = 0; won < needed && lost <= runs - needed; run++) {
    if (liveMonth(ground, seed + run) <= mayMiss) won++;
    else lost++;
  }
  return won >= needed;
}

function livesOf(month: QuotaMonth, { seed, runs }: Trial): number[] {
  const ground = groundworkOf(month);
  return Array.from({ length: runs }, (_, run) => liveMonth(ground, seed + run));
}

function bindingOf(month: QuotaMonth, chanceOf: (month: QuotaMonth) => number) {
  const each = (Object.keys(RELIEFS) as Relief[]).map((what) => ({ what, probability: chanceOf(RELIEFS[what](month)) }));
  return each.reduce((best, other) => (other.probability > best.probability ? other : best));
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
}
