import type { Indicator } from '../indicator.ts';

/** 新客户签约数: legal entities whose first contract, or first paid order, falls in the span; a reversal takes one back in its own month. */
export const newCustomers = {
  key: 'new-customers',
  unit: 'count',
  better: 'more',
  day: ({ results }) => {
    const deals = results.filter((result) => result.kind === 'deal');
    const signed = deals.filter(({ isFirst, reversal }) => isFirst && !reversal).length;
    const reversed = deals.filter(({ reversal }) => reversal).length;
    return { 'new-customers.signed': signed, 'new-customers.reversed': reversed };
  },
  read: (sums) => {
    const [signed, reversed] = [sums['new-customers.signed'] ?? 0, sums['new-customers.reversed'] ?? 0];
    return { n: signed - reversed, d: undefined, value: signed - reversed, more: { signed, reversed } };
  },
} as const satisfies Indicator;
