import { anneal } from './anneal.ts';
import { keepBest } from './best.ts';
import { type Ground, groundOf } from './ground.ts';
import { setRoute } from './links.ts';
import type { RouteProblem, Solution } from './problem.ts';
import { recreate } from './recreate.ts';
import { scheduleOf } from './schedule.ts';
import { scoreOf } from './score.ts';
import { newSearch, type Search } from './search.ts';
import { emptyTour } from './links.ts';
import { forget } from './undo.ts';

export interface Asked {
  readonly seed: number;
  /** How many times routes are taken apart; the same number gives the same answer on every machine. */
  readonly iterations?: number;
  /** The share of the budget that is spent, 1 being all: for a search that ends by the clock. */
  readonly spent?: () => number;
  /** Asked now and then: true ends the search with the best so far. */
  readonly until?: () => boolean;
  /** Where to begin. */
  readonly from?: Pick<Solution, 'routes'>;
  readonly onBetter?: (solution: Solution) => void;
}

const ITERATIONS = 60_000;

/** The best plan that the budget allows. */
export function solve(problem: RouteProblem, asked: Asked): Solution {
  const ground = groundOf(problem);
  const search = newSearch(ground, asked.seed);
  if (asked.from) begin(search, asked.from);
  search.penalty.set(Float64Array.from(problem.stops, ({ must, prize }) => (must ? 1e7 : prize * (globalThis as any).PRIZE || 1000)));
  recreate(search, Number.POSITIVE_INFINITY, 0);
  forget(search.undo);
  keepBest(search);
  const budget = asked.iterations ?? ITERATIONS;
  const spent = (iterations: number) => (asked.until?.() ? 1 : (asked.spent?.() ?? iterations / budget));
  const leg = meanLeg(search);
  const g = globalThis as any;
  anneal(search, { from: (g.T0 ?? 1.5) * leg, to: (g.T1 ?? 0.05) * leg, removed: g.REM ?? 10 }, (n) => {
    g.ITER = n;
    return spent(n);
  });
  return solutionOf(ground, search);
}

function begin(search: Search, from: Pick<Solution, 'routes'>): void {
  const placed = new Set<number>();
  for (const [shift, { calls }] of from.routes.entries()) {
    setRoute(
      search.tour,
      shift,
      calls.map(({ stop }) => stop),
    );
    for (const { stop } of calls) placed.add(stop);
  }
  const left = search.ground.problem.stops.map((_, stop) => stop).filter((stop) => !placed.has(stop));
  search.absent.set(left);
  search.out.count = left.length;
}

function meanLeg({ tour }: Search): number {
  const sum = tour.legs.reduce((total, legs) => total + legs, 0);
  const used = tour.count.reduce((total, count) => total + (count > 0 ? count + 1 : 0), 0);
  return Math.max(1, sum / Math.max(1, used));
}

function solutionOf(ground: Ground, { best }: Search): Solution {
  const tour = emptyTour(ground);
  const orders = ground.problem.shifts.map((_, shift) => [...best.order.subarray(best.from[shift], best.from[shift + 1])]);
  const routes = orders.map((stops, shift) => scheduleOf(tour, shift, stops));
  const visited = new Set(orders.flat());
  const skipped = ground.problem.stops.map((_, stop) => stop).filter((stop) => !visited.has(stop));
  return { routes, skipped, score: scoreOf(ground.problem, routes), proven: false };
}
