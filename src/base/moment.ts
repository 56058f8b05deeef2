import * as z from 'zod/mini';

/** Milliseconds since 1970 UTC, by the clock that is named beside it. */
export const Instant = z.int().check(z.nonnegative());
export type Instant = z.infer<typeof Instant>;

/** A date as people mean it, in a zone that is named beside it: 2026-11-23. */
export const LocalDate = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
export type LocalDate = z.infer<typeof LocalDate>;

/** A month as people mean it: 2026-11. */
export const Month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
export type Month = z.infer<typeof Month>;

/** Minutes since local midnight; 24:00 is allowed as an end. */
export const MinuteOfDay = z.int().check(z.gte(0), z.lte(1440));
export type MinuteOfDay = z.infer<typeof MinuteOfDay>;

/** An IANA zone that this machine knows. */
export const Zone = z.string().check(z.refine(isZone, { error: 'unknown-zone' }));
export type Zone = z.infer<typeof Zone>;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock in a zone: date, minute of the day, and weekday with Monday as 1. */
export function wallClock(at: Instant, zone: Zone): { readonly date: LocalDate; readonly minute: number; readonly weekday: number } {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of format.formatToParts(at)) parts[type] = value;
  const date = `${parts.year}-${parts.month}-${parts.day}`;
  return { date, minute: Number(parts.hour) * 60 + Number(parts.minute), weekday: weekdayOf(date) };
}

export function localDate(at: Instant, zone: Zone): LocalDate {
  return wallClock(at, zone).date;
}

/** The instant at which a local day begins, also where midnight is skipped by daylight saving. */
export function startOfDay(date: LocalDate, zone: Zone): Instant {
  return instantOf(date, 0, zone);
}

/** The instant of a wall-clock minute; where the zone skips it, the first instant after it. */
export function instantOf(date: LocalDate, minute: number, zone: Zone): Instant {
  const wanted = utcOf(date) + minute * MINUTE_MS;
  let at = wanted;
  for (let i = 0; i < 3; i++) {
    const { date: d, minute: m } = wallClock(at, zone);
    const off = wanted - (utcOf(d) + m * MINUTE_MS);
    if (off === 0) return at;
    at += off;
  }
  return Math.max(at, wanted - 14 * HOUR_MS);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(utcOf(date) + days * DAY_MS);
}

/** Whole days from one date to another; negative where it lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((utcOf(to) - utcOf(from)) / DAY_MS);
}

/** Monday is 1, Sunday is 7, as in ISO 8601. */
export function weekdayOf(date: LocalDate): number {
  return ((new Date(utcOf(date)).getUTCDay() + 6) % 7) + 1;
}

/** The Monday of the ISO week in which a date lies. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7);
}

export function firstOf(month: Month): LocalDate {
  return `${month}-01`;
}

export function nextMonth(month: Month): Month {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** All dates from the first to the last, both included. */
export function datesFrom(first: LocalDate, last: LocalDate): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}

function utcOf(date: LocalDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

function dateOf(utc: number): LocalDate {
  return new Date(utc).toISOString().slice(0, 10);
}
