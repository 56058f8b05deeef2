import { addDays, daysBetween, firstOf, type LocalDate } from '../../../base/moment.ts';
import type { CustomerView, Indicator } from '../indicator.ts';
import { share } from '../reading.ts';

/** Ordered within this many days before the month: active as it began. */
const ACTIVE_DAYS = 180;
/** Nobody is gone before this many days of silence, nor before twice their own usual pause. */
const LEAST_SILENCE_DAYS = 60;

/** Whether a customer that was active as the month began had fallen silent by its end; undefined where it was not active, or closed for good. */
export function isChurned({
  orderedOn,
  month,
  monthEnd,
  customer,
}: Pick<CustomerView, 'orderedOn' | 'month' | 'monthEnd' | 'customer'>): boolean | undefined {
  const start = firstOf(month);
  const before = orderedOn.filter((day) => day < start);
  const last = before.at(-1);
  if (last === undefined || last < addDays(start, -ACTIVE_DAYS) || customer.stage === 'closed') return undefined;
  if (orderedOn.some((day) => day >= start && day <= monthEnd)) return false;
  return daysBetween(last, monthEnd) >= Math.max(LEAST_SILENCE_DAYS, 2 * usualPause(before));
}

/** 客户流失率: customers active as the month began that ordered nothing in it and have been silent for long, over those active. */
export const churn = {
  key: 'churn',
  unit: 'share',
  better: 'less',
  customer: (view) => {
    const churned = isChurned(view);
    return churned === undefined ? {} : { 'churn.active': 1, 'churn.gone': churned ? 1 : 0 };
  },
  read: (sums) => share(sums['churn.gone'] ?? 0, sums['churn.active'] ?? 0),
} as const satisfies Indicator;

/** The median of the days between orders; 0 for one order alone. */
function usualPause(days: readonly LocalDate[]): number {
  const pauses = days
    .slice(1)
    .map((day, i) => daysBetween(days[i] as LocalDate, day))
    .toSorted((a, b) => a - b);
  return pauses[Math.floor(pauses.length / 2)] ?? 0;
}
