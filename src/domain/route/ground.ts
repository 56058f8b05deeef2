import { type Aim, LEAST_DRIVING, type RouteProblem, type RouteStop, type Shift } from './problem.ts';

// A problem laid flat for the search. Nodes are the stops, then for each shift its way out and its way home. Everything
// that is asked in the innermost loops stands in typed arrays, the matrix both ways round, so that all legs to and from
// one stop lie side by side.

/** Later than any day. Twice of it still fits into 32 bits. */
export const NEVER = 1_000_000_000;

export interface Ground {
  readonly problem: RouteProblem;
  readonly aim: Aim;
  readonly stops: number;
  readonly shifts: number;
  /** Stops and both ends of each shift: `wayOut` and `wayHome` say which. */
  readonly nodes: number;
  /** Seconds from a to b at `a * nodes + b`, and from b to a at the same place in `timeTo`. */
  readonly time: Int32Array;
  readonly timeTo: Int32Array;
  /** What a leg counts in the search: seconds by the aim's weight and `unit`, and its departure from the previous plan. */
  readonly cost: Int32Array;
  readonly costTo: Int32Array;
  /** One second at weight 1, in the search's cost. */
  readonly unit: number;
  readonly service: Int32Array;
  /** The windows of node u are those from `windowsFrom[u]` to before `windowsFrom[u + 1]`; by when service may begin. */
  readonly windowsFrom: Int32Array;
  readonly opens: Int32Array;
  readonly lastStart: Int32Array;
  readonly load: Int32Array;
  readonly capacity: Int32Array;
  /** Shifts that are alike have the same kind: of two empty ones only one need be tried. */
  readonly kind: Int32Array;
  /** Lunch, where duration is not 0. */
  readonly lunchS: Int32Array;
  readonly lunchFrom: Int32Array;
  readonly lunchTo: Int32Array;
  readonly endsS: Int32Array;
  /** 1 first, 2 last, 0 anywhere. */
  readonly pinned: Uint8Array;
  /** For each stop those that come before it and after it. */
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
  /** There are orders or pinned stops. */
  readonly ordered: boolean;
  readonly lunches: boolean;
  /** Waiting, the finish or overtime count, so that a leg is not all that a place on a route costs. */
  readonly timed: boolean;
  /** Any of these: a trial asks more than one leg and one time. */
  readonly rich: boolean;
}

export function groundOf(problem: RouteProblem): Ground {
  const aim = problem.aim ?? LEAST_DRIVING;
  const stops = problem.stops.length;
  const shifts = problem.shifts.length;
  const nodes = stops + 2 * shifts;
  const legs = legsOf(problem, nodes);
  const costs = costsOf(problem, aim, legs.time);
  const orders = problem.orders ?? [];
  const ordered = orders.length > 0 || problem.stops.some(({ position }) => position);
  const lunches = problem.shifts.some(({ lunch }) => lunch);
  const timed = aim.waiting > 0 || aim.finish > 0 || problem.shifts.some(({ overtimeS }) => overtimeS > 0);
  const pinned = Uint8Array.from(problem.stops, ({ position }) => (position === 'first' ? 1 : position === 'last' ? 2 : 0));
  return {
    problem,
    aim,
    stops,
    shifts,
    nodes,
    ...legs,
    ...costs,
    ...windowsOf(problem),
    ...shiftsOf(problem),
    service: perNode(problem, ({ serviceS }) => serviceS),
    load: perNode(problem, ({ loadUnits }) => loadUnits ?? 0),
    pinned,
    before: problem.stops.map((_, stop) => orders.filter(([, b]) => b === stop).map(([a]) => a)),
    after: problem.stops.map((_, stop) => orders.filter(([a]) => a === stop).map(([, b]) => b)),
    ordered,
    lunches,
    timed,
    rich: ordered || lunches || timed,
  };
}

export function wayOut(ground: Ground, shift: number): number {
  return ground.stops + 2 * shift;
}

export function wayHome(ground: Ground, shift: number): number {
  return ground.stops + 2 * shift + 1;
}

function perNode(problem: RouteProblem, value: (stop: RouteStop) => number): Int32Array {
  const values = new Int32Array(problem.stops.length + 2 * problem.shifts.length);
  for (const [stop, said] of problem.stops.entries()) values[stop] = value(said);
  return values;
}

function legsOf(problem: RouteProblem, nodes: number): { time: Int32Array; timeTo: Int32Array } {
  const { matrix, stops, shifts } = problem;
  const places = [...stops.map(({ place }) => place), ...shifts.flatMap(({ startPlace, endPlace }) => [startPlace, endPlace])];
  const time = new Int32Array(nodes * nodes);
  for (const [a, from] of places.entries())
    for (const [b, to] of places.entries()) {
      const together = stops[a]?.cluster !== undefined && stops[a]?.cluster === stops[b]?.cluster;
      const travelS = from === null || to === null || from === to || together ? 0 : matrix.travelS[from * matrix.size + to];
      time[a * nodes + b] = travelS ?? NEVER;
    }
  return { time, timeTo: turned(time, nodes) };
}

function turned(legs: Int32Array, nodes: number): Int32Array {
  const other = new Int32Array(legs.length);
  let same = true;
  for (let a = 0; a < nodes; a++)
    for (let b = 0; b < nodes; b++) {
      const leg = legs[b * nodes + a] as number;
      other[a * nodes + b] = leg;
      same &&= leg === legs[a * nodes + b];
    }
  return same ? legs : other;
}

/** The unit is as large as it may be for the departures from the previous plan to stay below one second of travel. */
function costsOf(problem: RouteProblem, aim: Aim, time: Int32Array): Pick<Ground, 'cost' | 'costTo' | 'unit'> {
  const nodes = problem.stops.length + 2 * problem.shifts.length;
  const turns = deviationsOf(problem);
  const longest = time.reduce((most, leg) => (leg < NEVER && leg > most ? leg : most), 1);
  const unit = turns ? Math.max(1, Math.min(2 * problem.stops.length + 1, Math.floor(2 ** 29 / (longest * (aim.travel + 1))))) : 1;
  const weight = unit * aim.travel;
  if (weight === 1) return { unit, cost: time, costTo: turned(time, nodes) };
  const cost = time.map((leg) => Math.min(NEVER, leg * weight));
  if (turns) for (const [a, b] of turns) cost[a * nodes + b] = (cost[a * nodes + b] as number) + 1;
  return { unit, cost, costTo: turned(cost, nodes) };
}

/** Legs that a previous plan speaks against. */
function deviationsOf(problem: RouteProblem): (readonly [number, number])[] | undefined {
  if (!problem.previous) return undefined;
  const rank = new Map(problem.previous.flatMap((stops, shift) => stops.map((stop, at) => [stop, { shift, at }] as const)));
  const known = [...rank];
  return known.flatMap(([a, here]) =>
    known.flatMap(([b, there]) => (a !== b && (here.shift !== there.shift || there.at < here.at) ? [[a, b] as const] : [])),
  );
}

function windowsOf({ stops, shifts }: RouteProblem): Pick<Ground, 'windowsFrom' | 'opens' | 'lastStart'> {
  const any = { opensS: -NEVER, lastS: NEVER };
  const ofStops = stops.map(({ windows, serviceS, startOnly }) =>
    windows.length === 0
      ? [any]
      : windows
          .map(({ opensS, closesS }) => ({ opensS, lastS: startOnly ? closesS : closesS - serviceS }))
          .filter(({ opensS, lastS }) => opensS <= lastS),
  );
  const ofShifts = shifts.flatMap(({ startsS, endsS, overtimeS }) => {
    const last = endsS + overtimeS;
    return [[{ opensS: startsS, lastS: last }], [{ opensS: startsS, lastS: last }]];
  });
  const all = [...ofStops, ...ofShifts];
  const windowsFrom = new Int32Array(all.length + 1);
  for (const [node, windows] of all.entries()) windowsFrom[node + 1] = (windowsFrom[node] as number) + windows.length;
  const flat = all.flat();
  return { windowsFrom, opens: Int32Array.from(flat, ({ opensS }) => opensS), lastStart: Int32Array.from(flat, ({ lastS }) => lastS) };
}

function shiftsOf({ shifts }: RouteProblem): Pick<Ground, 'capacity' | 'kind' | 'lunchS' | 'lunchFrom' | 'lunchTo' | 'endsS'> {
  const alike = shifts.map((shift) => JSON.stringify(keyOf(shift)));
  return {
    capacity: Int32Array.from(shifts, ({ capacityUnits }) => capacityUnits ?? NEVER),
    kind: Int32Array.from(alike, (key) => alike.indexOf(key)),
    lunchS: Int32Array.from(shifts, ({ lunch }) => lunch?.durationS ?? 0),
    lunchFrom: Int32Array.from(shifts, ({ lunch }) => lunch?.fromS ?? 0),
    lunchTo: Int32Array.from(shifts, ({ lunch }) => lunch?.toS ?? 0),
    endsS: Int32Array.from(shifts, ({ endsS }) => endsS),
  };
}

function keyOf({ startPlace, endPlace, startsS, endsS, overtimeS, lunch, capacityUnits }: Shift): unknown {
  return [startPlace, endPlace, startsS, endsS, overtimeS, lunch?.durationS, lunch?.fromS, lunch?.toS, capacityUnits];
}
