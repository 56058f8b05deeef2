import { daysBetween } from '../../../base/moment.ts';
import type { CustomerView, Indicator } from '../indicator.ts';
import { share } from '../reading.ts';
import { isEligible } from './coverage.ts';

/** The target for the days that the customer was owned, rounded half up once for each customer. */
export function targetOf({ rule, eligibleDays, daysInMonth }: Pick<CustomerView, 'rule' | 'eligibleDays' | 'daysInMonth'>): number {
  return rule ? Math.floor((rule.target * eligibleDays) / daysInMonth + 0.5) : 0;
}

/** Visits that lie at least the rule's gap apart: two on one day are one for the customer. */
export function spaced({ visitedOn, rule }: Pick<CustomerView, 'visitedOn' | 'rule'>): number {
  let [counted, last]: [number, string | undefined] = [0, undefined];
  for (const day of visitedOn) {
    if (last !== undefined && daysBetween(last, day) < Math.max(1, rule?.minGapDays ?? 1)) continue;
    [counted, last] = [counted + 1, day];
  }
  return counted;
}

/** 拜访频次达标率: eligible customers seen at least as often as their target and not above the ceiling, over those that have a target. */
export const frequency = {
  key: 'frequency',
  unit: 'share',
  better: 'more',
  customer: (view) => {
    const target = targetOf(view);
    if (!view.rule || !isEligible(view) || target === 0) return {};
    const [actual, all] = [spaced(view), view.visitedOn.length];
    return {
      'frequency.customers': 1,
      'frequency.met': actual >= target && all <= view.rule.max ? 1 : 0,
      'frequency.attained': Math.min(actual, target),
      'frequency.target': target,
      'frequency.over': Math.max(0, all - view.rule.max),
      'frequency.visits': all,
    };
  },
  read: (sums) => ({
    ...share(sums['frequency.met'] ?? 0, sums['frequency.customers'] ?? 0),
    more: {
      attainment: share(sums['frequency.attained'] ?? 0, sums['frequency.target'] ?? 0).value,
      attained: sums['frequency.attained'] ?? 0,
      target: sums['frequency.target'] ?? 0,
      overVisit: share(sums['frequency.over'] ?? 0, sums['frequency.visits'] ?? 0).value,
    },
  }),
} as const satisfies Indicator;
