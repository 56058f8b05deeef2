import * as z from 'zod/mini';
import { datesFrom, LocalDate, weekdayOf } from '../../base/moment.ts';
import { type Leave, type LeaveKind, NOON_MINUTE, type Person } from '../person.ts';
import { Text } from '../sop/text.ts';
import { merged, minutesIn, type Window, without } from './windows.ts';

/** The public holidays of a year as they were published: days off, and days off that are worked instead (调休). */
export const Holidays = z.strictObject({
  year: z.int().check(z.gte(2000), z.lte(2100)),
  off: z.array(z.strictObject({ name: Text, from: LocalDate, to: LocalDate })).check(z.maxLength(60)),
  /** `as`: whose weekday's hours are worked; without it those of the day's own, or of Friday where it has none. */
  work: z.array(z.strictObject({ on: LocalDate, as: z.optional(z.int().check(z.gte(1), z.lte(7))) })).check(z.maxLength(60)),
  /** Who published them, and when. */
  source: z.string().check(z.trim(), z.maxLength(300)),
});
export type Holidays = z.infer<typeof Holidays>;

export interface Calendar {
  /** The name of the holiday that a day is. */
  readonly holidayOn: (day: LocalDate) => Text | undefined;
  /** The weekday whose hours are worked on a day that was made a working day. */
  readonly workedAs: (day: LocalDate) => number | undefined;
}

const FRIDAY = 5;

export function calendarOf(years: readonly Holidays[]): Calendar {
  const off = new Map(
    years.flatMap((year) => year.off.flatMap(({ name, from, to }) => spanOf(from, to).map((day) => [day, name] as const))),
  );
  const work = new Map(years.flatMap((year) => year.work.map(({ on, as }) => [on, as ?? FRIDAY] as const)));
  return { holidayOn: (day) => (work.has(day) ? undefined : off.get(day)), workedAs: (day) => work.get(day) };
}

/** No holiday lasts longer; a date that was mistyped does not fill the memory. */
const LONGEST_DAYS = 31;

function spanOf(from: LocalDate, to: LocalDate): LocalDate[] {
  return from <= to ? datesFrom(from, to).slice(0, LONGEST_DAYS) : [];
}

export const HOLIDAY_TROUBLES = ['dates-backwards', 'too-long', 'other-year', 'off-and-work', 'holiday-twice'] as const;
export interface HolidayTrouble {
  readonly code: (typeof HOLIDAY_TROUBLES)[number];
  readonly says: Readonly<Record<string, string | number>>;
}

/** What is wrong with a year's list as it was entered. A holiday may reach over New Year. */
export function holidayTroubles({ year, off, work }: Holidays): HolidayTrouble[] {
  const inYear = (day: LocalDate) => Math.abs(Number(day.slice(0, 4)) - year) <= 1;
  const days = off.flatMap(({ from, to }) => spanOf(from, to));
  const twice = days.filter((day, i) => days.indexOf(day) < i);
  return [
    ...off.filter(({ from, to }) => from > to).map(({ from, to }) => ({ code: 'dates-backwards' as const, says: { from, to } })),
    ...off
      .filter(({ from, to }) => from <= to && datesFrom(from, to).length > LONGEST_DAYS)
      .map(({ from, to }) => ({ code: 'too-long' as const, says: { from, to, most: LONGEST_DAYS } })),
    ...[...off.map(({ from }) => from), ...work.map(({ on }) => on)]
      .filter((on) => !inYear(on))
      .map((on) => ({ code: 'other-year' as const, says: { on, year } })),
    ...work.filter(({ on }) => days.includes(on)).map(({ on }) => ({ code: 'off-and-work' as const, says: { on } })),
    ...twice.slice(0, 1).map((on) => ({ code: 'holiday-twice' as const, says: { on } })),
  ];
}

/** A day of a person's: the minutes they work, or why not. `part` tells of a leave that takes only some of them. */
export interface WorkingDay {
  readonly day: LocalDate;
  readonly windows: readonly Window[];
  readonly off: 'weekend' | 'holiday' | LeaveKind | undefined;
  readonly part: LeaveKind | undefined;
}

/** What a person's schedule, the calendar and their leave make of each day. Training and congress are off the territory like leave. */
export function workingDays(
  { duty, leaves }: Pick<Person, 'duty' | 'leaves'>,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  calendar: Calendar,
): WorkingDay[] {
  const hoursOf = (weekday: number) => merged(duty.hours.filter((span) => span.weekday === weekday));
  return datesFrom(from, to).map((day): WorkingDay => {
    const own = hoursOf(weekdayOf(day));
    const as = calendar.workedAs(day);
    const scheduled = as !== undefined && own.length === 0 ? hoursOf(as) : own;
    const theirs = leaves.filter((leave) => leave.from <= day && day <= leave.to);
    const off = { day, windows: [], part: undefined };
    if (calendar.holidayOn(day)) return { ...off, off: 'holiday' };
    if (scheduled.length === 0) return { ...off, off: 'weekend' };
    const windows = without(scheduled, theirs.map(minutesOff));
    const [leave] = theirs;
    if (leave && minutesIn(windows) === 0) return { ...off, off: leave.kind };
    return { day, windows, off: undefined, part: leave?.kind };
  });
}

function minutesOff({ half }: Leave): Window {
  return {
    fromMinute: half === 'afternoon' ? NOON_MINUTE : 0,
    toMinute: half === 'morning' ? NOON_MINUTE : 1440,
  };
}
