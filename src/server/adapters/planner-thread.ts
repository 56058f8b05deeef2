import { parentPort } from 'node:worker_threads';
import { certify } from '../../domain/plan/certificate.ts';
import { burdensOf } from '../../domain/route/burden.ts';
import { explainSkipped } from '../../domain/route/explain.ts';
import { solve } from '../../domain/route/solve.ts';
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
  const asked = {
    ...problem,
    stops: of.flatMap((stop) => problem.stops[stop] ?? []),
    previous: [rankedIn(of, problem.previous?.[0] ?? [])],
  };
  const found = solve(asked, { seed, spent: () => (performance.now() - began) / forMs });
  const name = (stop: number) => of[stop] ?? -1;
  const routes = found.routes.map((route) => ({ ...route, calls: route.calls.map((call) => ({ ...call, stop: name(call.stop) })) }));
  const on = new Set(routes.flatMap(({ calls }) => calls.map(({ stop }) => stop)));
  const solution = { ...found, routes, skipped: [...problem.stops.keys()].filter((stop) => !on.has(stop)) };
  return { solution, burdens: burdensOf(problem, solution, 0), skipped: explainSkipped(problem, solution) };
}

function rankedIn(of: readonly number[], stops: readonly number[]): number[] {
  return stops.map((stop) => of.indexOf(stop)).filter((at) => at >= 0);
}
