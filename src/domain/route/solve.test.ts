import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyProblem, plainProblem } from '../../../test/route-problems.ts';
import { bestByTrying } from '../../../test/route-trying.ts';
import { townDay } from '../../../test/town-day.ts';
import { breachesOf } from './check.ts';
import { canProve } from './exact.ts';
import { groundOf } from './ground.ts';
import { compareScores, LEAST_DRIVING, type RouteProblem, ranked, type Window } from './problem.ts';
import { solve } from './solve.ts';

function expectBest(problem: RouteProblem): void {
  const solution = solve(problem, { seed: 1, iterations: 6000 });
  expect(breachesOf(problem, solution)).toEqual([]);
  const aim = problem.aim ?? LEAST_DRIVING;
  expect(ranked(solution.score, aim)).toEqual(ranked(bestByTrying(problem), aim));
}

test.each([
  { stops: [1, 5], runs: 120 },
  { stops: [6, 8], runs: 3 },
] as const)(
  'nothing is better than what is proven, of $stops stops',
  ({ stops, runs }) => {
    fc.assert(
      fc.property(
        anyProblem({ stops, shifts: 1 }).filter((problem) => canProve(groundOf(problem))),
        (problem) => {
          expectBest(problem);
          expect(solve(problem, { seed: 2 }).proven).toBe(true);
        },
      ),
      { numRuns: runs },
    );
  },
  120_000,
);

// What is searched for is not proven: the same days each time, so that a change of the search shows and luck does not.
test.each([
  { stops: [1, 4], shifts: 2, runs: 150, seed: 7 },
  { stops: [4, 6], shifts: 1, runs: 60, seed: 8 },
] as const)(
  'nothing is better than what is searched for either, of $stops stops on $shifts shifts',
  ({ stops, shifts, runs, seed }) => {
    fc.assert(
      fc.property(
        anyProblem({ stops, shifts }).filter((problem) => !canProve(groundOf(problem))),
        expectBest,
      ),
      { numRuns: runs, seed },
    );
  },
  120_000,
);

test('a search of few iterations breaks nothing either', () => {
  fc.assert(
    fc.property(anyProblem({ stops: [0, 14], shifts: 3 }), fc.nat(40), (problem, iterations) => {
      expect(breachesOf(problem, solve(problem, { seed: 3, iterations }))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('one more stop never wins less nor makes the driving shorter; a wider window never makes a day worse', () => {
  fc.assert(
    fc.property(plainProblem({ stops: [2, 6], shifts: 1 }), (any) => {
      const shifts = any.shifts.map((shift) => ({ ...shift, overtimeS: 0 }));
      const problem = { ...any, shifts, orders: [], stops: any.stops.map((stop) => ({ ...stop, must: false })) };
      const { score } = solve(problem, { seed: 1 });
      const last = problem.stops.at(-1);
      const fewer = solve({ ...problem, stops: problem.stops.slice(0, -1) }, { seed: 1 }).score;
      expect(score.prizeLost).toBeLessThanOrEqual(fewer.prizeLost + (last?.prize ?? 0));
      if (score.prizeLost === 0) expect(score.travelS).toBeGreaterThanOrEqual(last?.prize === 0 ? 0 : fewer.travelS);
      const wide = ({ opensS, closesS }: Window) => ({ opensS: opensS - 1, closesS });
      const wider = { ...problem, stops: problem.stops.map((stop) => ({ ...stop, windows: stop.windows.map(wide) })) };
      expect(compareScores(solve(wider, { seed: 1 }).score, score, LEAST_DRIVING)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 150 },
  );
});

test('the same seed and number of iterations give the same day, another seed another search', () => {
  const problem = townDay('same', 40);
  const told: number[] = [];
  const once = solve(problem, { seed: 5, iterations: 2000, onBetter: ({ score }) => told.push(score.prizeLost) });
  expect(solve(problem, { seed: 5, iterations: 2000 })).toEqual(once);
  expect(told.length).toBeGreaterThan(0);
  expect(told).toEqual(told.toSorted((a, b) => b - a));
});

test('a search that is told to stop stops, with an answer that holds', () => {
  const problem = townDay('stopped', 60);
  let asked = 0;
  const solution = solve(problem, { seed: 1, until: () => ++asked > 3 });
  expect(asked).toBeLessThan(10);
  expect(breachesOf(problem, solution)).toEqual([]);
  expect(solution.routes[0]?.calls.length).toBeGreaterThan(15);
});

test('it begins from the plan that is given and never ends with a worse one', () => {
  const problem = townDay('begun', 40);
  const from = solve(problem, { seed: 1, iterations: 3000 });
  const on = solve(problem, { seed: 2, iterations: 10, from });
  expect(compareScores(on.score, from.score, LEAST_DRIVING)).toBeLessThanOrEqual(0);
});

// These costs are what the search finds today: a change of the search changes them and says so here.
test.each([
  ['golden', 30, [0, 0, 10448]],
  ['golden too', 60, [0, 70, 8704]],
] as const)('%s: %i customers, to the second', (seed, customers, cost) => {
  const { score } = solve(townDay(seed, customers), { seed: 1, iterations: 5000 });
  expect([score.mustMissed, score.prizeLost, score.travelS]).toEqual(cost);
});
