import { anneal, type Cooling } from './anneal.ts';
import { backToBest, keepBest, takeOrder } from './best.ts';
import { canProve, provenBest } from './exact.ts';
import { type Ground, groundOf } from './ground.ts';
import { emptyTour, setRoute } from './links.ts';
import type { RouteProblem, Solution } from './problem.ts';
import { recreate } from './recreate.ts';
import { scheduleOf } from './schedule.ts';
import { scoreOf } from './score.ts';
import { newSearch, type Search } from './search.ts';
import { forget } from './undo.ts';

export interface Asked {
  readonly seed: number;
  /** How many times routes are taken apart and put together; the same number gives the same answer on every machine. */
  readonly iterations?: number;
  /** For a search that ends by the clock: the share of its budget that is spent, 1 being all. It cools by that. */
  readonly spent?: () => number;
  /** Asked now and then: true ends the search with the best so far. Alone, it is what the search goes on until. */
  readonly until?: () => boolean;
  /** Where to begin. */
  readonly from?: Pick<Solution, 'routes'>;
  /** Told of each better answer, a few hundred times a second at most by what the search itself does. */
  readonly onBetter?: (solution: Solution) => void;
}

/** Where nobody says how long. */
const ITERATIONS = 60_000;

/** The best plan that was found: the same for the same problem, seed and number of iterations. */
export function solve(problem: RouteProblem, asked: Asked): Solution {
  const ground = groundOf(problem);
  const search = newSearch(ground, asked.seed);
  if (asked.from) begin(search, asked.from);
  price(search, LEGS_A_PRIZE_WON);
  recreate(search, Number.POSITIVE_INFINITY, 0);
  forget(search.undo);
  keepBest(search);
  if (!canProve(ground)) {
    if (ground.stops > 0) improve(search, asked);
    return solutionOf(search);
  }
  takeOrder(search, provenBest(ground));
  return { ...solutionOf(search), proven: true };
}

function improve(search: Search, asked: Asked): void {
  const goesOn = () => asked.iterations === undefined && !asked.spent && asked.until?.() === false;
  let [told, done] = [search.best.changes.count, 0];
  const spent = (more: number) => {
    if (asked.onBetter && told !== search.best.changes.count) {
      told = search.best.changes.count;
      asked.onBetter(solutionOf(search));
    }
    done += more;
    return asked.until?.() ? 1 : (asked.spent?.() ?? done / (asked.iterations ?? ITERATIONS));
  };
  const scarce = search.out.count > 0 && prizesLeft(search);
  do {
    done = 0;
    if (scarce) anneal(search, forPrizes(search), spent);
    backToBest(search);
    anneal(search, forRoads(search, scarce), spent);
  } while (goesOn());
}

function prizesLeft({ ground, absent, out }: Search): boolean {
  return [...absent.subarray(0, out.count)].some((stop) => (ground.problem.stops[stop]?.prize ?? 0) > 0);
}

function begin(search: Search, from: Pick<Solution, 'routes'>): void {
  const placed = new Set<number>();
  for (const [shift, { calls }] of from.routes.entries()) {
    const stops = calls.map(({ stop }) => stop);
    setRoute(search.tour, shift, stops);
    for (const stop of stops) placed.add(stop);
  }
  const left = [...search.ground.problem.stops.keys()].filter((stop) => !placed.has(stop));
  search.absent.set(left);
  search.out.count = left.length;
}

// Tuned on the published families. Heat is told in legs of the first answer, or in prizes where not all can be had.

/** How many legs a prize of middling worth counts while prizes are what is searched for, and afterwards. */
const LEGS_A_PRIZE = 30;
const LEGS_A_PRIZE_WON = 1000;
/** A must-visit left out, in prizes of middling worth: nothing on the road outweighs it. */
const PRIZES_A_MUST = 1000;
const PRIZE_SHARE = 0.85;
/** Of the cost of a second on the road. */
const OVERTIME = 30;

function forPrizes(search: Search): Cooling {
  const prize = price(search, LEGS_A_PRIZE);
  return { from: 0.7 * prize, to: 0.03 * prize, removed: 6, begins: 0, ends: PRIZE_SHARE };
}

function forRoads(search: Search, after: boolean): Cooling {
  price(search, LEGS_A_PRIZE_WON);
  const leg = meanLeg(search);
  return { from: (after ? 0.5 : 1) * leg, to: 0.07 * leg, removed: 10, begins: after ? PRIZE_SHARE : 0, ends: 1 };
}

/** Sets what leaving out and overtime cost, in the order of the aim; what a prize of middling worth counts comes back. */
function price(search: Search, legs: number): number {
  const { ground, penalty, tour } = search;
  const { aim, unit, problem } = ground;
  const worth = problem.stops.flatMap(({ prize }) => (prize > 0 ? [prize] : []));
  const mean = worth.length === 0 ? 1 : worth.reduce((sum, prize) => sum + prize, 0) / worth.length;
  const second = unit * (aim.travel + aim.waiting + aim.finish);
  const longest = Math.max(0, ...problem.shifts.map(({ overtimeS }) => overtimeS));
  tour.price.overtime = OVERTIME * second;
  const over = aim.hoursBeforeValue ? 0 : longest * tour.price.overtime;
  const whole = Math.max(legs * meanLeg(search), (over * mean) / Math.min(mean, ...worth));
  if (aim.hoursBeforeValue) tour.price.overtime += 2 * whole * Math.max(1, ...worth.map((prize) => prize / mean));
  for (const [stop, { must, prize }] of problem.stops.entries())
    penalty[stop] = whole * ((prize > 0 ? prize / mean : 0) + (must ? PRIZES_A_MUST : 0));
  return whole;
}

/** What a stop of the first answer costs, all in all. */
function meanLeg({ tour, ground }: Search): number {
  const whole = tour.legs.reduce((sum, legs, shift) => sum + legs + (tour.extra[shift] ?? 0), 0);
  const used = tour.count.reduce((total, count) => total + (count > 0 ? count + 1 : 0), 0);
  return Math.max(leastOfAStop(ground), whole / Math.max(1, used));
}

/** What one more stop costs at least, by the middling way to the nearest other and its service: an empty tour tells nothing. */
function leastOfAStop({ aim, unit, problem: { matrix, stops } }: Ground): number {
  const nearest = stops.map(({ place }) => {
    const ways = stops.flatMap((other) => (other.place === place ? [] : [matrix.travelS[place * matrix.size + other.place] ?? 0]));
    return ways.length === 0 ? 0 : Math.min(...ways);
  });
  const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / Math.max(1, of.length);
  const [way, service] = [mean(nearest), mean(stops.map(({ serviceS }) => serviceS))];
  return unit * Math.max(1, aim.travel * way + aim.finish * (way + service));
}

function solutionOf({ best, ground }: { readonly best: Search['best']; readonly ground: Ground }): Solution {
  const tour = emptyTour(ground);
  const orders = ground.problem.shifts.map((_, shift) => [...best.order.subarray(best.from[shift], best.from[shift + 1])]);
  const routes = orders.map((stops, shift) => scheduleOf(tour, shift, stops));
  const visited = new Set(orders.flat());
  const skipped = [...ground.problem.stops.keys()].filter((stop) => !visited.has(stop));
  return { routes, skipped, score: scoreOf(ground.problem, routes), proven: false };
}
