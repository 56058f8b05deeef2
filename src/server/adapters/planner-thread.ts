import { parentPort } from 'node:worker_threads';
import { certify } from '../../domain/plan/certificate.ts';
import type { Solution } from '../../domain/route/problem.ts';
import { solve } from '../../domain/route/solve.ts';
import { answering } from './own-thread.ts';
import type { PlannerAnswer, PlannerAsked, RouteAsked } from './planner.ts';

answering(parentPort, (asked: PlannerAsked): PlannerAnswer => {
  return asked.what === 'route' ? solved(asked) : certify(asked.month, asked.trial, asked.goal);
});

function solved({ problem, seed, forMs, from }: RouteAsked): Solution {
  const began = performance.now();
  return solve(problem, { seed, spent: () => (performance.now() - began) / forMs, ...(from && { from }) });
}
