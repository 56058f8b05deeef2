import type { RouteProblem } from '../route/problem.ts';
import { solve } from '../route/solve.ts';
import { cheapestPlace, type DrivenDay, driveDay } from './drive-day.ts';

/** What is left of a day: a problem whose shift begins now, where one is. `order` is how it was meant to go on. */
export interface Rest {
  readonly problem: RouteProblem;
  readonly order: readonly number[];
}

export const OFFERS = ['keep', 'small', 'best'] as const;
export type OfferName = (typeof OFFERS)[number];

export interface Offer {
  readonly name: OfferName;
  readonly order: readonly number[];
  /** Stops that do not fit any more. */
  readonly left: readonly number[];
  readonly day: DrivenDay;
  /** Stops that stand elsewhere among the others than before. */
  readonly moved: number;
  /** How much earlier the day ends than with `keep`; below 0 where it ends later. */
  readonly savedS: number;
  /** Appointments that leave less than ten minutes of room. */
  readonly atRisk: readonly number[];
}

const SMALL_MOVES = 2;
const TIGHT_S = 600;
const SEED = 1;
/** Some tens of milliseconds for a day's stops on a phone of some years. */
const ITERATIONS = 2_000;

/**
 * Three ways to go on: in the order that is known, with what no longer fits left out; with at most two stops moved; and the
 * best there is. An offer that is the same as one before it is left out.
 */
export function offersFor(rest: Rest): readonly Offer[] {
  const kept = keepOrder(rest);
  const small = moveFew(rest, kept);
  const best = solved(rest);
  const keep = told(rest, 'keep', kept, undefined);
  const others = [told(rest, 'small', small, keep.day), told(rest, 'best', best, keep.day)];
  return [
    keep,
    ...others.filter(({ order }, i) => [kept, ...others.slice(0, i).map((one) => one.order)].every((seen) => !same(seen, order))),
  ];
}

/** Puts in what is new where it costs least; while the day cannot be kept, what is worth least goes, the last of equals first. */
function keepOrder({ problem, order }: Rest): number[] {
  let now = [...order];
  for (const stop of problem.stops.keys()) if (!now.includes(stop)) now = now.toSpliced(cheapestPlace(problem, now, stop).at, 0, stop);
  while (now.length > 0 && !driveDay(problem, now).holds) now = withoutLeast(problem, now);
  return now;
}

/** Leaves out what is worth least, if possible where that alone is enough; a must goes when nothing else is left. */
function withoutLeast(problem: RouteProblem, order: readonly number[]): number[] {
  const free = order.filter((stop) => !problem.stops[stop]?.must);
  const without = (free.length > 0 ? free : order).map((stop) => ({
    order: order.filter((other) => other !== stop),
    worth: problem.stops[stop]?.prize ?? 0,
  }));
  const enough = without.filter((one) => driveDay(problem, one.order).holds);
  return (enough.length > 0 ? enough : without).reduce((best, one) => (one.worth <= best.worth ? one : best)).order;
}

function moveFew({ problem, order }: Rest, kept: readonly number[]): number[] {
  let now = [...kept];
  for (let move = 0; move < SMALL_MOVES; move++) {
    const here = driveDay(problem, now);
    const tries = [...moves(now), ...additions(problem, now)];
    const better = tries
      .map((each) => ({ order: each, day: driveDay(problem, each) }))
      .filter(({ order: each, day }) => day.holds && (each.length > now.length || day.endS < here.endS))
      .toSorted((a, b) => b.order.length - a.order.length || a.day.endS - b.day.endS)[0];
    if (!better || movedAmong(order, better.order) > SMALL_MOVES) break;
    now = better.order;
  }
  return now;
}

/** Every order that differs by one stop standing elsewhere. */
function moves(order: readonly number[]): number[][] {
  return order.flatMap((stop, from) => {
    const rest = order.toSpliced(from, 1);
    return Array.from({ length: order.length }, (_, to) => rest.toSpliced(to, 0, stop)).filter((_, to) => to !== from);
  });
}

function additions(problem: RouteProblem, order: readonly number[]): number[][] {
  const out = [...problem.stops.keys()].filter((stop) => !order.includes(stop));
  return out.map((stop) => order.toSpliced(cheapestPlace(problem, order, stop).at, 0, stop));
}

function solved({ problem, order }: Rest): number[] {
  const solution = solve({ ...problem, previous: [order] }, { seed: SEED, iterations: ITERATIONS });
  return (solution.routes[0]?.calls ?? []).map(({ stop }) => stop);
}

function told({ problem, order: before }: Rest, name: OfferName, order: readonly number[], keep: DrivenDay | undefined): Offer {
  const day = driveDay(problem, order);
  const left = [...problem.stops.keys()].filter((stop) => !order.includes(stop));
  const atRisk = day.calls.flatMap(({ stop, arriveS, lateS }) => {
    const it = problem.stops[stop];
    const byS = it?.startOnly ? it.windows.at(-1)?.closesS : undefined;
    return byS !== undefined && (lateS > 0 || byS - arriveS < TIGHT_S) ? [stop] : [];
  });
  return { name, order, left, day, atRisk, moved: movedAmong(before, order), savedS: keep ? keep.endS - day.endS : 0 };
}

/** How many stops have to be taken out so that the others stand in the order that was known. */
export function movedAmong(before: readonly number[], after: readonly number[]): number {
  const rank = new Map(before.map((stop, at) => [stop, at]));
  const ranks = after.flatMap((stop) => rank.get(stop) ?? []);
  // What is left is the longest rising run through them (patience sorting).
  const ends: number[] = [];
  for (const each of ranks) {
    const at = ends.findIndex((end) => end >= each);
    ends[at < 0 ? ends.length : at] = each;
  }
  return ranks.length - ends.length;
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((stop, at) => b[at] === stop);
}
