import { breachesOf } from '../../src/domain/route/check.ts';
import type { RouteProblem, Solution } from '../../src/domain/route/problem.ts';
import { solve } from '../../src/domain/route/solve.ts';
import type { Outcome, Trial } from './family.ts';

/** A trial of the day engine: it solves and checks; `value` is read from an answer that holds. */
export function trialOf(problem: RouteProblem, value: (solution: Solution) => number): Trial & { readonly customers: number } {
  return {
    customers: problem.stops.length,
    solve: ({ seed, spent }) => judged(problem, solve(problem, { seed, spent }), value),
    question: { problem, value },
  };
}

export function judged(problem: RouteProblem, solution: Solution, value: (solution: Solution) => number): Outcome {
  const complaints = breachesOf(problem, solution).map(({ code, stop }) => (stop === undefined ? code : `${code} at ${stop}`));
  const whole = solution.score.mustMissed === 0;
  const feasible = complaints.length === 0 && whole;
  return { cost: feasible ? value(solution) : null, feasible, complaints };
}

/** All numbers of a text in lines, without the lines that hold anything else. */
export function numberLines(text: string): number[][] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/).filter(Boolean).map(Number))
    .filter((numbers) => numbers.length > 0 && numbers.every((number) => !Number.isNaN(number)));
}

/** Straight lines between points, cut off after so many parts of a unit. */
export function straightLines(points: readonly (readonly [x: number, y: number])[], parts: number): Int32Array {
  // The little more keeps a root that is whole from being cut to the number below it.
  const far = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]) =>
    Math.floor(Math.hypot(ax - bx, ay - by) * parts + 1e-7);
  return Int32Array.from(points.flatMap((a) => points.map((b) => far(a, b))));
}
