import { wayHome, wayOut } from './ground.ts';
import { setRoute } from './links.ts';
import type { Tour } from './tour.ts';

/** Routes as they were before they were touched. Copying them back is cheaper than telling them anew. */
export interface Undo {
  readonly marked: Uint8Array;
  readonly shifts: Int32Array;
  /** Where each kept route begins in `order`, and how many are kept. */
  readonly from: Int32Array;
  readonly kept: { count: number };
  readonly turn: { now: number };
  readonly order: Int32Array;
  readonly leaves: Int32Array;
  readonly latest: Int32Array;
  readonly leg: Int32Array;
  readonly legs: Float64Array;
  readonly load: Int32Array;
  readonly version: Int32Array;
}

export function emptyUndo(tour: Tour): Undo {
  const { nodes, shifts } = tour.ground;
  return {
    marked: new Uint8Array(shifts),
    shifts: new Int32Array(shifts),
    from: new Int32Array(shifts + 1),
    kept: { count: 0 },
    turn: { now: 0 },
    order: new Int32Array(nodes),
    leaves: new Int32Array(nodes),
    latest: new Int32Array(nodes),
    leg: new Int32Array(nodes),
    legs: new Float64Array(shifts),
    load: new Int32Array(shifts),
    version: new Int32Array(shifts),
  };
}

/** Before a route is touched. */
export function keep(undo: Undo, tour: Tour, shift: number): void {
  if (undo.marked[shift] === 1) return;
  const { ground, next } = tour;
  const slot = undo.kept.count++;
  let at = undo.from[slot] ?? 0;
  undo.marked[shift] = 1;
  undo.shifts[slot] = shift;
  undo.legs[slot] = tour.legs[shift] ?? 0;
  undo.load[slot] = tour.load[shift] ?? 0;
  undo.version[slot] = tour.version[shift] ?? 0;
  const home = wayHome(ground, shift);
  for (let node = wayOut(ground, shift); ; node = next[node] ?? 0) {
    undo.order[at] = node;
    undo.leaves[at] = tour.leaves[node] ?? 0;
    undo.latest[at] = tour.latest[node] ?? 0;
    undo.leg[at++] = tour.leg[node] ?? 0;
    if (node === home) break;
  }
  undo.from[slot + 1] = at;
}

/** What was touched stays as it is now. */
export function forget(undo: Undo): void {
  for (let slot = 0; slot < undo.kept.count; slot++) undo.marked[undo.shifts[slot] ?? 0] = 0;
  undo.kept.count = 0;
  undo.turn.now++;
}

/** Everything that was touched becomes what it was. */
export function takeBack(undo: Undo, tour: Tour): void {
  const { ground, next, shiftOf } = tour;
  for (let slot = 0; slot < undo.kept.count; slot++) {
    const shift = undo.shifts[slot] ?? 0;
    const home = wayHome(ground, shift);
    for (let node = next[wayOut(ground, shift)] ?? 0; node !== home; node = next[node] ?? 0) shiftOf[node] = -1;
  }
  for (let slot = 0; slot < undo.kept.count; slot++) {
    if (ground.rich) putBackRich(undo, tour, slot);
    else putBack(undo, tour, slot);
    tour.version[undo.shifts[slot] ?? 0] = undo.version[slot] ?? 0;
  }
  forget(undo);
}

function putBackRich(undo: Undo, tour: Tour, slot: number): void {
  const [from, to] = [undo.from[slot] ?? 0, undo.from[slot + 1] ?? 0];
  setRoute(tour, undo.shifts[slot] ?? 0, undo.order.subarray(from + 1, to - 1));
}

function putBack(undo: Undo, tour: Tour, slot: number): void {
  const { next, prev, shiftOf, leaves, latest, leg } = tour;
  const shift = undo.shifts[slot] ?? 0;
  const [from, to] = [undo.from[slot] ?? 0, undo.from[slot + 1] ?? 0];
  let last = undo.order[from] ?? 0;
  for (let at = from; at < to; at++) {
    const node = undo.order[at] ?? 0;
    if (at > from) {
      next[last] = node;
      prev[node] = last;
    }
    shiftOf[node] = shift;
    leaves[node] = undo.leaves[at] ?? 0;
    latest[node] = undo.latest[at] ?? 0;
    leg[node] = undo.leg[at] ?? 0;
    last = node;
  }
  tour.count[shift] = to - from - 2;
  tour.legs[shift] = undo.legs[slot] ?? 0;
  tour.load[shift] = undo.load[slot] ?? 0;
}
