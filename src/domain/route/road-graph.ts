import { distanceM, movedBy, type Point } from '../place.ts';

/** A stretch of road that a car may take, by the numbers of its nodes in the graph. */
export interface RoadWay {
  readonly nodes: readonly number[];
  readonly kmh: number;
  readonly forward: boolean;
  readonly backward: boolean;
}

/** Roads in typed arrays: the edges that leave node i stand from offsets[i] to offsets[i + 1]. */
export interface RoadGraph {
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly seconds: Float64Array;
  /** Segments by cells of a grid, for finding the road nearest to a place: node to node, with seconds there and back, -1 where no car may. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly thereS: Float64Array;
  readonly backS: Float64Array;
  readonly grid: ReadonlyMap<number, readonly number[]>;
}

const CELL_DEG = 0.005;
/** Roads of so few nodes that lead nowhere else are yards; nobody starts there if the rest is larger. */
const YARD_NODES = 50;

export function roadGraph(lat: Float64Array, lon: Float64Array, ways: readonly RoadWay[]): RoadGraph {
  const main = mainRoads(lat.length, ways);
  const from: number[] = [];
  const [to, thereS, backS]: [number[], number[], number[]] = [[], [], []];
  for (const { nodes, kmh, forward, backward } of ways) {
    for (let i = 1; i < nodes.length; i++) {
      const [a, b] = [nodes[i - 1] as number, nodes[i] as number];
      if (a === b || !main(a)) continue;
      const seconds = (distanceM(at(lat, lon, a), at(lat, lon, b)) * 3.6) / kmh;
      from.push(a);
      to.push(b);
      thereS.push(forward ? seconds : -1);
      backS.push(backward ? seconds : -1);
    }
  }
  const segments = {
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    thereS: Float64Array.from(thereS),
    backS: Float64Array.from(backS),
  };
  return { lat, lon, ...edgesOf(lat.length, segments), ...segments, grid: gridOf(lat, lon, segments) };
}

type Segments = Pick<RoadGraph, 'from' | 'to' | 'thereS' | 'backS'>;

function edgesOf(size: number, { from, to, thereS, backS }: Segments): Pick<RoadGraph, 'offsets' | 'targets' | 'seconds'> {
  const offsets = new Int32Array(size + 1);
  const each = (visit: (a: number, b: number, s: number) => void) => {
    for (let i = 0; i < from.length; i++) {
      const [a, b] = [from[i] as number, to[i] as number];
      if ((thereS[i] as number) >= 0) visit(a, b, thereS[i] as number);
      if ((backS[i] as number) >= 0) visit(b, a, backS[i] as number);
    }
  };
  each((a) => void (offsets[a + 1] = (offsets[a + 1] as number) + 1));
  for (let i = 0; i < size; i++) offsets[i + 1] = (offsets[i + 1] as number) + (offsets[i] as number);
  const next = offsets.slice();
  const targets = new Int32Array(offsets[size] as number);
  const seconds = new Float64Array(targets.length);
  each((a, b, s) => {
    const edge = next[a] as number;
    next[a] = edge + 1;
    targets[edge] = b;
    seconds[edge] = s;
  });
  return { offsets, targets, seconds };
}

function gridOf(lat: Float64Array, lon: Float64Array, { from, to }: Segments): Map<number, number[]> {
  const grid = new Map<number, number[]>();
  for (let i = 0; i < from.length; i++) {
    const [a, b] = [at(lat, lon, from[i] as number), at(lat, lon, to[i] as number)];
    const [south, north] = [rowOf(Math.min(a.lat, b.lat)), rowOf(Math.max(a.lat, b.lat))];
    const [west, east] = [rowOf(Math.min(a.lon, b.lon)), rowOf(Math.max(a.lon, b.lon))];
    for (let y = south; y <= north; y++)
      for (let x = west; x <= east; x++) {
        const cell = grid.get(keyOf(y, x));
        if (cell) cell.push(i);
        else grid.set(keyOf(y, x), [i]);
      }
  }
  return grid;
}

/** Whether a node hangs together with enough others: union-find over all ways, whatever their direction. */
function mainRoads(size: number, ways: readonly RoadWay[]): (node: number) => boolean {
  const parent = Int32Array.from({ length: size }, (_, i) => i);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) at = parent[at] = parent[parent[at] as number] as number;
    return at;
  };
  for (const { nodes } of ways) for (const node of nodes) parent[root(node)] = root(nodes[0] as number);
  const counts = new Int32Array(size);
  for (const node of new Set(ways.flatMap(({ nodes }) => nodes))) counts[root(node)] = (counts[root(node)] as number) + 1;
  const enough = Math.min(
    YARD_NODES,
    counts.reduce((most, n) => Math.max(most, n), 0),
  );
  return (node) => (counts[root(node)] as number) >= enough;
}

/** The point of the road network nearest to a place: on which segment, how far along it, and how far away. */
export interface Snap {
  readonly segment: number;
  readonly along: number;
  readonly awayM: number;
}

/** Undefined where no road is within so many metres. */
export function snap(graph: RoadGraph, place: Point, withinM: number): Snap | undefined {
  const corner = movedBy(place, withinM, withinM);
  const [rows, columns] = [Math.ceil((corner.lat - place.lat) / CELL_DEG), Math.ceil((corner.lon - place.lon) / CELL_DEG)];
  let best: Snap | undefined;
  for (let ring = 0; ring <= Math.max(rows, columns); ring++) {
    // A ring further out cannot hold anything nearer than its own inner edge, which is shortest to the side.
    if (best && best.awayM < (ring - 1) * CELL_DEG * 111_000 * Math.cos((place.lat * Math.PI) / 180)) break;
    for (const cell of cellsAround(place, ring))
      for (const segment of graph.grid.get(cell) ?? []) {
        const found = nearestOn(graph, segment, place);
        if (found.awayM <= withinM && (!best || found.awayM < best.awayM)) best = found;
      }
  }
  return best;
}

function cellsAround({ lat, lon }: Point, ring: number): number[] {
  const [y, x] = [rowOf(lat), rowOf(lon)];
  const cells: number[] = [];
  for (let dy = -ring; dy <= ring; dy++)
    for (let dx = -ring; dx <= ring; dx += Math.abs(dy) === ring || ring === 0 ? 1 : 2 * ring) cells.push(keyOf(y + dy, x + dx));
  return cells;
}

function nearestOn({ lat, lon, from, to }: RoadGraph, segment: number, place: Point): Snap {
  const [a, b] = [at(lat, lon, from[segment] as number), at(lat, lon, to[segment] as number)];
  const shrink = Math.cos((place.lat * Math.PI) / 180);
  const [bx, by] = [(b.lon - a.lon) * shrink, b.lat - a.lat];
  const [px, py] = [(place.lon - a.lon) * shrink, place.lat - a.lat];
  const along = Math.max(0, Math.min(1, (px * bx + py * by) / (bx * bx + by * by || 1)));
  const foot = { lat: a.lat + (b.lat - a.lat) * along, lon: a.lon + (b.lon - a.lon) * along };
  return { segment, along, awayM: distanceM(place, foot) };
}

function at(lat: Float64Array, lon: Float64Array, node: number): Point {
  return { lat: lat[node] as number, lon: lon[node] as number };
}
function rowOf(degrees: number): number {
  return Math.floor(degrees / CELL_DEG);
}
function keyOf(y: number, x: number): number {
  return (y + 50_000) * 200_000 + x + 50_000;
}
