import type { Point } from '../place.ts';
import { type RoadGraph, type Snap, snap } from './road-graph.ts';
import { FAR_FROM_ROAD_M, type Known, type TravelTrouble, UNKNOWN } from './travel.ts';

/** From the road to the door, on foot. */
const WALK_MPS = 1.3;

/**
 * Times on a road graph from everywhere to everywhere by Dijkstra's algorithm, one run a place. Seconds are rounded up, so that a
 * way over a third place is never shorter. Asked before each run whether to go on; what was not reached is unknown, and said.
 */
export function roadMatrix(graph: RoadGraph, places: readonly Point[], goOn: () => boolean = () => true): Known {
  const size = places.length;
  const travelS = new Int32Array(size * size).fill(UNKNOWN);
  const snaps = places.map((place) => snap(graph, place, FAR_FROM_ROAD_M));
  const far = snaps.flatMap((found, i) => (found ? [] : [i]));
  const run = searcher(graph, snaps);
  let [late, noWay] = [0, 0];
  for (const [a, start] of snaps.entries()) {
    travelS[a * size + a] = 0;
    if (!start) continue;
    if (!goOn()) {
      late += size - 1;
      continue;
    }
    const found = run(start);
    for (const [b, end] of snaps.entries()) {
      if (a === b || !end) continue;
      const seconds = timeTo(graph, found, { start, end });
      if (seconds === Infinity) noWay += 1;
      else travelS[a * size + b] = Math.ceil(seconds + (start.awayM + end.awayM) / WALK_MPS);
    }
  }
  return { travelS, trouble: troubleOf({ far, late, noWay }) };
}

function troubleOf({ far, late, noWay }: { far: readonly number[]; late: number; noWay: number }): TravelTrouble[] {
  return [
    ...(far.length > 0 ? [{ code: 'far-from-road', n: far.length, places: far } as const] : []),
    ...(noWay > 0 ? [{ code: 'no-way', n: noWay } as const] : []),
    ...(late > 0 ? [{ code: 'roads-slow', n: late } as const] : []),
  ];
}

/** Seconds to the end's point on its segment: by either end of it, or straight along where both lie on the same. */
function timeTo({ from, to, thereS, backS }: RoadGraph, found: Float64Array, { start, end }: { start: Snap; end: Snap }): number {
  const [there, back] = [thereS[end.segment] as number, backS[end.segment] as number];
  const byFrom = there >= 0 || end.along === 0 ? (found[from[end.segment] as number] as number) + Math.max(0, there) * end.along : Infinity;
  const byTo = back >= 0 || end.along === 1 ? (found[to[end.segment] as number] as number) + Math.max(0, back) * (1 - end.along) : Infinity;
  const ahead = end.along - start.along;
  const same = start.segment !== end.segment ? -1 : ahead >= 0 ? there : back;
  return Math.min(byFrom, byTo, same >= 0 ? same * Math.abs(ahead) : Infinity);
}

/** Dijkstra with a binary heap in typed arrays, until every node is settled that an end may be reached by. */
function searcher(graph: RoadGraph, ends: readonly (Snap | undefined)[]): (start: Snap) => Float64Array {
  const { offsets, targets, seconds } = graph;
  const found = new Float64Array(graph.lat.length);
  const heap = heapOf(targets.length + 2);
  const wanted = new Uint8Array(graph.lat.length);
  for (const end of ends) if (end) wanted[graph.from[end.segment] as number] = wanted[graph.to[end.segment] as number] = 1;
  const all = wanted.reduce((sum, one) => sum + one, 0);
  const reach = (node: number, at: number) => {
    if (at >= (found[node] as number)) return;
    found[node] = at;
    heap.push(node, at);
  };
  return ({ segment, along }) => {
    found.fill(Infinity);
    heap.clear();
    const [there, back] = [graph.thereS[segment] as number, graph.backS[segment] as number];
    // At a crossing one leaves by any of its roads, whichever of them was the nearest.
    if (there >= 0 || along === 1) reach(graph.to[segment] as number, Math.max(0, there) * (1 - along));
    if (back >= 0 || along === 0) reach(graph.from[segment] as number, Math.max(0, back) * along);
    let left = all;
    while (left > 0 && heap.size() > 0) {
      const at = heap.least();
      const node = heap.pop();
      if (at > (found[node] as number)) continue;
      left -= wanted[node] as number;
      const end = offsets[node + 1] as number;
      for (let edge = offsets[node] as number; edge < end; edge++) reach(targets[edge] as number, at + (seconds[edge] as number));
    }
    return found;
  };
}

function heapOf(room: number) {
  const [nodes, keys] = [new Int32Array(room), new Float64Array(room)];
  let size = 0;
  const put = (i: number, node: number, key: number) => {
    nodes[i] = node;
    keys[i] = key;
  };
  const push = (node: number, key: number) => {
    let i = size++;
    while (i > 0) {
      const up = (i - 1) >> 1;
      if ((keys[up] as number) <= key) break;
      put(i, nodes[up] as number, keys[up] as number);
      i = up;
    }
    put(i, node, key);
  };
  const pop = (): number => {
    const top = nodes[0] as number;
    size -= 1;
    const [node, key] = [nodes[size] as number, keys[size] as number];
    let i = 0;
    for (let child = 1; child < size; child = 2 * i + 1) {
      if (child + 1 < size && (keys[child + 1] as number) < (keys[child] as number)) child += 1;
      if ((keys[child] as number) >= key) break;
      put(i, nodes[child] as number, keys[child] as number);
      i = child;
    }
    put(i, node, key);
    return top;
  };
  return { push, pop, least: () => keys[0] as number, size: () => size, clear: () => void (size = 0) };
}
