import * as z from 'zod/mini';
import { addDays, LocalDate, weekdayOf } from '../../base/moment.ts';
import { CustomerId, InstitutionId } from '../ids.ts';
import { occursOn, Recurrence } from './recurrence.ts';
import { Said } from './said.ts';
import { both, merged, minutesIn, WHOLE_DAY, Window, without } from './windows.ts';

const Weekday = z.int().check(z.gte(1), z.lte(7));

/** Days that are not as usual: other spans, or none at all. */
export const AccessException = z.strictObject({
  from: LocalDate,
  to: LocalDate,
  spans: z.array(Window).check(z.maxLength(6)),
  why: z.optional(z.string().check(z.trim(), z.maxLength(100))),
});
export type AccessException = z.infer<typeof AccessException>;

/** When a customer is open. A day may have several spans: a noon closure is the gap between two. No rows is: not known. */
export const Access = z.strictObject({
  customer: CustomerId,
  institution: z.nullable(InstitutionId),
  hours: z
    .array(
      z.strictObject({
        weekdays: z.array(Weekday).check(z.minLength(1), z.maxLength(7)),
        spans: z.array(Window).check(z.minLength(1), z.maxLength(6)),
      }),
    )
    .check(z.maxLength(14)),
  exceptions: z.array(AccessException).check(z.maxLength(100)),
  closedOnHolidays: z.boolean(),
  said: Said,
});
export type Access = z.infer<typeof Access>;

/** A rule of a house with many doors: when it receives, whom, how many; or when it receives nobody. */
export const InstitutionRule = z.strictObject({
  kind: z.enum(['reception', 'blackout']),
  title: z.optional(z.string().check(z.trim(), z.maxLength(64))),
  recurs: Recurrence,
  /** For a blackout none is the whole day. */
  spans: z.array(Window).check(z.maxLength(6)),
  /** A number has to be drawn before one is received; so many are given out a day, where that is known. */
  needsNumber: z.optional(z.boolean()),
  numbers: z.optional(z.int().check(z.gte(1), z.lte(500))),
  /** So many people of one company are let in on a day. */
  heads: z.optional(z.int().check(z.gte(1), z.lte(50))),
  said: Said,
});
export type InstitutionRule = z.infer<typeof InstitutionRule>;

export const Institution = z.strictObject({
  id: InstitutionId,
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(128)),
  rules: z.array(InstitutionRule).check(z.maxLength(40)),
  receivesOnHolidays: z.boolean(),
});
export type Institution = z.infer<typeof Institution>;

export const CLOSED_WHY = ['weekday', 'exception', 'holiday', 'blackout', 'no-reception', 'hours-miss-reception'] as const;
export type ClosedWhy = (typeof CLOSED_WHY)[number];

/** What somebody has to bring in some of the minutes: a number that was drawn, or one of few places for people of one company. */
export interface Asks {
  readonly windows: readonly Window[];
  readonly needsNumber: boolean;
  readonly heads: number | undefined;
}

/** A day at a customer's: the minutes in which somebody may come, or why there are none. */
export interface OpenDay {
  readonly day: LocalDate;
  readonly windows: readonly Window[];
  readonly why: ClosedWhy | undefined;
  /** Words of who said so, where they gave any. */
  readonly note: string | undefined;
  /** False where nobody has said when the customer is open: then any minute is as good as another. */
  readonly known: boolean;
  readonly asks: readonly Asks[];
}

export interface Doors {
  readonly access: Access | undefined;
  readonly institution: Institution | undefined;
  readonly isHoliday: (day: LocalDate) => boolean;
}

/** Opening hours ∩ what the institution lets in, on one day. */
export function openWindows({ access, institution, isHoliday }: Doors, day: LocalDate): OpenDay {
  const holiday = isHoliday(day);
  const rules = institution?.rules ?? [];
  const own = hoursOn(access, day, holiday);
  const closed = (why: ClosedWhy, note?: string): OpenDay => ({ ...blank(day, access, institution), why, note });
  if (own.windows.length === 0) return closed(own.why ?? 'weekday', own.note);
  const today = rules.filter(({ recurs }) => occursOn(recurs, day));
  const shut = today.filter(({ kind }) => kind === 'blackout');
  const whole = shut.find(({ spans }) => merged(spans).length === 0);
  if (whole) return closed('blackout', whole.title);
  const receives = rules.some(({ kind }) => kind === 'reception');
  if (receives && holiday && !institution?.receivesOnHolidays) return closed('holiday');
  const letIn = today.filter(({ kind }) => kind === 'reception');
  if (receives && letIn.length === 0) return closed('no-reception');
  const received = receives ? merged(letIn.flatMap(({ spans }) => (spans.length === 0 ? [WHOLE_DAY] : spans))) : [WHOLE_DAY];
  const shared = both(own.windows, received);
  if (shared.length === 0) return closed('hours-miss-reception');
  const cuts = shut.flatMap(({ spans }) => spans);
  const windows = without(shared, cuts);
  if (windows.length === 0) return closed('blackout', shut[0]?.title);
  return { ...blank(day, access, institution), windows, asks: asksOf(letIn, windows) };
}

/** Where another rule lets in without asking, nothing is asked. */
function asksOf(letIn: readonly InstitutionRule[], windows: readonly Window[]): Asks[] {
  const asking = ({ needsNumber, heads }: InstitutionRule) => needsNumber === true || heads !== undefined;
  const free = letIn.filter((rule) => !asking(rule)).flatMap(({ spans }) => spans);
  const asks = letIn.filter(asking).map(({ spans, needsNumber, heads }) => ({
    ...{ windows: without(both(spans, windows), free), needsNumber: needsNumber === true, heads },
  }));
  return asks.filter((ask) => ask.windows.length > 0);
}

/** What is asked at a minute; without one, what is asked whenever one comes. */
export function asksAt({ windows, asks }: Pick<OpenDay, 'windows' | 'asks'>, minute: number | undefined): Asks[] {
  if (minute === undefined) return asks.filter((ask) => minutesIn(without(windows, ask.windows)) === 0);
  return asks.filter((ask) => ask.windows.some(({ fromMinute, toMinute }) => fromMinute <= minute && minute < toMinute));
}

function blank(day: LocalDate, access: Access | undefined, institution: Institution | undefined): OpenDay {
  const known = (access?.hours.length ?? 0) > 0 || (institution?.rules.length ?? 0) > 0;
  return { day, windows: [], why: undefined, note: undefined, known, asks: [] };
}

/** Of several exceptions on a day the last one entered holds: it was said last. */
function hoursOn(access: Access | undefined, day: LocalDate, holiday: boolean) {
  const except = access?.exceptions.findLast(({ from, to }) => from <= day && day <= to);
  if (except) return { windows: merged(except.spans), why: 'exception' as const, note: except.why };
  if (holiday && access?.closedOnHolidays) return { windows: [], why: 'holiday' as const, note: undefined };
  if (!access || access.hours.length === 0) return { windows: [WHOLE_DAY], why: undefined, note: undefined };
  const spans = access.hours.filter(({ weekdays }) => weekdays.includes(weekdayOf(day))).flatMap((row) => row.spans);
  return { windows: merged(spans), why: 'weekday' as const, note: undefined };
}

/** The first day from one on that lets somebody in; undefined where none of so many days does. */
export function nextOpen(doors: Doors, from: LocalDate, mostDays: number): OpenDay | undefined {
  for (let i = 0; i < mostDays; i++) {
    const open = openWindows(doors, addDays(from, i));
    if (open.windows.length > 0) return open;
  }
  return undefined;
}
