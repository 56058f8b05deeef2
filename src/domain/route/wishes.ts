import { compareScores, LEAST_DRIVING, type RouteProblem, type Solution } from './problem.ts';
import { type Asked, solve } from './solve.ts';

/** Something that somebody wants of a day, and that can be asked without. */
export type Wish =
  | { readonly kind: 'window' | 'must' | 'position'; readonly stop: number }
  | { readonly kind: 'order'; readonly first: number; readonly second: number }
  | { readonly kind: 'lunch'; readonly shift: number };

/** What a wish costs: prizes that would be won, musts that would be met and seconds that would be saved without it. */
export interface Price {
  readonly without: Solution;
  readonly mustMissed: number;
  readonly prize: number;
  readonly overtimeS: number;
  readonly travelS: number;
  readonly endsLaterS: number;
}

/** Searches the day without the wish, beginning from the plan that has it: a wish never earns anything. */
export function priceOf(problem: RouteProblem, plan: Solution, wish: Wish, asked: Omit<Asked, 'from'>): Price {
  const freed = withoutWish(problem, wish);
  const found = solve(freed, { ...asked, from: plan });
  const better = compareScores(found.score, plan.score, problem.aim ?? LEAST_DRIVING) < 0;
  const without = better ? found : plan;
  const gain = (name: 'mustMissed' | 'prizeLost' | 'overtimeS' | 'travelS' | 'finishS') => plan.score[name] - without.score[name];
  return {
    without,
    mustMissed: gain('mustMissed'),
    prize: gain('prizeLost'),
    overtimeS: gain('overtimeS'),
    travelS: gain('travelS'),
    endsLaterS: gain('finishS'),
  };
}

function withoutWish(problem: RouteProblem, wish: Wish): RouteProblem {
  const { stops, shifts, orders = [] } = problem;
  switch (wish.kind) {
    case 'window':
      return { ...problem, stops: stops.map((stop, at) => (at === wish.stop ? { ...stop, windows: [] } : stop)) };
    case 'must':
      return { ...problem, stops: stops.map((stop, at) => (at === wish.stop ? { ...stop, must: false } : stop)) };
    case 'position':
      return {
        ...problem,
        stops: stops.map(({ position, ...stop }, at) => (at === wish.stop || !position ? stop : { ...stop, position })),
      };
    case 'order':
      return { ...problem, orders: orders.filter(([a, b]) => a !== wish.first || b !== wish.second) };
    case 'lunch':
      return { ...problem, shifts: shifts.map(({ lunch, ...shift }, at) => (at === wish.shift || !lunch ? shift : { ...shift, lunch })) };
  }
}
