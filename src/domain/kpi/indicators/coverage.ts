import type { CustomerView, Indicator } from '../indicator.ts';
import { share } from '../reading.ts';

/** Owned for less than this share of the month: listed apart, counted by nobody. */
export const LEAST_SHARE_OF_MONTH = 0.3;

export function isEligible({ eligibleDays, daysInMonth }: Pick<CustomerView, 'eligibleDays' | 'daysInMonth'>): boolean {
  return eligibleDays >= LEAST_SHARE_OF_MONTH * daysInMonth;
}

/** 客户覆盖率: eligible customers with at least one visit that counts while eligible, over eligible customers: never above 100 %. */
export const coverage = {
  key: 'coverage',
  unit: 'share',
  better: 'more',
  customer: (view) =>
    isEligible(view) ? { 'coverage.eligible': 1, 'coverage.visited': view.visitedOn.length > 0 ? 1 : 0 } : { 'coverage.apart': 1 },
  read: (sums) => ({
    ...share(sums['coverage.visited'] ?? 0, sums['coverage.eligible'] ?? 0),
    more: { apart: sums['coverage.apart'] ?? 0 },
  }),
} as const satisfies Indicator;
