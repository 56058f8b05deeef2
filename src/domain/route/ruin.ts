import { NEVER, wayHome, wayOut } from './ground.ts';
import { refresh, unlink } from './links.ts';
import type { Search } from './search.ts';
import { keep } from './undo.ts';

// Slack induction by string removals: Christiaens and Vanden Berghe, Transportation Science 54 (2020). Strings of
// neighbours are taken out of routes that pass near one stop. Where there is but one route it gives several strings.

/** A string on the only route, and on one of several: there more routes are touched, each less. */
const LONGEST = 10;
const LONGEST_OF_SEVERAL = 6;
const SPLIT = 0.5;
const LONGER_GAP = 0.01;

/** Takes out strings around one stop, `average` stops or so. */
export function ruin(search: Search, average: number): void {
  const { ground, tour, chance, undo } = search;
  const several = ground.shifts > 1;
  const longest = Math.min(several ? LONGEST_OF_SEVERAL : LONGEST, meanCount(search));
  const strings = Math.floor(chance.share() * ((4 * average) / (1 + longest) - 1) + 1);
  const seed = chance.below(ground.stops);
  const near = search.near[seed] ?? new Int32Array();
  let taken = 0;
  for (let at = -1; at < near.length && taken < strings; at++) {
    const stop = at < 0 ? seed : (near[at] ?? 0);
    const shift = tour.shiftOf[stop] ?? -1;
    if (shift < 0 || (several && undo.marked[shift] === 1)) continue;
    keep(undo, tour, shift);
    removeString(search, stop, 1 + chance.below(Math.min(tour.count[shift] ?? 0, longest)));
    taken++;
  }
  for (let slot = 0; slot < undo.kept.count; slot++) mend(search, undo.shifts[slot] ?? 0);
}

function meanCount({ ground, tour }: Search): number {
  let [stops, routes] = [0, 0];
  for (let shift = 0; shift < ground.shifts; shift++) {
    const count = tour.count[shift] ?? 0;
    stops += count;
    if (count > 0) routes++;
  }
  return routes === 0 ? 1 : stops / routes;
}

/** So many neighbours with this stop among them; every other time with a gap of stops that stay. */
function removeString(search: Search, stop: number, length: number): void {
  const { tour, chance, ground } = search;
  const shift = tour.shiftOf[stop] ?? 0;
  const [out, home] = [wayOut(ground, shift), wayHome(ground, shift)];
  const spare = (tour.count[shift] ?? 0) - length;
  let gap = length > 1 && spare > 0 && chance.share() < SPLIT ? 1 : 0;
  while (gap > 0 && gap < spare && chance.share() < LONGER_GAP) gap++;
  let [first, whole] = [stop, length + gap];
  for (let back = chance.below(whole); back > 0 && tour.prev[first] !== out; back--) first = tour.prev[first] ?? 0;
  const stays = gap > 0 ? 1 + chance.below(length - 1) : whole;
  for (let at = 0; at < whole && first !== home; at++) {
    const next = tour.next[first] ?? home;
    if (at < stays || at >= stays + gap) takeOut(search, first);
    first = next;
  }
}

function takeOut(search: Search, stop: number): void {
  const { tour, absent, out } = search;
  const shift = tour.shiftOf[stop] ?? 0;
  unlink(tour, stop);
  tour.count[shift] = (tour.count[shift] ?? 0) - 1;
  absent[out.count++] = stop;
  search.fresh[stop] = search.undo.turn.now;
}

/** Where the way round is shorter than the way between, a route that lost stops may be late: it gives up more. */
function mend(search: Search, shift: number): void {
  const { tour, ground } = search;
  refresh(tour, shift);
  const [out, home] = [wayOut(ground, shift), wayHome(ground, shift)];
  while ((tour.latest[out] ?? 0) < startOf(search, shift) && (tour.latestFed[out] ?? 0) < startFed(search, shift)) {
    let node = tour.next[out] ?? home;
    while (node !== home && (tour.leaves[node] ?? 0) < NEVER) node = tour.next[node] ?? home;
    const late = node === home ? (tour.prev[home] ?? out) : node;
    if (late === out) return;
    takeOut(search, late);
    refresh(tour, shift);
  }
}

function startOf({ tour, ground }: Search, shift: number): number {
  return tour.leaves[wayOut(ground, shift)] ?? 0;
}

function startFed({ tour, ground }: Search, shift: number): number {
  return (ground.lunchS[shift] ?? 0) > 0 ? (tour.leavesFed[wayOut(ground, shift)] ?? 0) : NEVER;
}
