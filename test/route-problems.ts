import fc from 'fast-check';
import { FINISH_EARLY, LEAST_DRIVING, MOST_VALUE, type RouteProblem, type RouteStop, type Shift } from '../src/domain/route/problem.ts';

// Small days with everything in them, in minutes that are few enough for every possibility to be tried.

const HORIZON = 60;

export interface Mix {
  readonly stops: readonly [least: number, most: number];
  readonly shifts: number;
}

/** Any problem of that size: roads that lead one way, two windows, appointments, lunch, overtime, orders, a plan known before. */
export function anyProblem({ stops, shifts }: Mix): fc.Arbitrary<RouteProblem> {
  return fc
    .tuple(fc.array(anyStop, { minLength: stops[0], maxLength: stops[1] }), fc.array(anyShift, { minLength: 1, maxLength: shifts }))
    .chain(([some, days]) => {
      const list = some.map((stop, at) => ({ ...stop, place: at + 2 }));
      const size = list.length + 2;
      const legs = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: size * size, maxLength: size * size });
      const last = Math.max(0, list.length - 1);
      const pair = fc.tuple(fc.nat(last), fc.nat(last)).filter(([a, b]) => a < b);
      const orders = list.length < 2 ? fc.constant([]) : fc.oneof(fc.constant([]), fc.array(pair, { maxLength: 2 }));
      const previous = fc
        .shuffledSubarray([...list.keys()])
        .map((known) => days.map((_, shift) => known.filter((_, at) => at % days.length === shift)));
      return fc
        .tuple(
          legs,
          orders,
          fc.option(previous, { nil: undefined }),
          fc.constantFrom(undefined, LEAST_DRIVING, FINISH_EARLY, MOST_VALUE, EVERYTHING),
        )
        .map(([travel, orders, previous, aim]) => ({
          matrix: { size, travelS: shortest(travel, size, list) },
          stops: list,
          shifts: days,
          orders,
          ...(aim ? { aim } : {}),
          ...(previous ? { previous } : {}),
        }));
    });
}

/** With the usual aim and no plan from before. */
export function plainProblem(mix: Mix): fc.Arbitrary<RouteProblem> {
  return anyProblem(mix).map(({ matrix, stops, shifts, orders = [] }) => ({ matrix, stops, shifts, orders }));
}

/** No way round is shorter than the way: what is between two doors of one cluster counts as well. */
function shortest(legs: readonly number[], size: number, stops: readonly Pick<RouteStop, 'cluster'>[]): Int32Array {
  const together = (a: number, b: number) => stops[a - 2]?.cluster !== undefined && stops[a - 2]?.cluster === stops[b - 2]?.cluster;
  const ways = Int32Array.from(legs, (leg, at) => (at % (size + 1) === 0 || together(Math.floor(at / size), at % size) ? 0 : leg));
  for (let via = 0; via < size; via++)
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) ways[a * size + b] = Math.min(ways[a * size + b]!, ways[a * size + via]! + ways[via * size + b]!);
  return ways;
}

const EVERYTHING = { travel: 2, waiting: 1, finish: 1, departure: 'late', hoursBeforeValue: true } as const;

const minute = fc.integer({ min: 0, max: HORIZON });

const anyWindows = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 3, arbitrary: fc.tuple(minute, fc.nat(30)).map(([opensS, longS]) => [{ opensS, closesS: opensS + longS }]) },
  {
    weight: 1,
    arbitrary: fc.tuple(minute, fc.nat(12), fc.integer({ min: 1, max: 12 }), fc.nat(20)).map(([opensS, longS, gapS, thenS]) => [
      { opensS, closesS: opensS + longS },
      { opensS: opensS + longS + gapS, closesS: opensS + longS + gapS + thenS },
    ]),
  },
);

// Pins are rare, or nothing would be left to arrange.
const anyStop: fc.Arbitrary<Omit<RouteStop, 'place'>> = fc
  .record(
    {
      serviceS: fc.integer({ min: 0, max: 8 }),
      windows: anyWindows,
      must: fc.boolean(),
      prize: fc.integer({ min: 0, max: 5 }),
      startOnly: fc.boolean(),
      loadUnits: fc.nat(3),
      position: fc.constantFrom('first' as const, 'last' as const),
      cluster: fc.nat(1),
    },
    { requiredKeys: ['serviceS', 'windows', 'must', 'prize'] },
  )
  .chain(({ position, ...stop }) => fc.nat(9).map((draw) => (draw > 1 || !position ? stop : { ...stop, position })));

const anyPlace = fc.option(fc.nat(1), { nil: null });

const anyShift: fc.Arbitrary<Shift> = fc
  .record(
    {
      startPlace: anyPlace,
      endPlace: anyPlace,
      startsS: fc.nat(20),
      longS: fc.integer({ min: 15, max: HORIZON }),
      overtimeS: fc.constantFrom(0, 0, 5, 12),
      lunch: fc
        .tuple(fc.integer({ min: 10, max: 40 }), fc.nat(12), fc.integer({ min: 1, max: 9 }))
        .map(([fromS, spanS, durationS]) => ({ fromS, toS: fromS + spanS, durationS })),
      capacityUnits: fc.integer({ min: 2, max: 9 }),
    },
    { requiredKeys: ['startPlace', 'endPlace', 'startsS', 'longS', 'overtimeS'] },
  )
  .map(({ longS, ...shift }) => ({ ...shift, endsS: shift.startsS + longS }));
