import { parentPort } from 'node:worker_threads';
import { certify } from '../../domain/plan/certificate.ts';
import { burdensOf } from '../../domain/route/burden.ts';
import { explainSkipped } from '../../domain/route/explain.ts';
import { solve } from '../../domain/route/solve.ts';
import { solveAmong } from '../../domain/route/solve-among.ts';
import { answering } from './own-thread.ts';
import type { SolvedDay } from '../ports.ts';
import type { PlannerAnswer, PlannerAsked, RouteAsked } from './planner.ts';

answering(parentPort, (asked: PlannerAsked): PlannerAnswer => {
  if (asked.what === 'route') return solved(asked);
  if (asked.what === 'certify') return certify(asked.month, asked.trial, asked.goal);
  const began = performance.now();
  return solve(asked.problem, { seed: asked.seed, spent: () => (performance.now() - began) / asked.forMs });
});

/** Whoever is not to be put in is left out of the search, and explained with the rest. */
function solved({ problem, of, seed, forMs }: RouteAsked): SolvedDay {
  const began = performance.now();
  const solution = solveAmong(problem, of, { seed, spent: () => (performance.now() - began) / forMs });
  return { solution, burdens: burdensOf(problem, solution, 0), skipped: explainSkipped(problem, solution) };
}
