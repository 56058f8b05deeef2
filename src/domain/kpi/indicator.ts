import type { LocalDate, Month } from '../../base/moment.ts';
import type { Customer } from '../customer.ts';
import type { DayPlan } from '../plan/day-plan.ts';
import type { FrequencyRule } from '../plan/frequency.ts';
import type { Policy } from '../visit/policy.ts';
import type { Visit } from '../visit/state.ts';

/** A visit as numbers see it. */
export interface CountedVisit {
  readonly visit: Pick<Visit, 'id' | 'customer' | 'stop' | 'startedAt' | 'endedAt'>;
  readonly day: LocalDate;
  readonly validity: Validity;
}

/** `pending` counts as valid until a person has decided, and is shown apart; `attempted` met a closed door. */
export type Validity = 'valid' | 'pending' | 'rejected' | 'attempted' | 'unproven' | 'open';

export function counts(validity: Validity): boolean {
  return validity === 'valid' || validity === 'pending';
}

/** A person's day as numbers see it. The week is the ISO week of the day: a stop may be kept on another day of it. */
export interface DayView {
  readonly day: LocalDate;
  readonly visits: readonly CountedVisit[];
  readonly week: readonly CountedVisit[];
  /** The frozen plans of the week, this day's among them: a visit that keeps a stop of one day keeps none of another. */
  readonly weekPlans: readonly DayPlan[];
  readonly excused: ReadonlySet<string>;
  readonly results: readonly DatedResult[];
}

/** What came of it on that day, as the last word on each says. */
export type DatedResult =
  | { readonly kind: 'order'; readonly netFen: number; readonly isReturn: boolean }
  | { readonly kind: 'deal'; readonly isFirst: boolean; readonly reversal: boolean }
  | { readonly kind: 'qualified'; readonly wonAfterDays: number | undefined };

/** A customer in one month, as numbers about customers see it. */
export interface CustomerView {
  readonly month: Month;
  readonly customer: Customer;
  readonly eligibleDays: number;
  readonly daysInMonth: number;
  /** Distinct days with a visit that counts, while eligible, in order. */
  readonly visitedOn: readonly LocalDate[];
  readonly rule: FrequencyRule | undefined;
  readonly policy: Policy;
  /** All days with an order up to the month's end, in order; empty for a line that is not sales. */
  readonly orderedOn: readonly LocalDate[];
  readonly monthEnd: LocalDate;
}

/** Named numbers that add up over any set of days and customers. */
export type Sums = Readonly<Record<string, number>>;

export interface Reading {
  readonly n: number;
  readonly d: number | undefined;
  /** `undefined` where nothing is there to divide by: shown as "—", never as 0 % or 100 %. */
  readonly value: number | undefined;
  readonly more?: Readonly<Record<string, number | undefined>>;
}

/**
 * One KPI: what each person-day and each person-customer-month adds to its sums, and how the sums are read. Sums are
 * named `<key>.<what>`.
 */
export interface Indicator<Key extends string = string> {
  readonly key: Key;
  readonly unit: 'share' | 'count' | 'minutes' | 'fen';
  readonly better: 'more' | 'less' | 'neither';
  readonly day?: (view: DayView) => Sums;
  readonly customer?: (view: CustomerView) => Sums;
  readonly read: (sums: Sums) => Reading;
  /** Days at the end of the span that are left out, because what they will come to cannot be known yet. */
  readonly settlesAfterDays?: number;
}
