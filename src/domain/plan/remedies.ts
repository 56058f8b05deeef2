import { MINUTE_MS } from '../../base/moment.ts';
import type { QuotaMonth } from './quota.ts';

const MINUTE_S = 60;
const DAY_S = (24 * 60 * MINUTE_MS) / 1_000;

/** What may stand in a month's way, and the month without it. */
export const RELIEFS = {
  time: (month: QuotaMonth) => withMinutes(month, DAY_S / MINUTE_S),
  roads: (month: QuotaMonth) => ({ ...month, matrix: { ...month.matrix, travelS: month.matrix.travelS.map(() => 0) } }),
  doors: (month: QuotaMonth) => ({ ...month, triesCount: true }),
  'open-days': (month: QuotaMonth) => ({
    ...month,
    customers: month.customers.map(({ openDays: _closed, opensS: _late, ...customer }) => customer),
  }),
  'lost-days': (month: QuotaMonth) => ({
    ...month,
    // As if a thousand days had been seen and none was lost.
    beliefs: { ...month.beliefs, lostDays: { times: 0, among: 1_000 } },
  }),
} as const satisfies Readonly<Record<string, (month: QuotaMonth) => QuotaMonth>>;
export type Relief = keyof typeof RELIEFS;

/** Longer days by so many minutes; so many days more; so many visits or customers fewer. */
export interface Remedy {
  readonly kind: 'minutes' | 'days' | 'visits' | 'customers';
  readonly amount: number;
  /** The customers whose visits become fewer or who go to somebody else, as indices of the month. */
  readonly customers: readonly number[];
}

/** The least of each kind of change that is enough; kinds of which even the most is not enough are left out. */
export function remediesFor(month: QuotaMonth, enough: (month: QuotaMonth) => boolean): readonly Remedy[] {
  const seldom = thinning(month);
  const far = farthestFirst(month);
  const kinds: readonly Kind[] = [
    { most: 24, change: (n) => withMinutes(month, 5 * n), remedy: (n) => ({ kind: 'minutes', amount: 5 * n, customers: [] }) },
    { most: 5, change: (n) => withDays(month, n), remedy: (n) => ({ kind: 'days', amount: n, customers: [] }) },
    {
      most: seldom.length,
      change: (n) => withoutVisits(month, new Set(seldom.slice(0, n))),
      remedy: (n) => ({ kind: 'visits', amount: n, customers: seldom.slice(0, n).map((i) => month.visits[i]?.customer as number) }),
    },
    {
      most: far.length,
      change: (n) => withoutCustomers(month, new Set(far.slice(0, n))),
      remedy: (n) => ({ kind: 'customers', amount: n, customers: far.slice(0, n) }),
    },
  ];
  return kinds.flatMap(({ most, change, remedy }) => {
    const n = leastThat(most, (amount) => enough(change(amount)));
    return n === undefined ? [] : [remedy(n)];
  });
}

interface Kind {
  readonly most: number;
  readonly change: (amount: number) => QuotaMonth;
  readonly remedy: (amount: number) => Remedy;
}

/** The least amount from 1 to `most` that is enough, where more is never worse; undefined where none is. */
function leastThat(most: number, enough: (amount: number) => boolean): number | undefined {
  if (most < 1 || !enough(most)) return undefined;
  let [tooLittle, is] = [0, most];
  while (is - tooLittle > 1) {
    const middle = (is + tooLittle) >> 1;
    if (enough(middle)) is = middle;
    else tooLittle = middle;
  }
  return is;
}

function withMinutes(month: QuotaMonth, minutes: number): QuotaMonth {
  return { ...month, days: month.days.map((day) => ({ ...day, endsS: day.endsS + minutes * MINUTE_S })) };
}

/** Days at the end of the month, like its last one, on which everybody is open: visits that were due until the end may still be made. */
function withDays(month: QuotaMonth, more: number): QuotaMonth {
  const last = month.days.length - 1;
  const day = month.days[last];
  if (!day) return month;
  return {
    ...month,
    days: [...month.days, ...Array.from({ length: more }, () => day)],
    visits: month.visits.map((visit) => (visit.until === last ? { ...visit, until: last + more } : visit)),
  };
}

/** Visits that may go, the least needed first: of customers seen once every second one, then one of each who has several. */
function thinning({ customers, visits }: QuotaMonth): number[] {
  const of = customers.map((): number[] => []);
  for (const [i, { customer }] of visits.entries()) of[customer]?.push(i);
  const once = of.filter((each) => each.length === 1).filter((_, i) => i % 2 === 1);
  const often = of.filter((each) => each.length > 1).toSorted((a, b) => a.length - b.length);
  return [...once, ...often].map((each) => each.at(-1) as number);
}

function withoutVisits(month: QuotaMonth, gone: ReadonlySet<number>): QuotaMonth {
  return { ...month, visits: month.visits.filter((_, i) => !gone.has(i)) };
}

function withoutCustomers(month: QuotaMonth, gone: ReadonlySet<number>): QuotaMonth {
  return { ...month, visits: month.visits.filter(({ customer }) => !gone.has(customer)) };
}

/** Who costs the most road: the customers by their way from home. */
function farthestFirst({ matrix: { size, travelS }, home, customers }: QuotaMonth): number[] {
  const away = (i: number) => travelS[home * size + (customers[i]?.place as number)] as number;
  return [...customers.keys()].toSorted((a, b) => away(b) - away(a));
}
