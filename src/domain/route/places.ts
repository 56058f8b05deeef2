import { NEVER, wayHome, wayOut } from './ground.ts';
import { fedArrival, startFrom } from './times.ts';
import type { Tour } from './tour.ts';

/** The best place for a stop on a route: behind which node, and what it costs; -1 where there is none. */
export interface Place {
  after: number;
  cost: number;
}

/** Says whether a place that would be the best so far is to be passed over. */
export type Blink = () => boolean;

/** The best place on one shift for a stop that is left out. */
export function bestPlace(tour: Tour, stop: number, shift: number, place: Place, blink: Blink | null): void {
  const { ground } = tour;
  place.after = -1;
  place.cost = Number.POSITIVE_INFINITY;
  if ((tour.load[shift] ?? 0) + (ground.load[stop] ?? 0) > (ground.capacity[shift] ?? 0)) return;
  if (ground.rich) scanRich(tour, stop, shift, place, blink);
  else scanPlain(tour, stop, shift, place, blink);
}

/** Legs are all that counts, and each node has one earliest and one latest time. Places too late or too early are not even priced. */
function scanPlain(tour: Tour, stop: number, shift: number, place: Place, blink: Blink | null): void {
  const { ground, next, leaves, latest, leg } = tour;
  const { time, timeTo, cost, costTo, nodes } = ground;
  const row = stop * nodes;
  const stay = ground.service[stop] ?? 0;
  const firstWindow = ground.windowsFrom[stop] ?? 0;
  const windows = (ground.windowsFrom[stop + 1] ?? 0) - firstWindow;
  if (windows === 0) return;
  const opens = ground.opens[firstWindow] ?? 0;
  const closes = ground.lastStart[firstWindow + windows - 1] ?? 0;
  const home = wayHome(ground, shift);
  const empty = tour.count[shift] === 0;
  let [best, behind] = [place.cost, -1];
  for (let node = wayOut(ground, shift); node !== home; ) {
    const after = next[node] ?? 0;
    const left = leaves[node] ?? 0;
    if (left > closes) break;
    const by = latest[after] ?? 0;
    if (by >= opens + stay) {
      const more = (costTo[row + node] ?? 0) + (cost[row + after] ?? 0) - (empty ? 0 : (leg[node] ?? 0));
      if (more < best) {
        const arrives = left + (timeTo[row + node] ?? 0);
        const begins = windows === 1 ? (arrives <= closes ? Math.max(arrives, opens) : NEVER) : startFrom(ground, stop, arrives);
        if (begins + stay + (time[row + after] ?? 0) <= by && !blink?.()) {
          best = more;
          behind = node;
        }
      }
    }
    node = after;
  }
  place.cost = best;
  place.after = behind;
}

/** With lunches, orders, or hours that count. What hours cost is an estimate by the earliest schedule: exact once it is put in. */
function scanRich(tour: Tour, stop: number, shift: number, place: Place, blink: Blink | null): void {
  const { ground, next, leg, position } = tour;
  const { cost, costTo, nodes } = ground;
  const row = stop * nodes;
  const home = wayHome(ground, shift);
  const empty = tour.count[shift] === 0;
  const [from, to] = ground.ordered ? span(tour, stop, shift) : [0, NEVER];
  for (let node = wayOut(ground, shift); node !== home; node = next[node] ?? home) {
    const at = position[node] ?? 0;
    if (at < from) continue;
    if (at > to) break;
    const after = next[node] ?? home;
    const more = (costTo[row + node] ?? 0) + (cost[row + after] ?? 0) - (empty ? 0 : (leg[node] ?? 0));
    if (!ground.timed && more >= place.cost) continue;
    const late = delay(tour, stop, node, shift);
    if (late === NEVER) continue;
    const whole = ground.timed ? more + hoursCost(tour, stop, node, shift, late) : more;
    if (whole < place.cost && !blink?.()) {
      place.cost = whole;
      place.after = node;
    }
  }
}

/** Between which positions a stop may follow, by the orders and by those pinned to the ends. */
function span(tour: Tour, stop: number, shift: number): readonly [from: number, to: number] {
  const { ground, shiftOf, position, next, prev, count } = tour;
  const { pinned, before, after } = ground;
  const stops = count[shift] ?? 0;
  const [first, last] = [next[wayOut(ground, shift)] ?? 0, prev[wayHome(ground, shift)] ?? 0];
  let from = stops > 0 && pinned[first] === 1 ? 1 : 0;
  let to = stops > 0 && pinned[last] === 2 ? stops - 1 : stops;
  if (pinned[stop] === 1) to = Math.min(to, 0);
  if (pinned[stop] === 2) from = Math.max(from, stops);
  for (const other of before[stop] ?? []) if (shiftOf[other] === shift) from = Math.max(from, position[other] ?? 0);
  for (const other of after[stop] ?? []) if (shiftOf[other] === shift) to = Math.min(to, (position[other] ?? 0) - 1);
  return [from, to];
}

/** By how much the next node begins later than in the earliest schedule, at least; NEVER where the stop does not fit there. */
function delay(tour: Tour, stop: number, node: number, shift: number): number {
  const { ground, next, leaves, leavesFed, latest, latestFed, begins, fed } = tour;
  const { time, timeTo, nodes, service } = ground;
  const row = stop * nodes;
  const after = next[node] ?? 0;
  const [to, on, stay] = [timeTo[row + node] ?? 0, time[row + after] ?? 0, service[stop] ?? 0];
  const left = startFrom(ground, stop, (leaves[node] ?? 0) + to) + stay;
  if ((ground.lunchS[shift] ?? 0) === 0) return left + on <= (latest[after] ?? 0) ? left + on - (begins[after] ?? 0) : NEVER;
  const fedAt = Math.min((leavesFed[node] ?? 0) + to, fedArrival(ground, shift, leaves[node] ?? 0, to));
  const leftFed = startFrom(ground, stop, fedAt) + stay;
  const arrives = left + on;
  const arrivesFed = Math.min(leftFed + on, fedArrival(ground, shift, left, on));
  const hungry = arrives <= (latest[after] ?? 0);
  const full = arrivesFed <= (latestFed[after] ?? 0);
  if (!hungry && !full) return NEVER;
  const like = fed[after] === 1 && full ? arrivesFed : hungry ? arrives : arrivesFed;
  return like - (begins[after] ?? 0);
}

/** Idle time after the place takes up the delay as far as it goes. */
function hoursCost(tour: Tour, stop: number, node: number, shift: number, delayS: number): number {
  const { ground, next, idle, ends, count, over } = tour;
  const { time, timeTo, nodes, service, aim, unit } = ground;
  const after = next[node] ?? 0;
  const row = stop * nodes;
  const drive = (timeTo[row + node] ?? 0) + (time[row + after] ?? 0) - (time[node * nodes + after] ?? 0);
  const later = Math.max(0, delayS - (idle[after] ?? 0));
  const end = (ends[shift] ?? 0) + later;
  const overtime = Math.max(0, end - (ground.endsS[shift] ?? 0)) - (over[shift] ?? 0);
  const opens = ground.problem.shifts[shift]?.startsS ?? 0;
  const finish = count[shift] === 0 ? end - opens : later;
  return unit * (aim.finish * finish + aim.waiting * (later - drive - (service[stop] ?? 0))) + tour.price.overtime * overtime;
}
