import { insertAfter } from './links.ts';
import { bestPlace, type Place } from './places.ts';
import type { Search } from './search.ts';
import { keep } from './undo.ts';

/** Puts back what is left out, one after the other in an order drawn by lot, each where it costs least. What has no place stays out. */
export function recreate(search: Search, limit: number, spent: number): boolean {
  const { absent, out, penalty, tour, undo } = search;
  sortAbsent(search);
  let [kept, cost] = [0, spent];
  for (let at = 0; at < out.count; at++) {
    const stop = absent[at] ?? 0;
    findPlace(search, stop);
    if (FOUND.after < 0 || FOUND.cost >= (penalty[stop] ?? 0)) {
      absent[kept++] = stop;
      cost += penalty[stop] ?? 0;
    } else {
      keep(undo, tour, tour.shiftOf[FOUND.after] ?? 0);
      insertAfter(tour, stop, FOUND.after);
      cost += FOUND.cost;
    }
    if (cost > limit) return false;
  }
  out.count = kept;
  return true;
}

// One place that is filled in again and again, so that looking for one makes nothing.
const FOUND: Place = { after: -1, cost: 0 };
const ON_SHIFT: Place = { after: -1, cost: 0 };

function findPlace(search: Search, stop: number): void {
  const { ground, tour } = search;
  if (ground.shifts === 1) return bestPlace(tour, stop, 0, FOUND, search.blink);
  FOUND.after = -1;
  FOUND.cost = Number.POSITIVE_INFINITY;
  const turn = ++seen.turn;
  for (let shift = 0; shift < ground.shifts; shift++) {
    if (tour.count[shift] === 0) {
      const kind = ground.kind[shift] ?? 0;
      if (search.kindSeen[kind] === turn) continue;
      search.kindSeen[kind] = turn;
    }
    fromCache(search, stop, shift);
    if (ON_SHIFT.cost < FOUND.cost && !search.blink()) {
      FOUND.cost = ON_SHIFT.cost;
      FOUND.after = ON_SHIFT.after;
    }
  }
}

const seen = { turn: 0 };

/** A route that was not touched since it was last asked gives the same answer. */
function fromCache(search: Search, stop: number, shift: number): void {
  const { ground, tour, placeVersion, placeAfter, placeCost } = search;
  const at = stop * ground.shifts + shift;
  const version = tour.version[shift] ?? 0;
  if (placeVersion[at] === version) {
    ON_SHIFT.after = placeAfter[at] ?? -1;
    ON_SHIFT.cost = placeCost[at] ?? 0;
    return;
  }
  bestPlace(tour, stop, shift, ON_SHIFT, null);
  placeVersion[at] = version;
  placeAfter[at] = ON_SHIFT.after;
  placeCost[at] = ON_SHIFT.cost;
}

function sortAbsent(search: Search): void {
  const { absent, keys, out } = search;
  fillKeys(search);
  for (let at = 1; at < out.count; at++) {
    const [stop, key] = [absent[at] ?? 0, keys[at] ?? 0];
    let to = at;
    for (; to > 0 && (keys[to - 1] ?? 0) > key; to--) {
      keys[to] = keys[to - 1] ?? 0;
      absent[to] = absent[to - 1] ?? 0;
    }
    keys[to] = key;
    absent[to] = stop;
  }
}

/** The orders of the paper: by lot, the heaviest, the farthest, the nearest, the narrowest, the first to open, the last to close. */
function fillKeys(search: Search): void {
  const { absent, keys, out, chance, ground, penalty, opens, closes } = search;
  const draw = chance.below(17);
  const row = ground.stops * ground.nodes;
  for (let at = 0; at < out.count; at++) {
    const stop = absent[at] ?? 0;
    if (draw < 4) keys[at] = chance.share();
    else if (draw < 8) keys[at] = -(ground.load[stop] ?? 0) - (penalty[stop] ?? 0);
    else if (draw < 10) keys[at] = -(ground.cost[row + stop] ?? 0);
    else if (draw < 11) keys[at] = ground.cost[row + stop] ?? 0;
    else if (draw < 13) keys[at] = (closes[stop] ?? 0) - (opens[stop] ?? 0);
    else if (draw < 15) keys[at] = opens[stop] ?? 0;
    else keys[at] = -(closes[stop] ?? 0);
  }
}
