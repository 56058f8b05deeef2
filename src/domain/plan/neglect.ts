import { addDays, daysBetween, type LocalDate } from '../../base/moment.ts';
import type { CustomerId } from '../ids.ts';
import { isLookedAfter, type Seen } from './due.ts';
import { frequenciesBy, type FrequencyRule, MONTH_DAYS, visitsAMonth } from './frequency.ts';

/**
 * Three ways to be forgotten, each of which the others do not see. By *age*: nobody has been there for long, whatever any
 * rule says. By *schedule*: visits were promised in plans and did not come about. By *frequency*: fewer visits than the
 * rule asks for, though none was promised and the last is not long ago.
 */
export const LENSES = ['age', 'schedule', 'frequency'] as const;
export type Lens = (typeof LENSES)[number];

/** How far back schedule and frequency look: a quarter, so that three monthly visits fit. */
export const LENS_DAYS = 92;
/** Nobody there for so long is neglect by age. */
export const AGE_FROM_DAYS = 45;

export interface Neglected {
  readonly customer: CustomerId;
  readonly lastOn: LocalDate | undefined;
  /** Days since the last visit, or since somebody was to look after the customer where there was none. */
  readonly ageDays: number | undefined;
  /** Stops in frozen plans that came to nothing, and on what day the last. */
  readonly missed: number;
  readonly missedOn: LocalDate | undefined;
  /** Visits that the rule asked for and that were made in the days that the customer was looked after. */
  readonly asked: number;
  readonly made: number;
}

export interface SeenAndPromised extends Seen {
  /** Days of frozen plans of those days whose stop here was not kept, in order. */
  readonly missedOn: readonly LocalDate[];
}

/** Those whom a lens finds, the most neglected first. `visitedOn` has to reach as far back as the lenses. */
export function neglected(lens: Lens, seen: readonly SeenAndPromised[], { rules, today }: Today): Neglected[] {
  const frequencyOf = frequenciesBy(rules);
  const lookedAfter = seen.filter(({ customer }) => isLookedAfter(customer));
  const found = lookedAfter.map((one) => neglectOf(one, frequencyOf(one.customer)?.rule, today));
  return found
    .filter((one) => weightOf(lens, one) > 0)
    .toSorted((a, b) => weightOf(lens, b) - weightOf(lens, a) || (a.customer < b.customer ? -1 : 1));
}

interface Today {
  readonly rules: readonly FrequencyRule[];
  readonly today: LocalDate;
}

function neglectOf(
  { customer, visitedOn, since, missedOn }: SeenAndPromised,
  rule: FrequencyRule | undefined,
  today: LocalDate,
): Neglected {
  const first = addDays(today, 1 - LENS_DAYS);
  const past = visitedOn.filter((day) => day <= today);
  const lastOn = past.at(-1);
  const began = since !== undefined && since > first ? since : first;
  const cared = Math.max(0, daysBetween(began, today) + 1);
  return {
    customer: customer.id,
    lastOn,
    ageDays: lastOn === undefined && since === undefined ? undefined : Math.max(0, daysBetween(lastOn ?? (since as LocalDate), today)),
    missed: missedOn.length,
    missedOn: missedOn.at(-1),
    asked: rule ? Math.floor((visitsAMonth(rule) * cared) / MONTH_DAYS) : 0,
    made: past.filter((day) => day >= first).length,
  };
}

/** How neglected by a lens; 0 is not at all. Nobody ever there, and nobody knows since when, is as old as it gets. */
function weightOf(lens: Lens, { ageDays, missed, missedOn, lastOn, asked, made }: Neglected): number {
  if (lens === 'age') return ageDays === undefined ? Number.MAX_SAFE_INTEGER : ageDays >= AGE_FROM_DAYS ? ageDays : 0;
  // Who was seen after the last promise that was missed is not waiting any more.
  if (lens === 'schedule') return missedOn !== undefined && (lastOn === undefined || lastOn < missedOn) ? missed : 0;
  return asked > made ? (asked - made) / asked : 0;
}
