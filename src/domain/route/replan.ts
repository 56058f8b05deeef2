import { burdensOf, legsBetween } from './burden.ts';
import { firstLate } from './ease.ts';
import { type Ground, groundOf } from './ground.ts';
import { emptyTour } from './links.ts';
import { compareScores, type RouteProblem, type Score, type Shift, type Solution } from './problem.ts';
import { scheduleOf } from './schedule.ts';
import { scoreOf } from './score.ts';
import { isArranged, type Slot, slotsOf } from './slots.ts';
import { solve } from './solve.ts';

/** A day that is under way. Stops are those of the problem, which holds what was added since the morning. */
export interface Midday {
  /** Of one shift: a person's own day. */
  readonly problem: RouteProblem;
  /** Seen, being seen, or being driven to: not to be touched. */
  readonly done: readonly number[];
  /** What was planned after that and not called off, in its order. */
  readonly order: readonly number[];
  /** Called off, or not to be asked for: they are in no offer. */
  readonly gone: readonly number[];
  /** Where the person will be free, null where that is not known, and when. */
  readonly fromPlace: number | null;
  readonly fromS: number;
  readonly lunchTaken: boolean;
}

export interface Offer {
  /** `keep` puts in and leaves out, `small` moves a few stops as well, `best` everything. */
  readonly kind: 'keep' | 'small' | 'best';
  /** The rest of the day, by the problem's own numbers of stops; what is done or gone is in neither list. */
  readonly solution: Solution;
  /** The fewest stops that stand elsewhere among those that were planned. */
  readonly moved: number;
  /** Driving and the day's end against keeping the order; below 0 is more. */
  readonly savedTravelS: number;
  readonly savedEndS: number;
  /** Stops with a window that would begin less than ten minutes before it is too late. */
  readonly atRisk: readonly number[];
}

export interface Effort {
  readonly seed: number;
  /** How many stops the small change may move. */
  readonly moves?: number;
  readonly iterations?: number;
}

const MOVES = 3;
const ITERATIONS = 4000;
const AT_RISK_S = 600;

/** Three ways on, side by side: none is worse by the score than the one before it. */
export function replan(midday: Midday, { seed, moves = MOVES, iterations = ITERATIONS }: Effort): readonly Offer[] {
  const { problem, ids } = restOf(midday);
  const ground = groundOf(problem);
  const order = midday.order.map((stop) => ids.indexOf(stop));
  const kept = keptOrder(ground, order);
  const small = withMoves(ground, kept, moves);
  const searched = solve(problem, { seed, iterations, from: answerOf(ground, small) });
  const answers = [
    ['keep', answerOf(ground, kept)],
    ['small', answerOf(ground, small)],
    ['best', searched],
  ] as const;
  const first = answers[0][1];
  return answers.map(([kind, solution]) => ({
    kind,
    solution: named(solution, ids),
    moved: movedOf(order, stopsOf(solution)),
    savedTravelS: first.score.travelS - solution.score.travelS,
    savedEndS: (first.routes[0]?.endS ?? 0) - (solution.routes[0]?.endS ?? 0),
    atRisk: atRisk(ground, solution).map((stop) => ids[stop] ?? -1),
  }));
}

/** What is left of the day as a problem of its own, and which stop each of its stops is. */
function restOf({ problem, done, order, gone, fromPlace, fromS, lunchTaken }: Midday): {
  readonly problem: RouteProblem;
  readonly ids: readonly number[];
} {
  const settled = new Set([...done, ...gone]);
  const ids = [...problem.stops.keys()].filter((stop) => !settled.has(stop));
  const loaded = done.reduce((sum, stop) => sum + (problem.stops[stop]?.loadUnits ?? 0), 0);
  const rest = problem.shifts.slice(0, 1).map(
    ({ lunch, capacityUnits, ...shift }): Shift => ({
      ...shift,
      startPlace: fromPlace,
      startsS: fromS,
      ...(lunch && !lunchTaken ? { lunch } : {}),
      ...(capacityUnits === undefined ? {} : { capacityUnits: capacityUnits - loaded }),
    }),
  );
  const stops = ids.flatMap((id) => {
    const stop = problem.stops[id];
    if (!stop) return [];
    const { position, ...free } = stop;
    // Nobody can be first any more once somebody was.
    return [position && (position === 'last' || done.length === 0) ? stop : free];
  });
  const pairs = (problem.orders ?? []).map(([a, b]) => [ids.indexOf(a), ids.indexOf(b)] as const);
  const previous = [order.map((stop) => ids.indexOf(stop))];
  return { ids, problem: { ...problem, stops, shifts: rest, orders: pairs.filter(([a, b]) => a >= 0 && b >= 0), previous } };
}

/** The planned order with what is new put in where it costs least; where it does not hold any more the least is left out. */
function keptOrder(ground: Ground, order: readonly number[]): readonly number[] {
  const { stops } = ground.problem;
  const worth = (stop: number) => (stops[stop]?.must ? 1e9 : 0) + (stops[stop]?.prize ?? 0);
  const whole = firstLate(ground, 0, order, {}) < 0 && isArranged(ground, order);
  let list = whole ? order : [];
  const missing = [...stops.keys()].filter((stop) => !list.includes(stop)).toSorted((a, b) => worth(b) - worth(a) || a - b);
  for (const stop of missing) list = putIn(ground, list, stop, order) ?? list;
  return list;
}

/** With a stop more where that costs the least driving; one that was planned stays between those that it was planned between. */
function putIn(ground: Ground, list: readonly number[], stop: number, order: readonly number[]): readonly number[] | undefined {
  const rank = order.indexOf(stop);
  const from = rank < 0 ? 0 : list.findLastIndex((other) => isBetween(order.indexOf(other), 0, rank)) + 1;
  const after = rank < 0 ? -1 : list.findIndex((other) => order.indexOf(other) > rank);
  const to = after < 0 ? list.length : after;
  const fitting = slotsOf(ground, [list], stop).filter(({ at, stops }) => at >= from && at <= to && firstLate(ground, 0, stops, {}) < 0);
  const far = ({ at, stops }: Slot) => legsBetween(ground, 0, stops, at);
  return fitting.toSorted((a, b) => far(a) - far(b))[0]?.stops;
}

function isBetween(rank: number, from: number, to: number): boolean {
  return rank >= from && rank < to;
}

/** So many times the one stop that is moved, or put in, to the most effect. */
function withMoves(ground: Ground, kept: readonly number[], moves: number): readonly number[] {
  const aim = ground.aim;
  let [list, score] = [kept, scoreWith(ground, kept)];
  for (let move = 0; move < moves; move++) {
    const others = [...ground.problem.stops.keys()].flatMap((stop) => {
      const next = putIn(
        ground,
        list.filter((other) => other !== stop),
        stop,
        [],
      );
      return next && next.join() !== list.join() ? [{ next, score: scoreWith(ground, next) }] : [];
    });
    const best = others.toSorted((a, b) => compareScores(a.score, b.score, aim))[0];
    if (!best || compareScores(best.score, score, aim) >= 0) return list;
    [list, score] = [best.next, best.score];
  }
  return list;
}

function scoreWith(ground: Ground, stops: readonly number[]): Score {
  return answerOf(ground, stops).score;
}

function answerOf(ground: Ground, stops: readonly number[]): Solution {
  const routes = [scheduleOf(emptyTour(ground), 0, stops)];
  const skipped = [...ground.problem.stops.keys()].filter((stop) => !stops.includes(stop));
  return { routes, skipped, score: scoreOf(ground.problem, routes), proven: false };
}

function stopsOf({ routes }: Solution): readonly number[] {
  return routes.flatMap(({ calls }) => calls.map(({ stop }) => stop));
}

function named(solution: Solution, ids: readonly number[]): Solution {
  const name = (stop: number) => ids[stop] ?? -1;
  const routes = solution.routes.map((route) => ({ ...route, calls: route.calls.map((call) => ({ ...call, stop: name(call.stop) })) }));
  return { ...solution, routes, skipped: solution.skipped.map(name) };
}

/** Those that were planned and are still visited, less the longest part of them that kept its order. */
function movedOf(planned: readonly number[], now: readonly number[]): number {
  const ranks = now.map((stop) => planned.indexOf(stop)).filter((rank) => rank >= 0);
  const ends: number[] = [];
  for (const rank of ranks) {
    const at = ends.findIndex((end) => end > rank);
    ends[at < 0 ? ends.length : at] = rank;
  }
  return ranks.length - ends.length;
}

function atRisk(ground: Ground, solution: Solution): number[] {
  const burdens = burdensOf(ground.problem, solution, 0);
  return burdens
    .filter(({ stop, slackS }) => slackS < AT_RISK_S && (ground.problem.stops[stop]?.windows.length ?? 0) > 0)
    .map(({ stop }) => stop);
}
