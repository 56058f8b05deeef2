import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { movedBy, type Point } from '../place.ts';
import { carOn } from './car.ts';
import { learnTravel, type Trip } from './learn.ts';
import { roadGraph, type RoadWay } from './road-graph.ts';
import { roadMatrix } from './road-matrix.ts';
import { areaOf, priorS, straightMatrix } from './straight.ts';
import { hoursAt } from './travel.ts';

const TOWN: Point = { lat: 28.68, lon: 115.86 };
const somewhere = fc
  .tuple(fc.integer({ min: -4_000, max: 4_000 }), fc.integer({ min: -4_000, max: 4_000 }))
  .map(([north, east]) => movedBy(TOWN, north, east));

test('the straight-line model is symmetric, zero from a place to itself, and never quicker by a way round', () => {
  const model = { entries: [{ area: '', hours: 'day' as const, factor: 1.3, low: 1, high: 2, n: 9, left: 0 }] };
  fc.assert(
    fc.property(fc.array(somewhere, { minLength: 3, maxLength: 8 }), (places) => {
      const { size, travelS } = straightMatrix(places, model, 'day');
      for (const [leg, seconds] of travelS.entries()) expect(seconds).toBe(travelS[(leg % size) * size + Math.floor(leg / size)]);
      expect(ways(travelS, size).every(([direct, round]) => direct <= round)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

/** Streets at random over a grid of crossings, some one way, some of them cut off from the rest. */
const streets = fc.record({ seed: fc.integer(), places: fc.array(somewhere, { minLength: 3, maxLength: 7 }) });
function townOf(seed: number) {
  const random = seededRandom(`${seed}`);
  const [side, gapM] = [9, 800];
  const nodes = Array.from({ length: side * side }, (_, i) =>
    movedBy(TOWN, (Math.floor(i / side) - 4) * gapM + random.below(200), ((i % side) - 4) * gapM + random.below(200)),
  );
  const ways: RoadWay[] = nodes.flatMap((_, i) => {
    const next = [(i + 1) % side === 0 ? -1 : i + 1, i + side < nodes.length ? i + side : -1].filter(
      (to) => to >= 0 && random.next() < 0.8,
    );
    return next.map((to) => ({ nodes: [i, to], kmh: 20 + random.below(60), forward: true, backward: random.next() < 0.8 }));
  });
  return roadGraph(
    Float64Array.from(nodes, ({ lat }) => lat),
    Float64Array.from(nodes, ({ lon }) => lon),
    ways,
  );
}

/** Each leg beside each way over a third place, where both are known. */
function ways(travelS: Int32Array, size: number): [number, number][] {
  const at = (a: number, b: number) => travelS[a * size + b] as number;
  const all = Array.from({ length: size }, (_, i) => i);
  return all.flatMap((a) =>
    all.flatMap((b) => all.flatMap((c): [number, number][] => (at(a, c) < 0 || at(c, b) < 0 ? [] : [[at(a, b), at(a, c) + at(c, b)]]))),
  );
}

describe('roads', () => {
  test('give no leg that a way over a third place beats; where both ways are known, so is the leg', () => {
    fc.assert(
      fc.property(streets, ({ seed, places }) => {
        const { travelS } = roadMatrix(townOf(seed), places);
        for (const [direct, round] of ways(travelS, places.length)) {
          expect(direct).toBeGreaterThanOrEqual(0);
          expect(direct).toBeLessThanOrEqual(round);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('agree with every path tried one by one (Floyd and Warshall) from crossing to crossing', () => {
    for (const seed of [1, 2, 3]) {
      const graph = townOf(seed);
      const size = graph.lat.length;
      const best = Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 0 : Infinity));
      for (let a = 0; a < size; a++)
        for (let edge = graph.offsets[a] as number; edge < (graph.offsets[a + 1] as number); edge++)
          best[a * size + (graph.targets[edge] as number)] = graph.seconds[edge] as number;
      for (let c = 0; c < size; c++)
        for (let a = 0; a < size; a++)
          for (let b = 0; b < size; b++)
            best[a * size + b] = Math.min(best[a * size + b] as number, (best[a * size + c] as number) + (best[c * size + b] as number));
      const onRoad = Array.from({ length: size }, (_, i) => i).filter((i) => graph.from.includes(i) || graph.to.includes(i));
      const places = onRoad.map((i) => ({ lat: graph.lat[i] as number, lon: graph.lon[i] as number }));
      const { travelS } = roadMatrix(graph, places);
      for (const [a, from] of onRoad.entries())
        for (const [b, to] of onRoad.entries()) {
          const wanted = best[from * size + to] as number;
          expect(Math.abs((travelS[a * places.length + b] as number) - (wanted === Infinity ? -1 : wanted))).toBeLessThan(1.01);
        }
    }
  });

  test('say what they cannot reach and where no road is, and stop when told', () => {
    const nodes = [TOWN, movedBy(TOWN, 490, 0)];
    const oneWay = roadGraph(
      Float64Array.from(nodes, ({ lat }) => lat),
      Float64Array.from(nodes, ({ lon }) => lon),
      [{ nodes: [0, 1], kmh: 30, forward: true, backward: false }],
    );
    const sea = movedBy(TOWN, 0, 9_000);
    const told = roadMatrix(oneWay, [...nodes, sea]);
    expect([...told.travelS]).toEqual([0, 59, -1, -1, 0, -1, -1, -1, 0]);
    expect(told.trouble).toEqual([
      { code: 'far-from-road', n: 1, places: [2] },
      { code: 'no-way', n: 1 },
    ]);
    expect(roadMatrix(oneWay, nodes, () => false).trouble).toEqual([{ code: 'roads-slow', n: 2 }]);
  });

  test('are for cars as their tags say', () => {
    expect(carOn({ highway: 'primary' })).toEqual({ kmh: 65, forward: true, backward: true });
    expect(carOn({ highway: 'residential', oneway: '-1', maxspeed: '30 mph' })).toMatchObject({ forward: false, backward: true });
    expect(carOn({ highway: 'tertiary', junction: 'roundabout', maxspeed: 'CN:urban' })).toEqual({
      kmh: 40,
      forward: true,
      backward: false,
    });
    for (const tags of [{ highway: 'footway' }, { highway: 'service', access: 'private' }, { building: 'yes' }])
      expect(carOn(tags)).toBeUndefined();
    expect(carOn({ highway: 'service', access: 'private', motorcar: 'yes' })).toBeDefined();
  });
});

describe('what trips teach', () => {
  /** Trips whose truth is known: a quarter of them with lunch, waiting or a call in between, some with a clock that was wrong. */
  const world = (seed: number, n: number) => {
    const random = seededRandom(`world ${seed}`);
    const factor = Math.exp(random.normal(0, 0.3));
    const trips = Array.from({ length: n }, (): Trip => {
      const [from, to] = [0, 0].map(() => movedBy(TOWN, random.normal(0, 2_500), random.normal(0, 2_500))) as [Point, Point];
      const way = priorS(distance(from, to)) * factor * Math.exp(random.normal(0, 0.25));
      const odd = random.next();
      const tookS = odd < 0.25 ? way + 600 + random.below(5_400) : odd < 0.28 ? random.below(60) : way;
      return { from, to, tookS, hours: 'day' };
    });
    return { factor, trips };
  };
  const distance = (a: Point, b: Point) =>
    Math.hypot((a.lat - b.lat) * 111_195, (a.lon - b.lon) * 111_195 * Math.cos((a.lat * Math.PI) / 180));

  test.each([20, 120, 600])('holds the truth of a simulated company within its interval nine times in ten, with %i trips', (n) => {
    const [worlds, within] = [200, { low: 0 }];
    let off = 0;
    for (let seed = 0; seed < worlds; seed++) {
      const { factor, trips } = world(seed, n);
      const [company] = learnTravel(trips).entries;
      if (company && company.low <= factor && factor <= company.high) within.low += 1;
      off += Math.abs(Math.log((company?.factor ?? 1) / factor));
    }
    console.log(`${n} trips: ${within.low} of ${worlds} within, ${((off / worlds) * 100).toFixed(1)} % off`);
    expect(within.low / worlds).toBeGreaterThanOrEqual(0.86);
  });

  test('is drawn to the company where an area has few trips, and to the prior where the company has; in any order', () => {
    const far = movedBy(TOWN, 300_000, 0);
    const trip = (from: Point, times: number): Trip => {
      const to = movedBy(from, 3_000, 0);
      return { from, to, tookS: priorS(3_000) * times, hours: 'day' };
    };
    const trips = [...Array.from({ length: 60 }, () => trip(TOWN, 1.5)), trip(far, 0.8)];
    const { entries } = learnTravel(trips);
    const of = (area: string) => entries.find((entry) => entry.area === area)?.factor ?? 0;
    expect(of('')).toBeCloseTo(1.5, 1);
    expect(of(areaOf(far, movedBy(far, 3_000, 0)))).toBeGreaterThan(1.1);
    expect(learnTravel([trip(TOWN, 3)]).entries[0]?.factor).toBeLessThan(2.2);
    expect(learnTravel(trips.toReversed())).toEqual({ entries });
    expect(learnTravel([])).toEqual({ entries: [] });
  });

  test('hours are those of the company’s zone', () => {
    const at = (hour: number, day = 23) => hoursAt(Date.UTC(2026, 10, day, hour - 8), 'Asia/Shanghai');
    expect([at(8), at(10), at(18), at(23), at(10, 22)]).toEqual(['rush', 'day', 'rush', 'night', 'weekend']);
  });
});
