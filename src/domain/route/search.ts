import { type Best, noBest } from './best.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { Ground } from './ground.ts';
import { emptyTour } from './links.ts';
import type { Blink, Place } from './places.ts';
import type { Tour } from './tour.ts';
import { emptyUndo, type Undo } from './undo.ts';

/** Everything one search goes on: the routes, who is left out, what that costs, and room to work in. */
export interface Search {
  readonly ground: Ground;
  readonly tour: Tour;
  readonly chance: Chance;
  readonly undo: Undo;
  readonly best: Best;
  /** The stops that are left out, in `absent` up to `out.count`; `absentWas` keeps them for taking back. */
  readonly absent: Int32Array;
  readonly absentWas: Int32Array;
  readonly out: { count: number; was: number };
  /** What leaving a stop out costs in the search. */
  readonly penalty: Float64Array;
  /** For each stop and shift the best place when the route had this version. */
  readonly placeVersion: Int32Array;
  readonly placeAfter: Int32Array;
  readonly placeCost: Float64Array;
  /** One place each, filled in again and again, so that looking for one makes nothing. */
  readonly found: Place;
  readonly onShift: Place;
  /** Which shifts are tried, and of which kinds an empty one is among them. */
  readonly open: { count: number; readonly shifts: Int32Array; readonly kinds: Uint8Array };
  readonly blink: Blink;
  /** The turn in which a stop was last taken out. */
  readonly fresh: Int32Array;
  readonly sorts: readonly Sort[];
  /** Other stops of each stop, the nearest there and back first. */
  readonly near: readonly Int32Array[];
}

/** All stops in an order, and where in it each stands. */
interface Sort {
  readonly order: Int32Array;
  readonly rank: Int32Array;
}

/** A place that would be the best is passed over once in so many (Christiaens and Vanden Berghe 2020). */
const BLINKS = 0.01;
/** Where hours count places are priced by an estimate, so that the second best may well be the best. */
const BLINKS_TIMED = 0.08;

export function newSearch(ground: Ground, seed: number): Search {
  const { stops, shifts } = ground;
  const tour = emptyTour(ground);
  const chance = chanceFrom(seed);
  const pairs = shifts > 1 ? stops * shifts : 0;
  return {
    ground,
    tour,
    chance,
    undo: emptyUndo(tour),
    best: noBest(ground),
    absent: Int32Array.from({ length: stops }, (_, stop) => stop),
    absentWas: new Int32Array(stops),
    out: { count: stops, was: stops },
    penalty: new Float64Array(stops),
    placeVersion: new Int32Array(pairs),
    placeAfter: new Int32Array(pairs),
    placeCost: new Float64Array(pairs),
    found: { after: -1, cost: 0 },
    onShift: { after: -1, cost: 0 },
    open: { count: 0, shifts: new Int32Array(shifts), kinds: new Uint8Array(shifts) },
    blink: blinking(chance, ground.timed ? BLINKS_TIMED : BLINKS),
    fresh: new Int32Array(stops),
    sorts: sortsOf(ground, chance),
    near: nearestOf(ground),
  };
}

/** The heaviest or dearest first, the farthest, the nearest, the narrowest, the first to open, the last to close; each as often as it is named. */
function sortsOf(ground: Ground, chance: Chance): Sort[] {
  const { stops, windowsFrom, problem } = ground;
  const row = stops * ground.nodes;
  const opens = (stop: number) => ground.opens[windowsFrom[stop] ?? 0] ?? 0;
  const closes = (stop: number) => ground.lastStart[(windowsFrom[stop + 1] ?? 1) - 1] ?? 0;
  const worth = (stop: number) => (problem.stops[stop]?.prize ?? 0) + (ground.load[stop] ?? 0);
  const far = (stop: number) => ground.cost[row + stop] ?? 0;
  const keys: readonly (readonly [times: number, key: (stop: number) => number])[] = [
    [4, (stop) => -worth(stop)],
    [2, (stop) => -far(stop)],
    [1, far],
    [2, (stop) => closes(stop) - opens(stop)],
    [2, opens],
    [2, (stop) => -closes(stop)],
  ];
  return keys.flatMap(([times, key]) => {
    return Array.from({ length: times }, () => {
      const lot = Float64Array.from({ length: stops }, () => chance.share());
      const order = Int32Array.from({ length: stops }, (_, stop) => stop).toSorted(
        (a, b) => key(a) - key(b) || (lot[a] ?? 0) - (lot[b] ?? 0),
      );
      const rank = new Int32Array(stops);
      for (const [at, stop] of order.entries()) rank[stop] = at;
      return { order, rank };
    });
  });
}

const NEAR = 150;

function nearestOf({ stops, nodes, time, timeTo }: Ground): Int32Array[] {
  return Array.from({ length: stops }, (_, stop) => {
    const row = stop * nodes;
    const others = Int32Array.from({ length: stops }, (_, other) => other).filter((other) => other !== stop);
    const far = (other: number) => (time[row + other] as number) + (timeTo[row + other] as number);
    return others.toSorted((a, b) => far(a) - far(b) || a - b).subarray(0, NEAR);
  });
}

/** One draw for many places: how many are looked at before the next is passed over. */
function blinking(chance: Chance, often: number): Blink {
  const draw = () => Math.floor(Math.log(1 - chance.share()) / Math.log(1 - often));
  const left = Int32Array.of(draw());
  return () => {
    const now = (left[0] ?? 0) - 1;
    left[0] = now < 0 ? draw() : now;
    return now < 0;
  };
}

/** What the routes cost in the search. */
export function routesCost({ tour, ground }: Search): number {
  let sum = 0;
  for (let shift = 0; shift < ground.shifts; shift++)
    sum += (tour.legs[shift] ?? 0) + (tour.extra[shift] ?? 0) + tour.price.overtime * (tour.over[shift] ?? 0);
  return sum;
}

/** And with all that is left out. */
export function costOf(search: Search): number {
  const { absent, penalty, out } = search;
  let sum = routesCost(search);
  for (let at = 0; at < out.count; at++) sum += penalty[absent[at] ?? 0] ?? 0;
  return sum;
}
