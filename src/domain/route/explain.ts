import { legsAround, legsBetween } from './burden.ts';
import { type Ease, fewestSeconds, firstLate } from './ease.ts';
import { type Ground, groundOf, wayHome } from './ground.ts';
import { emptyTour, setRoute } from './links.ts';
import { bestPlace } from './places.ts';
import type { RouteProblem, Shift, Solution } from './problem.ts';
import { type Slot, slotsOf } from './slots.ts';
import type { Tour } from './tour.ts';

// Why a stop is not on a plan. Everything said here is found by putting the stop into the order that is kept and driving
// it through from the start, not by what the search remembers.

/** What stands in the way of a stop where it is nearest to fitting. */
export type Block = { readonly by: 'own-window' } | { readonly by: 'stop'; readonly stop: number } | { readonly by: 'shift-end' };

/** Why a stop cannot be visited even on an empty day: the one thing that, taken away, lets it in; or more than one. */
export type Limit = 'windows' | 'hours' | 'lunch' | 'load' | 'several';

export interface Remedy {
  readonly kind: 'later-end' | 'earlier-start' | 'shorter-visit';
  readonly shift: number;
  readonly seconds: number;
}

/** A stop that would have to go, and what going to this one instead does to the driving. */
export interface Swap {
  readonly stop: number;
  readonly must: boolean;
  readonly prize: number;
  readonly travelS: number;
}

export interface Skipped {
  readonly stop: number;
  /** Only where it is impossible alone; nothing else is said then. */
  readonly alone?: Limit;
  /** It fits into the plan as it stands: the search was too short, or it is worth nothing. */
  readonly fits: boolean;
  /** By how much the rest of the day would have to be allowed later for it to fit where it is nearest to fitting, and what stands in the way there. */
  readonly short?: { readonly shift: number; readonly at: number; readonly seconds: number; readonly block: Block };
  readonly swap?: Swap;
  /** Each is enough alone, with the order kept; the fewest seconds first. */
  readonly remedies: readonly Remedy[];
}

/** Up to which a remedy is looked for. */
const MOST_S = 3 * 3600;
const LONGEST_S = 24 * 3600;

export function explainSkipped(problem: RouteProblem, solution: Pick<Solution, 'routes' | 'skipped'>): readonly Skipped[] {
  const ground = groundOf(problem);
  const orders = solution.routes.map(({ calls }) => calls.map(({ stop }) => stop));
  const empty = emptyTour(ground);
  const tour = emptyTour(ground);
  for (const [shift, stops] of orders.entries()) setRoute(tour, shift, stops);
  const swaps = swapsOf(ground, orders, solution.skipped);
  return solution.skipped.map((stop) => {
    if (!fits(empty, stop)) return { stop, alone: limitOf(problem, stop), fits: false, remedies: [] };
    if (fits(tour, stop)) return { stop, fits: true, remedies: [] };
    const places = slotsOf(ground, orders, stop);
    const short = shortOf(ground, places, stop);
    const swap = swaps.get(stop);
    return { stop, fits: false, ...(short ? { short } : {}), ...(swap ? { swap } : {}), remedies: remediesOf(ground, places, stop) };
  });
}

function fits(tour: Tour, stop: number): boolean {
  const place = { after: -1, cost: 0 };
  return tour.ground.problem.shifts.some((_, shift) => {
    bestPlace(tour, stop, shift, place, null);
    return place.after >= 0;
  });
}

function limitOf(problem: RouteProblem, at: number): Limit {
  const stop = problem.stops[at];
  if (!stop) return 'several';
  const only = (change: Partial<RouteProblem>) =>
    fits(emptyTour(groundOf({ ...problem, orders: [], previous: [], stops: [stop], ...change })), 0);
  if (only({ stops: [{ ...stop, windows: [] }] })) return 'windows';
  if (only({ stops: [{ ...stop, loadUnits: 0 }] })) return 'load';
  if (only({ shifts: problem.shifts.map(withoutLunch) })) return 'lunch';
  const longer = problem.shifts.map((shift) => ({ ...shift, startsS: shift.startsS - LONGEST_S, endsS: shift.endsS + LONGEST_S }));
  return only({ shifts: longer }) ? 'hours' : 'several';
}

function withoutLunch(shift: Shift): Shift {
  const { lunch: _, ...rest } = shift;
  return rest;
}

/** The fewest seconds over all places. Each place is first asked whether it can do better than the best before it. */
function least(
  ground: Ground,
  places: readonly Slot[],
  most: number,
  ease: (seconds: number) => Ease,
): { readonly slot: Slot; readonly seconds: number } | undefined {
  let best: { readonly slot: Slot; readonly seconds: number } | undefined;
  for (const slot of places) {
    const seconds = fewestSeconds(
      (best?.seconds ?? most + 1) - 1,
      (some) => some >= 0 && firstLate(ground, slot.shift, slot.stops, ease(some)) < 0,
    );
    if (seconds !== undefined) best = { slot, seconds };
  }
  return best;
}

function shortOf(ground: Ground, places: readonly Slot[], stop: number): Skipped['short'] {
  const best = least(ground, places, LONGEST_S, (allS) => ({ allS }));
  if (!best) return undefined;
  const { slot, seconds } = best;
  const late = firstLate(ground, slot.shift, slot.stops, { allS: seconds - 1 });
  const block: Block =
    late === stop ? { by: 'own-window' } : late === wayHome(ground, slot.shift) ? { by: 'shift-end' } : { by: 'stop', stop: late };
  return { shift: slot.shift, at: slot.at, seconds, block };
}

function remediesOf(ground: Ground, places: readonly Slot[], stop: number): Remedy[] {
  const stay = ground.service[stop] ?? 0;
  const ways: readonly (readonly [Remedy['kind'], most: number, (seconds: number) => Ease])[] = [
    ['shorter-visit', stay, (lessS) => ({ visit: { stop, lessS } })],
    ['earlier-start', MOST_S, (startS) => ({ startS })],
    ['later-end', MOST_S, (endS) => ({ endS })],
  ];
  const found = ways.flatMap(([kind, most, ease]) => {
    const best = least(ground, places, most, ease);
    return best ? [{ kind, shift: best.slot.shift, seconds: best.seconds }] : [];
  });
  return found.toSorted((a, b) => a.seconds - b.seconds);
}

/** For each stop that is left out the least of those that would make room for it, by must, prize and driving. */
function swapsOf(ground: Ground, orders: readonly (readonly number[])[], skipped: readonly number[]): ReadonlyMap<number, Swap> {
  const found = new Map<number, Swap>();
  const tour = emptyTour(ground);
  const place = { after: -1, cost: 0 };
  for (const [shift, stops] of orders.entries()) {
    for (const [at, gone] of stops.entries()) {
      const rest = stops.toSpliced(at, 1);
      if (firstLate(ground, shift, rest, {}) >= 0) continue;
      tour.shiftOf[gone] = -1;
      setRoute(tour, shift, rest);
      const { must = false, prize = 0 } = ground.problem.stops[gone] ?? {};
      for (const stop of skipped) {
        bestPlace(tour, stop, shift, place, null);
        if (place.after < 0) continue;
        const travelS = legsAround(ground, tour, stop, place.after) - legsBetween(ground, shift, stops, at);
        const known = found.get(stop);
        if (!known || worseThan(known, { must, prize, travelS })) found.set(stop, { stop: gone, must, prize, travelS });
      }
    }
    setRoute(tour, shift, []);
  }
  return found;
}

function worseThan(known: Swap, { must, prize, travelS }: Omit<Swap, 'stop'>): boolean {
  if (known.must !== must) return known.must;
  if (known.prize !== prize) return known.prize > prize;
  return known.travelS > travelS;
}
