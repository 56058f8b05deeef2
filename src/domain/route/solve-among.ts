import type { RouteProblem, Solution } from './problem.ts';
import { type Asked, solve } from './solve.ts';

/** Like `solve`, with some of the stops to choose from; whoever is not among them is skipped. Of one shift. */
export function solveAmong(problem: RouteProblem, of: readonly number[], asked: Asked): Solution {
  const stops = of.flatMap((stop) => problem.stops[stop] ?? []);
  const found = solve({ ...problem, stops, previous: [rankedIn(of, problem.previous?.[0] ?? [])] }, asked);
  const name = (stop: number) => of[stop] ?? -1;
  const routes = found.routes.map((route) => ({ ...route, calls: route.calls.map((call) => ({ ...call, stop: name(call.stop) })) }));
  const on = new Set(routes.flatMap(({ calls }) => calls.map(({ stop }) => stop)));
  return { ...found, routes, skipped: [...problem.stops.keys()].filter((stop) => !on.has(stop)) };
}

function rankedIn(of: readonly number[], stops: readonly number[]): number[] {
  return stops.map((stop) => of.indexOf(stop)).filter((at) => at >= 0);
}
