import {
  addDays,
  DAY_MS,
  type Instant,
  localDate,
  type LocalDate,
  MINUTE_MS,
  mondayOf,
  startOfDay,
  wallClock,
  type Zone,
} from '../../src/base/moment.ts';
import { percentile } from './spread.ts';
import type { Random } from '../../src/base/random.ts';
import type { Grade } from '../../src/domain/customer.ts';
import type { DutySchedule } from '../../src/domain/person.ts';
import { movedBy, type Point } from '../../src/domain/place.ts';
import type { Moment, Track } from './read-tracks.ts';
import { type Haunt, hauntsOf, type Stay, staysOf } from './stays.ts';

export const ZONE: Zone = 'Asia/Shanghai';

/** A place that became a customer: where it truly is, and where the company believes it to be. */
export interface Site {
  readonly name: string;
  readonly truth: Point;
  readonly registered: Point;
  readonly grade: Grade;
  readonly days: readonly LocalDate[];
}

/** What a person really did, to be done again as a visit. */
export interface RealVisit {
  readonly site: Site;
  readonly from: Instant;
  readonly to: Instant;
}

export interface Walker {
  readonly name: string;
  readonly moments: readonly Moment[];
  readonly duty: DutySchedule;
  readonly sites: readonly Site[];
  /** Every day with a track, those without a visit too. */
  readonly days: readonly LocalDate[];
  readonly visits: ReadonlyMap<LocalDate, readonly RealVisit[]>;
}

export interface Telling {
  /** The day on or before which all tracks end. */
  readonly lastDay: LocalDate;
  /** The newest days with a track that are lived through. */
  readonly days: number;
  readonly random: Random;
}

/** The last Sunday that is over. */
export function lastSunday(today: LocalDate): LocalDate {
  return addDays(mondayOf(today), -1);
}

/** A track as a rep: moved by whole weeks to end in the week of the last day, with duty hours and customers of its own. */
export function walkerOf(track: Track, { lastDay, days: atMost, random }: Telling): Walker {
  const all = shifted(track.moments, lastDay);
  const allDays = [...new Set(all.map(({ at }) => localDate(at, ZONE)))].toSorted();
  const days = allDays.slice(-atMost);
  const moments = all.filter(({ at }) => at >= startOfDay(days[0] as LocalDate, ZONE));
  const haunts = hauntsOf(staysOf(moments), ZONE);
  const duty = dutyOf(moments);
  const months = Math.max(1, days.length / 22);
  const sites = haunts.map((haunt, i) => siteOf(haunt, { name: `${track.name}-${i + 1}`, months, random }));
  const visits = new Map<LocalDate, RealVisit[]>();
  for (const [i, haunt] of haunts.entries()) {
    for (const stay of merged(haunt.stays)) addVisit(visits, { site: sites[i] as Site, ...onDuty(stay, duty) });
  }
  for (const [day, theirs] of visits) visits.set(day, oneAfterTheOther(theirs));
  return { name: track.name, moments, duty, sites, days, visits };
}

function shifted(moments: readonly Moment[], lastDay: LocalDate): Moment[] {
  const end = startOfDay(addDays(lastDay, 1), ZONE);
  const weekMs = 7 * DAY_MS;
  const byMs = Math.floor((end - 1 - (moments.at(-1)?.at ?? 0)) / weekMs) * weekMs;
  return moments.map((moment) => ({ ...moment, at: moment.at + byMs }));
}

const EARLIEST = 0.05;
const LATEST = 0.95;

/** A person's own working hours: the middle nine tenths of the minutes in which they moved. */
export function dutyOf(moments: readonly Moment[]): DutySchedule {
  const minutes = [...new Set(moments.map(({ at }) => Math.floor(at / MINUTE_MS)))].map(
    (minute) => wallClock(minute * MINUTE_MS, ZONE).minute,
  );
  const [fromMinute, toMinute] = [percentile(minutes, EARLIEST), Math.min(1_440, percentile(minutes, LATEST) + 1)];
  return { zone: ZONE, hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute, toMinute })) };
}

const REGISTRATION_SIGMA_M = 40;

/** How often somebody came says how much the place matters; its pin is as wrong as pins are. */
function siteOf({ centre, days }: Haunt, { name, months, random }: { name: string; months: number; random: Random }): Site {
  const registered = movedBy(centre, random.normal(0, REGISTRATION_SIGMA_M), random.normal(0, REGISTRATION_SIGMA_M));
  const perMonth = days.length / months;
  return { name, truth: centre, registered, grade: perMonth >= 4 ? 'A' : perMonth >= 2 ? 'B' : 'C', days };
}

const SAME_VISIT_MS = 15 * MINUTE_MS;

/** Somebody who steps out for a moment is still there. */
function merged(stays: readonly Stay[]): Stay[] {
  const whole: Stay[] = [];
  for (const stay of stays.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && stay.from - last.to <= SAME_VISIT_MS) whole[whole.length - 1] = { ...last, to: Math.max(last.to, stay.to) };
    else whole.push(stay);
  }
  return whole;
}

/** The part of a stay that lies in the working hours of the day on which it began. */
function onDuty({ from, to }: Stay, { hours }: DutySchedule): { from: Instant; to: Instant } {
  const span = hours[0] as (typeof hours)[number];
  const midnight = startOfDay(localDate(from, ZONE), ZONE);
  return {
    from: Math.max(from, midnight + span.fromMinute * MINUTE_MS),
    to: Math.min(to, midnight + span.toMinute * MINUTE_MS - MINUTE_MS),
  };
}

const SHORTEST_MS = 5 * MINUTE_MS;

/** Who stepped out to somebody else was not in two places: a visit ends where the next one begins. */
function oneAfterTheOther(visits: readonly RealVisit[]): RealVisit[] {
  const inOrder = visits.toSorted((a, b) => a.from - b.from);
  return inOrder
    .map((visit, i) => ({ ...visit, to: Math.min(visit.to, (inOrder[i + 1]?.from ?? visit.to + MINUTE_MS) - MINUTE_MS) }))
    .filter(({ from, to }) => to - from >= SHORTEST_MS);
}

function addVisit(visits: Map<LocalDate, RealVisit[]>, visit: RealVisit): void {
  if (visit.to - visit.from < SHORTEST_MS) return;
  const day = localDate(visit.from, ZONE);
  visits.set(day, [...(visits.get(day) ?? []), visit]);
}
