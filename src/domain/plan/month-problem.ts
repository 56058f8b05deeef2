import { addDays, daysBetween, type LocalDate } from '../../base/moment.ts';
import type { CustomerId } from '../ids.ts';
import type { Matrix } from '../route/matrix.ts';
import { LEAST_DRIVING, type RouteProblem, type RouteStop, type Shift, type Solution, type Window } from '../route/problem.ts';
import type { Interval } from './frequency.ts';

const DAY_S = 86_400;
const MINUTE_S = 60;

interface Span {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** A day on which the person works, from its first minute to its last. */
export interface PlanDay extends Span {
  readonly day: LocalDate;
}

export interface MonthCustomer {
  readonly customer: CustomerId;
  /** Its row of the matrix. */
  readonly place: number;
  readonly minutes: number;
  readonly interval: Interval;
  readonly minGapDays: number;
  /** The last visit that counts; the cycle goes on from it and never begins anew with a month. */
  readonly lastOn: LocalDate | undefined;
  /** Not more often than this in the days that are planned. */
  readonly most: number;
  readonly worth: number;
  /** Hours that are agreed already: they stand, and take the place of the visit wanted nearest to them. */
  readonly agreed: readonly { readonly day: LocalDate; readonly atMinute: number }[];
  /** When somebody is received on a day; none on a day that is closed. */
  readonly windowsOn: (day: LocalDate) => readonly Span[];
}

export interface MonthAsked {
  readonly days: readonly PlanDay[];
  readonly customers: readonly MonthCustomer[];
  readonly matrix: Matrix;
  readonly lunch: (Span & { readonly minutes: number }) | undefined;
  /** Days end by this share of their hours where that loses nothing: the rest is for what happens. */
  readonly fill: number;
}

/** One visit that the days are to hold: of which customer, wanted on which day. */
export interface WantedVisit {
  readonly customer: number;
  readonly wantedOn: LocalDate;
}

export interface MonthProblem {
  readonly problem: RouteProblem;
  /** What stands behind each stop. */
  readonly wanted: readonly WantedVisit[];
  /** Wanted on days when nobody is received: no stop stands for them, because a stop without windows may come at any time. */
  readonly dayless: readonly WantedVisit[];
}

/**
 * A month as one question to the route engine: each working day is a shift on a clock that runs through the month, and
 * each visit a stop whose windows are those days on which it may fall. Visit k of a customer is wanted k intervals after
 * the last real one, give or take as many days as keep two of them the least gap apart, whichever days they land on.
 */
export function monthProblem(asked: MonthAsked): MonthProblem {
  const { days, customers, matrix } = asked;
  const first = days[0]?.day;
  const wanted: WantedVisit[] = [];
  const dayless: WantedVisit[] = [];
  const stops: RouteStop[] = [];
  for (const [i, one] of customers.entries()) {
    for (const { day, atMinute } of one.agreed) {
      const atS = days.findIndex((each) => each.day === day) * DAY_S + atMinute * MINUTE_S;
      wanted.push({ customer: i, wantedOn: day });
      stops.push({ ...stopOf(one), windows: [{ opensS: atS, closesS: atS }], startOnly: true, must: true });
    }
    for (const [k, wantedOn] of first ? datesOf(one, days).entries() : []) {
      if (one.agreed.some(({ day }) => Math.abs(daysBetween(day, wantedOn)) < one.interval.everyDays)) continue;
      const windows = windowsOf(one, asked, { wantedOn, isFirst: k === 0 });
      (windows.length ? wanted : dayless).push({ customer: i, wantedOn });
      if (windows.length) stops.push({ ...stopOf(one), windows, must: false });
    }
  }
  const shifts = days.map((day): Shift => shiftOf(day, asked));
  return { problem: { matrix, stops, shifts, aim: LEAST_DRIVING }, wanted, dayless };
}

function stopOf({ place, minutes, worth }: MonthCustomer): Pick<RouteStop, 'place' | 'serviceS' | 'prize'> {
  return { place, serviceS: Math.round(minutes * MINUTE_S), prize: worth };
}

/** The days on which a customer is wanted: late ones at once, then one interval after the other. */
function datesOf({ lastOn, interval: { everyDays }, most }: MonthCustomer, days: readonly PlanDay[]): LocalDate[] {
  const [first, last] = [days[0]?.day as LocalDate, days.at(-1)?.day as LocalDate];
  const next = lastOn === undefined ? undefined : addDays(lastOn, everyDays);
  // Whoever was never seen, or is late, has no day of their own: the first interval is theirs to fall into.
  let at = next === undefined || next < first ? addDays(first, Math.floor(everyDays / 2)) : next;
  const dates: LocalDate[] = [];
  while (at <= last && dates.length < most) {
    dates.push(at);
    at = addDays(at, everyDays);
  }
  // A month that ends before the first interval does still holds one visit of who is late.
  return dates.length === 0 && (next === undefined || next < first) && most > 0 ? [last] : dates;
}

interface Which {
  readonly wantedOn: LocalDate;
  readonly isFirst: boolean;
}

function windowsOf(
  { interval, minGapDays, lastOn, windowsOn }: MonthCustomer,
  { days }: MonthAsked,
  { wantedOn, isFirst }: Which,
): Window[] {
  const { everyDays, latestDays } = interval;
  // Half of what may lie between two of them, so that neighbours stay the gap apart.
  const give = Math.max(0, Math.floor((everyDays - minGapDays) / 2));
  // Who is late or was never seen may come at any day before the first that is wanted.
  const free = isFirst && (lastOn === undefined || addDays(lastOn, latestDays) < (days[0]?.day as LocalDate));
  const wide = Math.max(give, free ? Math.floor(everyDays / 2) : 0);
  return days.flatMap((day, shift) => {
    const apart = daysBetween(wantedOn, day.day);
    const tooEarly = lastOn !== undefined && daysBetween(lastOn, day.day) < Math.min(minGapDays, everyDays);
    if (tooEarly || apart < -wide || apart > give) return [];
    return windowsOn(day.day).flatMap(({ fromMinute, toMinute }) => {
      const [from, to] = [Math.max(fromMinute, day.fromMinute), Math.min(toMinute, day.toMinute)];
      return from < to ? [{ opensS: shift * DAY_S + from * MINUTE_S, closesS: shift * DAY_S + to * MINUTE_S }] : [];
    });
  });
}

function shiftOf({ day, fromMinute, toMinute }: PlanDay, { days, lunch, fill }: MonthAsked): Shift {
  const dayS = days.findIndex((one) => one.day === day) * DAY_S;
  const at = (minute: number) => dayS + minute * MINUTE_S;
  const softEnd = Math.round(fromMinute + fill * (toMinute - fromMinute));
  return {
    ...{ startPlace: null, endPlace: null, startsS: at(fromMinute), endsS: at(softEnd), overtimeS: (toMinute - softEnd) * MINUTE_S },
    ...(lunch && { lunch: { durationS: lunch.minutes * MINUTE_S, fromS: at(lunch.fromMinute), toS: at(lunch.toMinute) } }),
  };
}

export interface PlannedVisit {
  readonly customer: number;
  readonly wantedOn: LocalDate;
  readonly atMinute: number;
}

export interface PlannedDay {
  readonly day: LocalDate;
  readonly visits: readonly PlannedVisit[];
  readonly driveMin: number;
  /** From the first door to the last, lunch taken in. */
  readonly busyMin: number;
}

/** The answer of the engine as days with visits, and the visits that found no place. */
export function monthOfSolution({ problem, wanted, dayless }: MonthProblem, days: readonly PlanDay[], { routes, skipped }: Solution) {
  const planned = routes.map(({ calls, departS, endS }, shift): PlannedDay => {
    const visits = calls.map(({ stop, startS }): PlannedVisit => {
      const { customer, wantedOn } = wanted[stop] as WantedVisit;
      return { customer, wantedOn, atMinute: Math.floor((startS - shift * DAY_S) / MINUTE_S) };
    });
    const legs = calls.slice(1).map(({ stop }, i) => legS(problem, calls[i]?.stop as number, stop));
    const driveS = legs.reduce((sum, s) => sum + s, 0);
    return {
      day: (days[shift] as PlanDay).day,
      visits,
      driveMin: Math.round(driveS / MINUTE_S),
      busyMin: Math.round((endS - departS) / MINUTE_S),
    };
  });
  return { days: planned, left: [...dayless, ...skipped.map((stop) => wanted[stop] as WantedVisit)] };
}

function legS({ matrix, stops }: RouteProblem, from: number, to: number): number {
  return matrix.travelS[(stops[from]?.place ?? 0) * matrix.size + (stops[to]?.place ?? 0)] ?? 0;
}
