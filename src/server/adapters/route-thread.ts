import { parentPort } from 'node:worker_threads';
import type { Solution } from '../../domain/route/problem.ts';
import { solve } from '../../domain/route/solve.ts';
import { answering } from './own-thread.ts';
import type { RouteAsked } from './route-solver.ts';

answering(parentPort, ({ problem, seed, forMs, from }: RouteAsked): Solution => {
  const began = performance.now();
  return solve(problem, { seed, spent: () => (performance.now() - began) / forMs, ...(from && { from }) });
});
