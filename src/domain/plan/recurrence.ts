import * as z from 'zod/mini';
import { addDays, daysBetween, firstOf, LocalDate, mondayOf, monthOf, nextMonth, weekdayOf } from '../../base/moment.ts';
import { err, ok, type Result } from '../../base/result.ts';

/**
 * Days that come round again: an RRULE of RFC 5545 on whole dates, with dates that are left out and dates that are added.
 * Without a rule only the added dates count. Decision 35 says why this is a part of RFC 5545 and which.
 */
export const Recurrence = z.strictObject({
  from: LocalDate,
  rule: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  except: z.array(LocalDate).check(z.maxLength(200)),
  also: z.array(LocalDate).check(z.maxLength(200)),
});
export type Recurrence = z.infer<typeof Recurrence>;

/** What a rule says, part by part. */
export interface Rhythm {
  readonly every: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly until: LocalDate | undefined;
  /** `nth` counts such weekdays in the month from its begin, or from its end where it is negative; 0 is each. */
  readonly weekdays: readonly { readonly weekday: number; readonly nth: number }[];
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const held = new Map<string, Result<Rhythm, string>>();
const MOST_HELD = 2_000;

/** The rule as it is understood; the error is the part that is not. */
export function readRule(text: string): Result<Rhythm, string> {
  const known = held.get(text);
  if (known) return known;
  if (held.size >= MOST_HELD) held.clear();
  const read = parsed(text);
  held.set(text, read);
  return read;
}

function parsed(text: string): Result<Rhythm, string> {
  const parts = new Map<string, string>();
  for (const part of text
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [name = '', value = ''] = part.trim().split('=');
    if (!PARTS[name]?.test(value) || parts.has(name)) return err(part.trim() || text);
    parts.set(name, value);
  }
  const every = parts.get('FREQ') as Rhythm['every'] | undefined;
  if (!every) return err('FREQ');
  const weekdays = (parts.get('BYDAY')?.split(',') ?? []).map((day) => ({
    weekday: WEEKDAYS.indexOf(day.slice(-2)) + 1,
    nth: Number(day.slice(0, -2) || 0),
  }));
  // Elsewhere RFC 5545 gives an ordinal no meaning, or one that nobody writes on a corridor wall.
  if (every !== 'MONTHLY' && weekdays.some(({ nth }) => nth !== 0)) return err('BYDAY');
  if (every === 'YEARLY' && weekdays.length > 0) return err('BYDAY');
  if (every === 'WEEKLY' && parts.has('BYMONTHDAY')) return err('BYMONTHDAY');
  const numbers = (name: string) => (parts.get(name)?.split(',') ?? []).map(Number);
  const until = parts
    .get('UNTIL')
    ?.slice(0, 8)
    .replace(/(....)(..)(..)/, '$1-$2-$3');
  return ok({
    every,
    interval: Number(parts.get('INTERVAL') ?? 1),
    until,
    weekdays,
    monthDays: numbers('BYMONTHDAY'),
    months: numbers('BYMONTH'),
  });
}

const PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  UNTIL: /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(T\d{6}Z?)?$/,
  BYDAY: /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$/,
  BYMONTHDAY: /^-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01]))*$/,
  BYMONTH: /^([1-9]|1[0-2])(,([1-9]|1[0-2]))*$/,
  WKST: /^MO$/,
};

/** Whether a day is one of them. A rule that cannot be read never comes. */
export function occursOn({ from, rule, except, also }: Recurrence, day: LocalDate): boolean {
  if (except.includes(day)) return false;
  if (also.includes(day)) return true;
  if (!rule || day < from) return false;
  const read = readRule(rule);
  return read.ok && comes(read.value, from, day);
}

function comes({ every, interval, until, weekdays, monthDays, months }: Rhythm, from: LocalDate, day: LocalDate): boolean {
  if (until !== undefined && day > until) return false;
  if (months.length > 0 && !months.includes(monthNumber(day))) return false;
  if (stepsBetween(every, from, day) % interval !== 0) return false;
  if (every === 'YEARLY' && months.length === 0 && monthDays.length === 0 && monthNumber(day) !== monthNumber(from)) return false;
  if (weekdays.length > 0 && !weekdays.some((one) => isNth(one, day))) return false;
  if (monthDays.length > 0) return monthDays.some((n) => (n > 0 ? n === dayNumber(day) : n === dayNumber(day) - monthLength(day) - 1));
  if (weekdays.length > 0 || every === 'DAILY') return true;
  return every === 'WEEKLY' ? weekdayOf(day) === weekdayOf(from) : dayNumber(day) === dayNumber(from);
}

function stepsBetween(every: Rhythm['every'], from: LocalDate, day: LocalDate): number {
  if (every === 'DAILY') return daysBetween(from, day);
  if (every === 'WEEKLY') return daysBetween(mondayOf(from), mondayOf(day)) / 7;
  const years = Number(day.slice(0, 4)) - Number(from.slice(0, 4));
  return every === 'YEARLY' ? years : years * 12 + monthNumber(day) - monthNumber(from);
}

function isNth({ weekday, nth }: Rhythm['weekdays'][number], day: LocalDate): boolean {
  if (weekdayOf(day) !== weekday) return false;
  if (nth === 0) return true;
  return nth > 0 ? Math.ceil(dayNumber(day) / 7) === nth : Math.ceil((monthLength(day) - dayNumber(day) + 1) / 7) === -nth;
}

function monthNumber(day: LocalDate): number {
  return Number(day.slice(5, 7));
}

function dayNumber(day: LocalDate): number {
  return Number(day.slice(8));
}

function monthLength(day: LocalDate): number {
  return dayNumber(addDays(firstOf(nextMonth(monthOf(day))), -1));
}
