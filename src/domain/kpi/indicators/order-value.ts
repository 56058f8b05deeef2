import type { Indicator } from '../indicator.ts';
import { share } from '../reading.ts';

/** 客户平均订单额: net order value over orders; and, since the name can be read both ways, over customers that ordered in the month. */
export const orderValue = {
  key: 'order-value',
  unit: 'fen',
  better: 'more',
  day: ({ results }) => {
    const orders = results.filter((result) => result.kind === 'order');
    return {
      'order-value.fen': orders.reduce((sum, { netFen, isReturn }) => sum + (isReturn ? -netFen : netFen), 0),
      'order-value.orders': orders.filter(({ isReturn }) => !isReturn).length,
    };
  },
  customer: ({ orderedOn, month }) => (orderedOn.some((day) => day.startsWith(month)) ? { 'order-value.customers': 1 } : {}),
  read: (sums) => {
    const [fen, customers] = [sums['order-value.fen'] ?? 0, sums['order-value.customers'] ?? 0];
    return { ...share(fen, sums['order-value.orders'] ?? 0), more: { customers, perCustomer: share(fen, customers).value } };
  },
} as const satisfies Indicator;
