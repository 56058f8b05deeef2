import type { CustomerView, DayView, Indicator, Sums } from './indicator.ts';
import { churn } from './indicators/churn.ts';
import { conversion } from './indicators/conversion.ts';
import { coverage } from './indicators/coverage.ts';
import { frequency } from './indicators/frequency.ts';
import { meanDwell } from './indicators/mean-dwell.ts';
import { newCustomers } from './indicators/new-customers.ts';
import { orderValue } from './indicators/order-value.ts';
import { planCompletion } from './indicators/plan-completion.ts';

// Process first, then results. To add one: a file in indicators/, a line here, its name and definition in words.
export const INDICATORS = [
  planCompletion,
  coverage,
  meanDwell,
  frequency,
  conversion,
  newCustomers,
  orderValue,
  churn,
] as const satisfies readonly Indicator[];
export type IndicatorKey = (typeof INDICATORS)[number]['key'];

export function countDay(view: DayView): Sums {
  return added(INDICATORS.map(({ day }: Indicator) => day?.(view) ?? {}));
}

export function countCustomer(view: CustomerView): Sums {
  return added(INDICATORS.map(({ customer }: Indicator) => customer?.(view) ?? {}));
}

/** Sums of any days, customers and people, added up. Zeros are left out, so that equal sums are equal rows. */
export function added(all: Iterable<Sums>): Sums {
  const total: Record<string, number> = {};
  for (const sums of all) for (const [name, value] of Object.entries(sums)) total[name] = (total[name] ?? 0) + value;
  return Object.fromEntries(Object.entries(total).filter(([, value]) => Math.abs(value) > 1e-9));
}

export function negated(sums: Sums): Sums {
  return Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, -value]));
}
