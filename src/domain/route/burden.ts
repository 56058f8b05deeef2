import { type Ground, groundOf, wayHome, wayOut } from './ground.ts';
import { endOf } from './hours.ts';
import { emptyTour, setRoute } from './links.ts';
import type { Call, RouteProblem, Solution } from './problem.ts';
import type { Tour } from './tour.ts';

/** What a stop that is on the plan costs the day. */
export interface Burden {
  readonly stop: number;
  /** Driving that it adds. */
  readonly travelS: number;
  /** How much sooner the day could end without it. */
  readonly endsLaterS: number;
  /** How much later it may begin, everything after it still holding. */
  readonly slackS: number;
}

/** What each stop of one shift costs, in its order. */
export function burdensOf(problem: RouteProblem, { routes }: Pick<Solution, 'routes'>, shift: number): readonly Burden[] {
  const ground = groundOf(problem);
  const tour = emptyTour(ground);
  const route = routes[shift];
  if (!route) return [];
  const stops = route.calls.map(({ stop }) => stop);
  setRoute(tour, shift, stops);
  const slacks = route.calls.map((call) => slackOf(tour, call));
  return route.calls.map(({ stop }, at) => {
    setRoute(tour, shift, stops.toSpliced(at, 1));
    const without = stops.length === 1 ? route.departS : endOf(tour, shift);
    return { stop, travelS: legsBetween(ground, shift, stops, at), endsLaterS: route.endS - without, slackS: slacks[at] ?? 0 };
  });
}

/** To the latest beginning of those ways to spend the day that can be reached, lunch before it or after it. */
function slackOf({ ground, leaves, leavesFed, latest, latestFed }: Tour, { stop, startS }: Call): number {
  const stay = ground.service[stop] ?? 0;
  const hungry = (leaves[stop] ?? 0) - stay <= (latest[stop] ?? 0) ? (latest[stop] ?? 0) : startS;
  const fed = (leavesFed[stop] ?? 0) - stay <= (latestFed[stop] ?? 0) ? (latestFed[stop] ?? 0) : startS;
  return Math.max(hungry, fed) - startS;
}

/** What a stop behind a node would add to the driving. */
export function legsAround({ time, nodes }: Ground, { next, shiftOf, count }: Tour, stop: number, node: number): number {
  const after = next[node] ?? 0;
  const direct = count[shiftOf[node] ?? 0] === 0 ? 0 : (time[node * nodes + after] ?? 0);
  return (time[node * nodes + stop] ?? 0) + (time[stop * nodes + after] ?? 0) - direct;
}

/** What the stop at a position adds to the driving of its route. */
export function legsBetween(ground: Ground, shift: number, stops: readonly number[], at: number): number {
  const { time, nodes } = ground;
  const [before, stop, after] = [stops[at - 1] ?? wayOut(ground, shift), stops[at] ?? 0, stops[at + 1] ?? wayHome(ground, shift)];
  const direct = stops.length === 1 ? 0 : (time[before * nodes + after] ?? 0);
  return (time[before * nodes + stop] ?? 0) + (time[stop * nodes + after] ?? 0) - direct;
}
