import type { Matrix } from './matrix.ts';

// A day's question and its answer. Times are whole seconds on one clock that the caller chooses (usually from midnight);
// places are rows of the matrix; stops and shifts are named by where they stand in their lists.

/** When a stop may be served. */
export interface Window {
  readonly opensS: number;
  readonly closesS: number;
}

export interface RouteStop {
  readonly place: number;
  readonly serviceS: number;
  /** In order and apart; none means any time. The whole service must fit before the window closes. */
  readonly windows: readonly Window[];
  /** Only the start must fall into the window: an appointment at ten is `{ opensS: 10 h, closesS: 10 h }`. */
  readonly startOnly?: boolean;
  /** To be left out only where nothing else is possible. */
  readonly must: boolean;
  /** What it is worth to go there; 0 or more, whole. */
  readonly prize: number;
  readonly loadUnits?: number;
  /** Where it is visited, it is the first or the last stop of its shift. */
  readonly position?: 'first' | 'last';
  /** Stops with the same cluster lie behind one door: no travel between them. */
  readonly cluster?: number;
}

/** A break without a place: it begins between two times, never during a visit, and may interrupt a drive. */
export interface Lunch {
  readonly durationS: number;
  /** It begins at these times or between them. */
  readonly fromS: number;
  readonly toS: number;
}

export interface Shift {
  /** Null: from wherever the first stop is, without a drive. */
  readonly startPlace: number | null;
  /** Null: the day ends where the last stop is. */
  readonly endPlace: number | null;
  readonly startsS: number;
  readonly endsS: number;
  /** How much later than `endsS` it may end at most. */
  readonly overtimeS: number;
  /** Taken on the way only where there is no time for it before leaving or after coming back: the day spans it. */
  readonly lunch?: Lunch;
  readonly capacityUnits?: number;
}

/** What a second is worth, after the stops and before the wish to leave a plan as it was. Whole numbers, 0 or more. */
export interface Aim {
  readonly travel: number;
  readonly waiting: number;
  /** Of the time at which the day ends. */
  readonly finish: number;
  /** Leave as late as the day's end allows, or as the shift begins. */
  readonly departure: 'late' | 'early';
  /** No overtime for the sake of a stop that need not be. */
  readonly hoursBeforeValue: boolean;
}

export interface RouteProblem {
  readonly matrix: Matrix;
  readonly stops: readonly RouteStop[];
  readonly shifts: readonly Shift[];
  /** LEAST_DRIVING where nothing is said. */
  readonly aim?: Aim;
  /** Pairs `[a, b]` of stops: where one shift has both, a comes before b. */
  readonly orders?: readonly (readonly [number, number])[];
  /** The stops of each shift in a plan that people know already; it is left as it is where nothing is lost by that. */
  readonly previous?: readonly (readonly number[])[];
}

export interface Call {
  readonly stop: number;
  readonly arriveS: number;
  readonly startS: number;
  readonly leaveS: number;
}

export interface Route {
  readonly departS: number;
  readonly calls: readonly Call[];
  readonly endS: number;
  /** Where it was taken on the way. */
  readonly lunchAtS?: number;
}

/** Compared in this order, less is better; the middle four are weighed by the aim into one. */
export interface Score {
  readonly mustMissed: number;
  readonly prizeLost: number;
  readonly overtimeS: number;
  readonly travelS: number;
  readonly waitingS: number;
  readonly finishS: number;
  /** Neighbours on a route that stood the other way round, or on different routes, in the previous plan. */
  readonly deviation: number;
}

export interface Solution {
  /** One for each shift, in its order; without calls where nobody goes out. */
  readonly routes: readonly Route[];
  readonly skipped: readonly number[];
  readonly score: Score;
  /** Every possibility was weighed: nothing is better. */
  readonly proven: boolean;
}

export const LEAST_DRIVING: Aim = { travel: 1, waiting: 0, finish: 0, departure: 'late', hoursBeforeValue: false };
export const FINISH_EARLY: Aim = { travel: 1, waiting: 0, finish: 4, departure: 'early', hoursBeforeValue: true };
export const MOST_VALUE: Aim = { travel: 4, waiting: 1, finish: 0, departure: 'late', hoursBeforeValue: false };

/** A score as the list of numbers by which it is compared, each before the next. */
export function ranked(score: Score, aim: Aim): readonly number[] {
  const effort = aim.travel * score.travelS + aim.waiting * score.waitingS + aim.finish * score.finishS;
  const stops = aim.hoursBeforeValue ? [score.overtimeS, score.prizeLost] : [score.prizeLost, score.overtimeS];
  return [score.mustMissed, ...stops, effort, score.deviation];
}

/** Below 0 where a is better. */
export function compareScores(a: Score, b: Score, aim: Aim): number {
  const [first, second] = [ranked(a, aim), ranked(b, aim)];
  for (const [at, value] of first.entries()) {
    const apart = value - (second[at] ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
}
