import type { Random } from '../../src/base/random.ts';
import type { Verdict } from '../../src/domain/trust/verdict.ts';
import { type Rate, rateOf } from './measure.ts';

export interface RepMonth {
  readonly falseAccusations: Rate;
  /** The smallest rate in 10,000 that so many honest visits could show, by the rule of three. */
  readonly smallestPer10000: number;
  /** The share of months in which somebody who fakes so much of their visits was found. */
  readonly detect: Readonly<Record<'5' | '20' | '50', number>>;
}

interface Months {
  readonly honest: readonly (readonly Verdict[])[];
  /** Fakes by family. */
  readonly fakes: readonly (readonly Verdict[])[];
  readonly months: number;
  readonly random: Random;
}

const VISITS_A_MONTH = 200;
/** A case may be opened by a person: so many visits under review, and so many families of reasons among them. */
const CASE = { visits: 3, families: 2 };

/**
 * Months of a rep, drawn from what was judged: honest ones, and such as fake a share of their visits in two of the ways,
 * for whoever fakes a visit fakes more than one thing about it over a month.
 */
export function repMonth({ honest, fakes, months: many, random }: Months): RepMonth {
  const visits = honest.reduce((n, own) => n + own.length, 0);
  const months = honest.map((own) =>
    Array.from({ length: Math.ceil(many / honest.length) }, () => isCase(monthOf(() => random.pick(own)))),
  );
  const found = (share: number) => {
    if (fakes.length === 0) return 0;
    const cases = Array.from({ length: many }, () => {
      const [own, ways] = [random.pick(honest), [random.pick(fakes), random.pick(fakes)]];
      return isFound(monthOf(() => (random.next() < share ? random.pick(random.pick(ways)) : random.pick(own))));
    });
    return cases.filter(Boolean).length / cases.length;
  };
  return {
    falseAccusations: rateOf(months, random),
    smallestPer10000: (3 / (visits / VISITS_A_MONTH)) * 10_000,
    detect: { 5: found(0.05), 20: found(0.2), 50: found(0.5) },
  };
}

function monthOf(visit: () => Verdict): readonly Verdict[] {
  return Array.from({ length: VISITS_A_MONTH }, visit);
}

function isFound(month: readonly Verdict[]): boolean {
  return month.filter(({ review }) => review).length >= CASE.visits;
}

function isCase(month: readonly Verdict[]): boolean {
  const doubted = month.filter(({ review }) => review);
  const families = new Set(
    doubted.flatMap(({ findings }) => findings.filter(({ doubtBans }) => doubtBans > 0).map(({ family }) => family)),
  );
  return doubted.length >= CASE.visits && families.size >= CASE.families;
}
