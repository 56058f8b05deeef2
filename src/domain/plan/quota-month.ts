import type { LocalDate } from '../../base/moment.ts';
import type { CustomerId } from '../ids.ts';
import type { Matrix } from '../route/matrix.ts';
import type { Beliefs, DueVisit, QuotaCustomer, QuotaDay, QuotaMonth } from './quota.ts';

const MINUTE_S = 60;

/** What a month asks of one customer, and what its plan has of that already. */
export interface Asked {
  readonly customer: CustomerId;
  readonly minutes: number;
  /** Which of the beliefs about being let in holds here. */
  readonly access: number;
  /** Visits that are still to be made this month. */
  readonly visits: number;
  /** Working days on which somebody is received; left out, all of them. */
  readonly openOn?: ReadonlySet<LocalDate>;
  readonly opensMinute?: number | undefined;
}

export interface WorkDay {
  readonly day: LocalDate;
  readonly fromMinute: number;
  /** Lunch taken off, overtime that is allowed put on. */
  readonly toMinute: number;
  /** Who stands in the day's plan, in order. */
  readonly planned: readonly CustomerId[];
}

export interface MonthAsked {
  readonly days: readonly WorkDay[];
  readonly customers: readonly Asked[];
  /** Row 0 is where the days begin and end; customer i is row i + 1. */
  readonly matrix: Matrix;
  readonly beliefs: Beliefs;
  readonly triesCount: boolean;
}

/**
 * The month as the simulator lives it. Planned visits stand on their days; each customer's n visits share the month in n
 * spans of equal length, half a span of grace on either side, so that four visits in the last week are not a month's four.
 */
export function quotaMonth({ days, customers, matrix, beliefs, triesCount }: MonthAsked): QuotaMonth {
  const dayIndex = new Map(days.map(({ day }, i) => [day, i]));
  const plannedOn = new Map<CustomerId, number[]>();
  for (const [i, { planned }] of days.entries()) for (const id of planned) plannedOn.set(id, [...(plannedOn.get(id) ?? []), i]);
  const rank = new Map(days.flatMap(({ planned }, i) => planned.map((id, at) => [`${i} ${id}`, at] as const)));
  const visits = customers.flatMap((one, customer) =>
    visitsTo(one, customer, { days: days.length, planned: plannedOn.get(one.customer) ?? [] }),
  );
  const inOrder = visits.toSorted((a, b) => orderOf(a, customers, rank) - orderOf(b, customers, rank));
  return {
    ...{ matrix, home: 0, beliefs, triesCount, visits: inOrder },
    days: days.map(({ fromMinute, toMinute }): QuotaDay => ({ startsS: fromMinute * MINUTE_S, endsS: toMinute * MINUTE_S })),
    customers: customers.map(({ minutes, access, openOn, opensMinute }, i): QuotaCustomer => {
      const openDays = openOn && [...dayIndex.keys()].map((day) => openOn.has(day));
      return {
        ...{ place: i + 1, dwellS: minutes * MINUTE_S, access },
        ...(openDays && { openDays }),
        ...(opensMinute !== undefined && { opensS: opensMinute * MINUTE_S }),
      };
    }),
  };
}

function visitsTo({ visits }: Asked, customer: number, { days, planned }: { days: number; planned: readonly number[] }): DueVisit[] {
  const span = days / Math.max(1, visits);
  return Array.from({ length: visits }, (_, i): DueVisit => {
    const [from, until] = [Math.floor(i * span - span / 2), Math.ceil((i + 1) * span + span / 2) - 1];
    const own = planned[i];
    return {
      ...{ name: customer * 64 + i, customer, day: own ?? null },
      // A plan may know better than equal spans do.
      ...{ from: Math.max(0, Math.min(from, own ?? from)), until: Math.min(days - 1, Math.max(until, own ?? until)) },
    };
  });
}

function orderOf({ customer, day }: DueVisit, customers: readonly Asked[], rank: ReadonlyMap<string, number>): number {
  return day === null ? 10_000 : (rank.get(`${day} ${customers[customer]?.customer}`) ?? 9_999);
}
