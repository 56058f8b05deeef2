import type { RouteProblem, Solution } from '../../domain/route/problem.ts';
import type { RouteSolver } from '../ports.ts';
import { ownThread } from './own-thread.ts';

export interface RouteAsked {
  readonly problem: RouteProblem;
  readonly seed: number;
  readonly forMs: number;
  readonly from?: Pick<Solution, 'routes'> | undefined;
}

/** Solves day routes beside the server, one after the other: a plan takes the time that it was given, and no request waits for it. */
export function routeSolver(): RouteSolver {
  const thread = ownThread<RouteAsked, Solution>(new URL('./route-thread.ts', import.meta.url));
  return { solve: thread.ask, close: thread.close };
}
