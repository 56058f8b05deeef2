import { betaNoise, noise, normalNoise } from '../../base/noise.ts';
import type { Matrix } from '../route/matrix.ts';
import type { QuotaMonth, Seen } from './quota.ts';

// Names of what is drawn, so that no two draws share one.
const [LEVEL, STAY, ROAD, DOOR, LOST, DOORS] = [1, 2, 3, 4, 5, 1_000];
/** A closed door takes this share of a visit's time. */
const TURNED_AWAY = 0.25;
/** Before anything was seen: any share is possible (Jeffreys); of days lost, that a month has half of one. */
const ANY: Seen = { times: 0.5, among: 1 };
const ONE_IN_FORTY: Seen = { times: 0.5, among: 20 };

/** What stays the same from one life of a month to the next. */
export interface Groundwork {
  readonly month: QuotaMonth;
  /** The visits that each day plans, in order. */
  readonly planned: readonly (readonly number[])[];
  /** In which order a day makes up for what was missed: the nearest next customer, from where its plan ends. */
  readonly makingUp: readonly (readonly number[])[];
}

export function groundworkOf(month: QuotaMonth): Groundwork {
  const planned = month.days.map((_, day) => [...month.visits.keys()].filter((i) => month.visits[i]?.day === day));
  const of = byCustomer(month);
  const makingUp = planned.map((visits) => {
    const last = visits.at(-1);
    const from = last === undefined ? month.home : placeOf(month, last);
    return nearestNext(month, from).flatMap((customer) => of[customer] as number[]);
  });
  return { month, planned, makingUp };
}

/**
 * Lives a month once and says how many of its visits were never made. Everything that happens is drawn by the name of the
 * visit and the day, so a month with one visit more, or one hour less, meets the same weather: its count never falls
 * (travel times that obey the triangle inequality taken for granted).
 */
export function liveMonth({ month, planned, makingUp }: Groundwork, seed: number): number {
  const luck = luckOf(month, seed);
  const done = new Uint8Array(month.visits.length);
  for (const day of month.days.keys()) {
    if (luck.lost(day)) continue;
    const today = planned[day] as readonly number[];
    const late = (makingUp[day] as readonly number[]).filter((i) => !done[i] && isDue(month, i, day));
    // One visit to a customer a day: what is planned goes before what was missed.
    const order = firstOfEach(month, [...today.filter((i) => !done[i] && isOpen(month, i, day)), ...late]);
    walk(month, { day, order, done, luck });
  }
  return done.reduce((left, made) => left - made, done.length);
}

interface Walk {
  readonly day: number;
  readonly order: readonly number[];
  readonly done: Uint8Array;
  readonly luck: ReturnType<typeof luckOf>;
}

/** Goes down the list until the next visit would not leave time to get home. */
function walk({ matrix, home, days, customers, visits, triesCount }: QuotaMonth, { day, order, done, luck }: Walk): void {
  const { startsS, endsS } = days[day] as (typeof days)[number];
  const road = luck.road(day);
  let [at, nowS] = [home, startsS];
  for (const i of order) {
    const { name, customer: whose } = visits[i] as (typeof visits)[number];
    const customer = customers[whose] as (typeof customers)[number];
    const arriveS = Math.max(nowS + road * leg(matrix, at, customer.place), customer.opensS ?? 0);
    if (arriveS + customer.dwellS + leg(matrix, customer.place, home) > endsS) return;
    const letIn = luck.letIn(name, customer.access, day);
    const stayS = luck.stay(name, day) * customer.dwellS;
    nowS = arriveS + (letIn ? stayS : stayS * TURNED_AWAY);
    at = customer.place;
    if (letIn || triesCount) done[i] = 1;
  }
}

/** One life: the common levels are drawn from what is unsure about them, the rest by name. */
function luckOf({ beliefs: { dwell, travel, access, lostDays } }: QuotaMonth, seed: number) {
  const stayLevel = dwell.unsure * normalNoise(seed, LEVEL, STAY);
  const roadLevel = travel.unsure * normalNoise(seed, LEVEL, ROAD);
  const doors = access.map((seen, kind) => drawnShare(seen, ANY, { seed, what: DOORS + kind }));
  const lostShare = drawnShare(lostDays, ONE_IN_FORTY, { seed, what: LEVEL });
  return {
    stay: (name: number, day: number) => Math.exp(stayLevel + dwell.spread * normalNoise(seed, STAY, name, day)),
    road: (day: number) => Math.exp(roadLevel + travel.spread * normalNoise(seed, ROAD, day)),
    letIn: (name: number, access: number, day: number) => noise(seed, DOOR, name, day) < (doors[access] ?? 1),
    lost: (day: number) => noise(seed, LOST, day) < lostShare,
  };
}

/** A share as sure as what was seen of it, begun from a prior that is told. */
function drawnShare({ times, among }: Seen, prior: Seen, name: Name): number {
  return betaNoise(times + prior.times, among - times + prior.among - prior.times, name.seed, name.what);
}

interface Name {
  readonly seed: number;
  readonly what: number;
}

function isDue(month: QuotaMonth, visit: number, day: number): boolean {
  const { from, until, day: planned } = month.visits[visit] as QuotaMonth['visits'][number];
  return from <= day && day <= until && (planned === null || planned < day) && isOpen(month, visit, day);
}

function isOpen({ visits, customers }: QuotaMonth, visit: number, day: number): boolean {
  return customers[visits[visit]?.customer as number]?.openDays?.[day] ?? true;
}

function firstOfEach({ visits }: QuotaMonth, order: readonly number[]): number[] {
  const seen = new Set<number>();
  return order.filter((i) => {
    const customer = visits[i]?.customer as number;
    return !seen.has(customer) && seen.add(customer);
  });
}

function byCustomer({ customers, visits }: QuotaMonth): number[][] {
  const of = customers.map((): number[] => []);
  for (const [i, { customer }] of visits.entries()) of[customer]?.push(i);
  return of;
}

function nearestNext({ matrix, customers }: QuotaMonth, from: number): number[] {
  const left = new Set(customers.keys());
  const order: number[] = [];
  let at = from;
  while (left.size > 0) {
    let [nearest, least] = [-1, Number.POSITIVE_INFINITY];
    for (const each of left) {
      const away = leg(matrix, at, customers[each]?.place as number);
      if (away < least) [nearest, least] = [each, away];
    }
    left.delete(nearest);
    order.push(nearest);
    at = customers[nearest]?.place as number;
  }
  return order;
}

function placeOf({ customers, visits }: QuotaMonth, visit: number): number {
  return customers[visits[visit]?.customer as number]?.place as number;
}

function leg({ size, travelS }: Matrix, from: number, to: number): number {
  return travelS[from * size + to] as number;
}
