import { type Ground, wayHome, wayOut } from './ground.ts';
import { setRoute } from './links.ts';
import type { Tour } from './tour.ts';

/** The best routes so far, by the score itself and not by what the search pays for. */
export interface Best {
  /** Must-visits missed, then prizes and overtime in the aim's order, then everything else. */
  readonly rank: Float64Array;
  readonly order: Int32Array;
  readonly from: Int32Array;
  /** How often it was surpassed. */
  readonly changes: { count: number };
}

export function noBest({ stops, shifts }: Ground): Best {
  return {
    rank: new Float64Array(4).fill(Number.POSITIVE_INFINITY),
    order: new Int32Array(stops),
    from: new Int32Array(shifts + 1),
    changes: { count: 0 },
  };
}

interface Found {
  readonly ground: Ground;
  readonly tour: Tour;
  readonly best: Best;
  readonly absent: Int32Array;
  readonly out: { count: number };
}

/** Takes the routes over where they are better than the best; says whether they were. */
export function keepBest(search: Found): boolean {
  const { ground, tour, best } = search;
  const rank = rankOf(search);
  for (let at = 0; at < 4; at++) {
    const apart = (rank[at] ?? 0) - (best.rank[at] ?? 0);
    if (apart > 0) return false;
    if (apart < 0) break;
    if (at === 3) return false;
  }
  best.rank.set(rank);
  best.changes.count++;
  let at = 0;
  for (let shift = 0; shift < ground.shifts; shift++) {
    const home = wayHome(ground, shift);
    for (let node = tour.next[wayOut(ground, shift)] ?? home; node !== home; node = tour.next[node] ?? home) best.order[at++] = node;
    best.from[shift + 1] = at;
  }
  return true;
}

/** An order for the only shift, known to be the best. */
export function takeOrder({ best }: Pick<Found, 'best'>, stops: readonly number[]): void {
  best.order.set(stops);
  best.from[1] = stops.length;
}

/** The search goes on from the best. */
export function backToBest(search: Found): void {
  const { ground, tour, best, absent, out } = search;
  tour.shiftOf.fill(-1);
  for (let shift = 0; shift < ground.shifts; shift++) setRoute(tour, shift, best.order.subarray(best.from[shift], best.from[shift + 1]));
  out.count = 0;
  for (let stop = 0; stop < ground.stops; stop++) if (tour.shiftOf[stop] === -1) absent[out.count++] = stop;
}

const RANK = new Float64Array(4);

function rankOf({ ground, tour, absent, out }: Found): Float64Array {
  let [must, prize, over, rest] = [0, 0, 0, 0];
  for (let at = 0; at < out.count; at++) {
    const stop = ground.problem.stops[absent[at] ?? 0];
    must += stop?.must ? 1 : 0;
    prize += stop?.prize ?? 0;
  }
  for (let shift = 0; shift < ground.shifts; shift++) {
    over += tour.over[shift] ?? 0;
    rest += (tour.legs[shift] ?? 0) + (tour.extra[shift] ?? 0);
  }
  RANK.set(ground.aim.hoursBeforeValue ? [must, over, prize, rest] : [must, prize, over, rest]);
  return RANK;
}
