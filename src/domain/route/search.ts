import { type Best, noBest } from './best.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { Ground } from './ground.ts';
import { emptyTour } from './links.ts';
import type { Blink } from './places.ts';
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
  readonly keys: Float64Array;
  /** What leaving a stop out costs in the search. */
  readonly penalty: Float64Array;
  /** For each stop and shift the best place when the route had this version. */
  readonly placeVersion: Int32Array;
  readonly placeAfter: Int32Array;
  readonly placeCost: Float64Array;
  readonly kindSeen: Int32Array;
  readonly blink: Blink;
  readonly opens: Float64Array;
  readonly closes: Float64Array;
}

/** A place that would be the best is passed over once in so many (Christiaens and Vanden Berghe 2020). */
const BLINKS = 0.01;

export function newSearch(ground: Ground, seed: number): Search {
  const { stops, shifts, windowsFrom } = ground;
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
    keys: new Float64Array(stops),
    penalty: new Float64Array(stops),
    placeVersion: new Int32Array(pairs),
    placeAfter: new Int32Array(pairs),
    placeCost: new Float64Array(pairs),
    kindSeen: new Int32Array(shifts),
    blink: blinking(chance),
    opens: Float64Array.from({ length: stops }, (_, stop) => ground.opens[windowsFrom[stop] ?? 0] ?? 0),
    closes: Float64Array.from({ length: stops }, (_, stop) => ground.lastStart[(windowsFrom[stop + 1] ?? 1) - 1] ?? 0),
  };
}

/** One draw for many places: how many are looked at before the next is passed over. */
function blinking(chance: Chance): Blink {
  const draw = () => Math.floor(Math.log(1 - chance.share()) / Math.log(1 - BLINKS));
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
    sum += (tour.legs[shift] ?? 0) + (tour.extra[shift] ?? 0) + ground.overWeight * (tour.over[shift] ?? 0);
  return sum;
}

/** And with all that is left out. */
export function costOf(search: Search): number {
  const { absent, penalty, out } = search;
  let sum = routesCost(search);
  for (let at = 0; at < out.count; at++) sum += penalty[absent[at] ?? 0] ?? 0;
  return sum;
}
