import { type Ground, wayHome, wayOut } from './ground.ts';
import { tellHours } from './hours.ts';
import { tellBackward, tellForward, tellWithLunch } from './times.ts';
import { blankTour, type Tour } from './tour.ts';

export function emptyTour(ground: Ground): Tour {
  const tour = blankTour(ground);
  for (let shift = 0; shift < ground.shifts; shift++) setRoute(tour, shift, []);
  return tour;
}

/** The route as given, whatever stood there; its stops must stand nowhere else. */
export function setRoute(tour: Tour, shift: number, stops: ArrayLike<number>): void {
  const { ground, next, prev, shiftOf } = tour;
  const home = wayHome(ground, shift);
  let last = wayOut(ground, shift);
  shiftOf[last] = shift;
  for (let at = 0; at <= stops.length; at++) {
    const node = at < stops.length ? (stops[at] ?? 0) : home;
    shiftOf[node] = shift;
    next[last] = node;
    prev[node] = last;
    last = node;
  }
  refresh(tour, shift);
}

/** Everything that follows from the order of one route, told anew. */
export function refresh(tour: Tour, shift: number): void {
  const { ground, next, leg, load, legs, count, position, version, versions } = tour;
  const { cost, nodes } = ground;
  const home = wayHome(ground, shift);
  let [sum, units, stops] = [0, 0, -1];
  for (let node = wayOut(ground, shift); node !== home; node = next[node] ?? home) {
    const far = cost[node * nodes + (next[node] ?? 0)] ?? 0;
    leg[node] = far;
    sum += far;
    units += ground.load[node] ?? 0;
    stops++;
    position[node] = stops;
  }
  position[home] = stops + 1;
  count[shift] = stops;
  load[shift] = units;
  legs[shift] = stops === 0 ? 0 : sum;
  version[shift] = ++versions.given;
  if ((ground.lunchS[shift] ?? 0) > 0) tellWithLunch(tour, shift);
  else {
    tellForward(tour, wayOut(ground, shift), false);
    tellBackward(tour, home, false);
  }
  if (ground.timed) tellHours(tour, shift);
}

/** Puts a stop behind a node. */
export function insertAfter(tour: Tour, stop: number, node: number): void {
  const { ground, next, prev, leg, shiftOf, legs, load, count, version, versions } = tour;
  const shift = shiftOf[node] ?? 0;
  const after = next[node] ?? 0;
  next[node] = stop;
  prev[stop] = node;
  next[stop] = after;
  prev[after] = stop;
  shiftOf[stop] = shift;
  if (ground.rich) return refresh(tour, shift);
  const { cost, nodes } = ground;
  const to = cost[node * nodes + stop] ?? 0;
  const on = cost[stop * nodes + after] ?? 0;
  legs[shift] = (legs[shift] ?? 0) + to + on - (count[shift] === 0 ? 0 : (leg[node] ?? 0));
  leg[node] = to;
  leg[stop] = on;
  load[shift] = (load[shift] ?? 0) + (ground.load[stop] ?? 0);
  count[shift] = (count[shift] ?? 0) + 1;
  version[shift] = ++versions.given;
  tellForward(tour, stop, true);
  tellBackward(tour, stop, true);
}

/** Takes a stop out of the list alone: the caller refreshes the route. */
export function unlink(tour: Tour, stop: number): void {
  const { next, prev, shiftOf } = tour;
  const [before, after] = [prev[stop] ?? 0, next[stop] ?? 0];
  next[before] = after;
  prev[after] = before;
  shiftOf[stop] = -1;
}
