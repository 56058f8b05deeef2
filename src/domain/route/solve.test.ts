import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyProblem } from '../../../test/route-problems.ts';
import { bestByTrying } from '../../../test/route-trying.ts';
import { breachesOf } from './check.ts';
import { LEAST_DRIVING, ranked } from './problem.ts';
import { solve } from './solve.ts';

test.each([
  { stops: [1, 4], shifts: 2, runs: 150 },
  { stops: [4, 6], shifts: 1, runs: 80 },
  { stops: [7, 8], shifts: 1, runs: 6 },
] as const)(
  'nothing is better than what is found, of $stops stops on $shifts shifts',
  ({ stops, shifts, runs }) => {
    fc.assert(
      fc.property(anyProblem({ stops, shifts }), (problem) => {
        const solution = solve(problem, { seed: 1, iterations: 4000 });
        expect(breachesOf(problem, solution)).toEqual([]);
        const aim = problem.aim ?? LEAST_DRIVING;
        expect(ranked(solution.score, aim)).toEqual(ranked(bestByTrying(problem), aim));
      }),
      { numRuns: runs },
    );
  },
  120_000,
);
