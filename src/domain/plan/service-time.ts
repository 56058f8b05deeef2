import { groupBy } from '../../base/group.ts';
import { median } from '../../base/median.ts';

/** How long somebody was at a customer's, for what. */
export interface Stay {
  readonly customer: string;
  readonly person: string;
  readonly purpose: string;
  /** What customers of this kind have in common: their line and grade. */
  readonly kind: string;
  readonly minutes: number;
}
type Asked = Omit<Stay, 'minutes'>;

/** What the past says of stays: a level for each kind, and how far each customer, person and purpose lies off it, as logarithms. */
export interface ServiceTimes {
  readonly kinds: Readonly<Record<string, number>>;
  readonly customers: Readonly<Record<string, number>>;
  readonly people: Readonly<Record<string, number>>;
  readonly purposes: Readonly<Record<string, number>>;
  /** From one visit to the next of the same, as a spread of the logarithm; and of how many stays all this is known. */
  readonly spread: number;
  readonly stays: number;
}

/** A stay of fewer minutes was no visit, and one of more was not only that. */
const CREDIBLE = { least: 1, most: 480 };
/** As many stays as have to be seen of one customer before its own past weighs as much as that of its kind. */
const HALF_SURE = 4;
const ROUNDS = 3;
/** The median deviation of a normal spread, to its standard deviation. */
const MAD_TO_SIGMA = 1.4826;

/**
 * Learns stays from the past: medians of logarithms, effect by effect and in turn, each drawn towards none by
 * n / (n + 4), as a mixed model with crossed effects would, but deaf to what lies far out. Stays that cannot be
 * (below a minute, above eight hours) are left aside.
 */
export function learnServiceTimes(stays: readonly Stay[]): ServiceTimes {
  const credible = stays.filter(({ minutes }) => minutes >= CREDIBLE.least && minutes <= CREDIBLE.most);
  let times: ServiceTimes = { kinds: {}, customers: {}, people: {}, purposes: {}, spread: 0, stays: credible.length };
  for (let round = 0; round < ROUNDS; round++) {
    times = { ...times, kinds: effects(credible, times, { table: 'kinds', of: 'kind', halfSure: 0 }) };
    times = { ...times, purposes: effects(credible, times, { table: 'purposes', of: 'purpose', halfSure: HALF_SURE }) };
    times = { ...times, people: effects(credible, times, { table: 'people', of: 'person', halfSure: HALF_SURE }) };
    times = { ...times, customers: effects(credible, times, { table: 'customers', of: 'customer', halfSure: HALF_SURE }) };
  }
  const off = credible.map((stay) => Math.abs(Math.log(stay.minutes) - level(times, stay)));
  return { ...times, spread: off.length === 0 ? 0 : MAD_TO_SIGMA * median(off) };
}

/** The minutes that a visit is likely to take, as a median; `otherwise` where nothing is known of such customers. */
export function minutesFor(times: ServiceTimes, asked: Asked, otherwise: number): number {
  const base = asked.kind in times.kinds ? 0 : Math.log(otherwise);
  return Math.exp(base + level(times, asked));
}

interface Effect {
  readonly table: 'kinds' | 'customers' | 'people' | 'purposes';
  readonly of: keyof Asked;
  readonly halfSure: number;
}

function effects(stays: readonly Stay[], times: ServiceTimes, { table, of, halfSure }: Effect): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [key, its] of groupBy(stays, (stay) => stay[of])) {
    const own = times[table][key] ?? 0;
    const off = median(its.map((stay) => Math.log(stay.minutes) - level(times, stay) + own));
    found[key] = (off * its.length) / (its.length + halfSure);
  }
  return found;
}

function level({ kinds, customers, people, purposes }: ServiceTimes, { kind, customer, person, purpose }: Asked): number {
  return (kinds[kind] ?? 0) + (customers[customer] ?? 0) + (people[person] ?? 0) + (purposes[purpose] ?? 0);
}
