import { addDays, daysBetween, firstOf, type LocalDate, monthOf, nextMonth } from '../../base/moment.ts';
import type { Customer } from '../customer.ts';
import type { ContactId, CustomerId } from '../ids.ts';
import { type ContactCap, frequenciesBy, type Frequency, frequencyFor, type FrequencyRule, intervalOf } from './frequency.ts';

/** What is known of a customer's past. Only visits that count are visits: a door that was closed is none. */
export interface Seen {
  readonly customer: Customer;
  /** Days with a visit that counts, whoever made it, in order. At least those of this month and the last one before it. */
  readonly visitedOn: readonly LocalDate[];
  /** From when on somebody was to look after the customer. */
  readonly since: LocalDate | undefined;
  /** Who was met, on which days. */
  readonly met: readonly { readonly contact: ContactId; readonly on: LocalDate }[];
}

/**
 * `never`: nobody has been there. `overdue`: past the latest day. `due`: between the wanted day and the latest. `may`:
 * may be seen already, wanted later. `resting`: too early again. `ceiling`: seen as often as the month allows.
 * `unasked`: a rule without a floor, or no rule.
 */
export const DUE_STATES = ['overdue', 'never', 'due', 'may', 'resting', 'ceiling', 'unasked'] as const;
export type DueState = (typeof DUE_STATES)[number];

export interface DueItem {
  readonly customer: CustomerId;
  readonly state: DueState;
  readonly lastOn: LocalDate | undefined;
  /** May be seen from here on; wanted here; late after it. */
  readonly earliestOn: LocalDate | undefined;
  readonly dueOn: LocalDate | undefined;
  readonly latestOn: LocalDate | undefined;
  /** Days after the latest day; 0 where it is not late. */
  readonly overdueDays: number;
  readonly thisMonth: number;
  readonly frequency: Frequency | undefined;
  /** People there who have been met as often as the rule allows, and from when on again. */
  readonly resting: readonly { readonly contact: ContactId; readonly until: LocalDate }[];
}

/**
 * Who is due, the most urgent first. What counts is the last real visit: the interval runs on over the end of a month,
 * and a visit that was made late moves the next one.
 */
export function dueList(seen: readonly Seen[], rules: readonly FrequencyRule[], today: LocalDate): DueItem[] {
  const frequencyOf = frequenciesBy(rules);
  const lookedAfter = seen.filter(({ customer }) => isLookedAfter(customer));
  const items = lookedAfter.map((one) => [dueBy(one, frequencyOf(one.customer), today), one.customer] as const);
  return items.toSorted(([a, x], [b, y]) => byUrgency(a, b) || inOrder(x.grade, y.grade) || (x.id < y.id ? -1 : 1)).map(([item]) => item);
}

/** Prospects and customers that closed down are nobody's to count, as in coverage. */
export function isLookedAfter({ stage }: Pick<Customer, 'stage'>): boolean {
  return stage !== 'prospect' && stage !== 'closed';
}

export function dueOf(seen: Seen, rules: readonly FrequencyRule[], today: LocalDate): DueItem {
  return dueBy(seen, frequencyFor(seen.customer, rules), today);
}

function dueBy({ customer, visitedOn, since, met }: Seen, frequency: Frequency | undefined, today: LocalDate): DueItem {
  const rule = frequency?.rule;
  const past = visitedOn.filter((day) => day <= today);
  const lastOn = past.at(-1);
  const thisMonth = past.filter((day) => monthOf(day) === monthOf(today)).length;
  const interval = rule && intervalOf(rule);
  const resting = rule?.perContact ? atTheirCap(met, rule.perContact, today) : [];
  const base = { customer: customer.id, lastOn, thisMonth, frequency, resting };
  const nextFirst = firstOf(nextMonth(monthOf(today)));
  const full = rule !== undefined && thisMonth >= rule.max;
  const nothing = { earliestOn: undefined, dueOn: undefined, latestOn: undefined, overdueDays: 0 };
  if (!interval || !rule) return { ...base, ...nothing, state: full ? 'ceiling' : 'unasked', earliestOn: full ? nextFirst : undefined };
  if (lastOn === undefined) {
    const latestOn = since === undefined ? today : addDays(since, interval.latestDays);
    const overdueDays = Math.max(0, daysBetween(latestOn, today));
    return { ...base, state: 'never', earliestOn: undefined, dueOn: since ?? today, latestOn, overdueDays };
  }
  const [soonest, dueOn, latestOn] = [interval.earliestDays, interval.everyDays, interval.latestDays].map((days) =>
    addDays(lastOn, days),
  ) as [LocalDate, LocalDate, LocalDate];
  const overdueDays = Math.max(0, daysBetween(latestOn, today));
  const earliestOn = full && nextFirst > soonest ? nextFirst : soonest;
  const state = full ? 'ceiling' : overdueDays > 0 ? 'overdue' : today >= dueOn ? 'due' : today >= soonest ? 'may' : 'resting';
  return { ...base, state, earliestOn, dueOn, latestOn, overdueDays };
}

function atTheirCap(met: Seen['met'], { max, days }: ContactCap, today: LocalDate): DueItem['resting'] {
  const from = addDays(today, 1 - days);
  const lately = new Map<ContactId, LocalDate[]>();
  for (const { contact, on } of met) if (on >= from && on <= today) lately.set(contact, [...(lately.get(contact) ?? []), on]);
  return [...lately].flatMap(([contact, on]) => {
    // Free again once so many meetings have left the window that one more fits.
    const leaves = [...new Set(on)].toSorted().at(-max);
    return leaves === undefined ? [] : [{ contact, until: addDays(leaves, days) }];
  });
}

/** How late, measured by the customer's own rhythm: a week is much for who is seen weekly and little for who is seen twice a year. */
function byUrgency(a: DueItem, b: DueItem): number {
  return DUE_STATES.indexOf(a.state) - DUE_STATES.indexOf(b.state) || lateness(b) - lateness(a) || inOrder(a.dueOn ?? '', b.dueOn ?? '');
}

function lateness({ overdueDays, frequency }: DueItem): number {
  return overdueDays / ((frequency && intervalOf(frequency.rule)?.everyDays) ?? 1);
}

/** Of letters and dates: no language orders them otherwise. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
