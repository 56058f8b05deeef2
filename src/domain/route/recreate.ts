import { insertAfter } from './links.ts';
import { bestPlace } from './places.ts';
import type { Search } from './search.ts';
import { keep } from './undo.ts';

/** Of so many draws beside those of the orders. */
const SHUFFLES = 4;
/** Of many that are left out about so many are tried at a time, beside all that were just taken out. */
const TRIED = 25;
/** Few orders are the only good one. */
const SWAPS = 0.3;

/** Puts back what is left out, one after the other in an order drawn by lot, each where it costs least. What has no place stays out. */
export function recreate(search: Search, limit: number, spent: number): boolean {
  const { absent, out, penalty, tour, undo, found } = search;
  sortAbsent(search);
  listOpen(search);
  let [kept, cost] = [0, spent];
  const passes = 1 - TRIED / Math.max(TRIED, out.count);
  for (let at = 0; at < out.count; at++) {
    const stop = absent[at] ?? 0;
    if (passes > 0 && search.fresh[stop] !== undo.turn.now && search.chance.share() < passes) {
      absent[kept++] = stop;
      cost += penalty[stop] ?? 0;
      continue;
    }
    findPlace(search, stop);
    if (found.after < 0 || found.cost >= (penalty[stop] ?? 0)) {
      absent[kept++] = stop;
      cost += penalty[stop] ?? 0;
    } else {
      const shift = tour.shiftOf[found.after] ?? 0;
      keep(undo, tour, shift);
      insertAfter(tour, stop, found.after);
      cost += found.cost;
      if (tour.count[shift] === 1) listOpen(search);
    }
    if (cost > limit) return false;
  }
  out.count = kept;
  return true;
}

function findPlace(search: Search, stop: number): void {
  const { ground, tour, found, onShift, open } = search;
  if (ground.shifts === 1) return bestPlace(tour, stop, 0, found, search.blink);
  found.after = -1;
  found.cost = Number.POSITIVE_INFINITY;
  for (let at = 0; at < open.count; at++) {
    fromCache(search, stop, open.shifts[at] ?? 0);
    if (onShift.cost < found.cost && !search.blink()) {
      found.cost = onShift.cost;
      found.after = onShift.after;
    }
  }
}

/** The shifts that are worth trying: those with stops, and of empty ones that are alike the first. */
function listOpen({ ground, tour, open }: Search): void {
  open.count = 0;
  open.kinds.fill(0);
  for (let shift = 0; shift < ground.shifts; shift++) {
    const kind = ground.kind[shift] ?? 0;
    if (tour.count[shift] === 0 && open.kinds[kind] === 1) continue;
    if (tour.count[shift] === 0) open.kinds[kind] = 1;
    open.shifts[open.count++] = shift;
  }
}

/** A route that was not touched since it was last asked gives the same answer. */
function fromCache(search: Search, stop: number, shift: number): void {
  const { ground, tour, placeVersion, placeAfter, placeCost, onShift } = search;
  const at = stop * ground.shifts + shift;
  const version = tour.version[shift] ?? 0;
  if (placeVersion[at] === version) {
    onShift.after = placeAfter[at] ?? -1;
    onShift.cost = placeCost[at] ?? 0;
    return;
  }
  bestPlace(tour, stop, shift, onShift, null);
  placeVersion[at] = version;
  placeAfter[at] = onShift.after;
  placeCost[at] = onShift.cost;
}

/** The orders of the paper, drawn by lot: a shuffle, or one that was made beforehand. */
function sortAbsent(search: Search): void {
  const { absent, out, chance, sorts } = search;
  const draw = chance.below(sorts.length + SHUFFLES);
  const sort = sorts[draw];
  if (!sort) {
    for (let at = out.count - 1; at > 0; at--) swap(absent, at, chance.below(at + 1));
  } else if (out.count * out.count > 4 * sort.order.length) sift(search, sort.order);
  else sortFew(search, sort.rank);
}

/** Many are left out: they are picked from the order of all, and neighbours change places here and there. */
function sift({ absent, tour, out, chance }: Search, order: Int32Array): void {
  let count = 0;
  for (let at = 0; count < out.count; at++) {
    const stop = order[at] ?? 0;
    if (tour.shiftOf[stop] === -1) absent[count++] = stop;
  }
  for (let at = 1; at < count; at++) if (chance.share() < SWAPS) swap(absent, at, at - 1);
}

function sortFew({ absent, out }: Search, rank: Int32Array): void {
  for (let at = 1; at < out.count; at++) {
    const stop = absent[at] ?? 0;
    const own = rank[stop] ?? 0;
    let to = at;
    for (; to > 0 && (rank[absent[to - 1] ?? 0] ?? 0) > own; to--) absent[to] = absent[to - 1] ?? 0;
    absent[to] = stop;
  }
}

function swap(list: Int32Array, a: number, b: number): void {
  const stop = list[a] ?? 0;
  list[a] = list[b] ?? 0;
  list[b] = stop;
}
