import { expect, test } from 'vitest';
import { townDay } from '../../../test/town-day.ts';
import { breachesOf } from './check.ts';
import { compareScores, LEAST_DRIVING, type RouteProblem, type Solution } from './problem.ts';
import { type Midday, replan } from './replan.ts';
import { solve } from './solve.ts';

const HOUR = 3600;

/** A day whose plan was made without the last three customers, at eleven. */
function noon(seed: string, customers: number): Midday {
  const problem = townDay(seed, customers + 3);
  const morning = solve({ ...problem, stops: problem.stops.slice(0, customers) }, { seed: 1, iterations: 3000 });
  const calls = morning.routes[0]?.calls ?? [];
  const begun = calls.filter(({ startS }) => startS < 11 * HOUR);
  return {
    problem,
    done: begun.map(({ stop }) => stop),
    order: calls.slice(begun.length).map(({ stop }) => stop),
    gone: morning.skipped,
    fromPlace: problem.stops[begun.at(-1)?.stop ?? 0]?.place ?? 0,
    fromS: begun.at(-1)?.leaveS ?? 11 * HOUR,
    lunchTaken: false,
  };
}

/** The problem that is left, told once more by hand, and an answer in its numbers. */
function restOf({ problem, done, gone, order, fromPlace, fromS }: Midday, solution: Solution): [RouteProblem, Solution] {
  const ids = [...problem.stops.keys()].filter((stop) => !done.includes(stop) && !gone.includes(stop));
  const at = (stop: number) => ids.indexOf(stop);
  const rest: RouteProblem = {
    ...problem,
    stops: ids.map((id) => problem.stops[id]!),
    shifts: problem.shifts.map((shift) => ({ ...shift, startPlace: fromPlace, startsS: fromS })),
    previous: [order.map(at)],
  };
  const routes = solution.routes.map((route) => ({ ...route, calls: route.calls.map((call) => ({ ...call, stop: at(call.stop) })) }));
  return [rest, { ...solution, routes, skipped: solution.skipped.map(at) }];
}

test.each(['one', 'two', 'three', 'four'])('three offers hold, each at least as good as the one before, day %s', (seed) => {
  const midday = noon(seed, 24);
  const offers = replan(midday, { seed: 1 });
  expect(offers.map(({ kind }) => kind)).toEqual(['keep', 'small', 'best']);
  for (const { solution } of offers) expect(breachesOf(...restOf(midday, solution))).toEqual([]);
  const [keep, small, best] = offers.map(({ solution }) => solution.score);
  expect(compareScores(small!, keep!, LEAST_DRIVING)).toBeLessThanOrEqual(0);
  expect(compareScores(best!, small!, LEAST_DRIVING)).toBeLessThanOrEqual(0);
  expect(offers[0]?.moved).toBe(0);
  expect(offers[1]?.moved).toBeLessThanOrEqual(3);
  const planned = offers[0]?.solution.routes[0]?.calls.map(({ stop }) => midday.order.indexOf(stop)).filter((at) => at >= 0) ?? [];
  expect(planned).toEqual(planned.toSorted((a, b) => a - b));
});

test('a morning that ran late leaves out what is worth least, never what must be', () => {
  const midday = { ...noon('late', 30), fromS: 15.5 * HOUR, lunchTaken: true };
  const [keep] = replan(midday, { seed: 1 });
  const skipped = keep?.solution.skipped ?? [];
  expect(skipped.length).toBeGreaterThan(0);
  expect(keep?.moved).toBe(0);
  expect(skipped.some((stop) => midday.done.includes(stop) || midday.gone.includes(stop))).toBe(false);
});

test('nothing left to do is an answer as well', () => {
  const midday = noon('empty', 8);
  const all = [...midday.problem.stops.keys()];
  const offers = replan({ ...midday, done: all, order: [] }, { seed: 1 });
  expect(offers.map(({ solution }) => solution.routes[0]?.calls)).toEqual([[], [], []]);
});
