import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { breachesOf } from '../route/check.ts';
import { FINISH_EARLY, type RouteProblem, type RouteStop } from '../route/problem.ts';
import { scoreOf } from '../route/score.ts';
import { movedAmong, type Offer, offersFor } from './rest-of-day.ts';

const H = 3_600;

/** Stops strewn over a town, from noon till six, the phone at place 0. */
function aRest(seed: string, count: number, more: (i: number) => Partial<RouteStop> = () => ({})): RouteProblem {
  const random = seededRandom(seed);
  const at = Array.from({ length: count + 1 }, () => [random.next() * 8, random.next() * 8] as const);
  const size = at.length;
  return {
    matrix: {
      size,
      travelS: Int32Array.from({ length: size * size }, (_, i) => {
        const [a, b] = [at[Math.floor(i / size)] as readonly [number, number], at[i % size] as readonly [number, number]];
        return Math.ceil(150 * Math.hypot(a[0] - b[0], a[1] - b[1]));
      }),
    },
    stops: Array.from({ length: count }, (_, i) => ({
      place: i + 1,
      serviceS: 1_200,
      windows: [],
      must: false,
      prize: 10 + i,
      ...more(i),
    })),
    shifts: [{ startPlace: 0, endPlace: null, startsS: 12 * H, endsS: 18 * H, overtimeS: 0 }],
    aim: FINISH_EARLY,
  };
}

const named = (offers: readonly Offer[], name: string) => offers.find((offer) => offer.name === name);

test('whatever is left of a day, each offer can be driven, keep moves nothing, small moves two at most, and best is no worse', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 3 }), (seed, count, added) => {
      const problem = aRest(seed, count + added);
      const offers = offersFor({ problem, order: [...Array(count).keys()] });
      for (const offer of offers) {
        expect(offer.day.holds).toBe(true);
        expect([...offer.order, ...offer.left].toSorted((a, b) => a - b)).toEqual([...problem.stops.keys()]);
        const { calls, departS, endS } = offer.day;
        const route = { departS, endS, calls: calls.map(({ stop, arriveS, startS, leaveS }) => ({ stop, arriveS, startS, leaveS })) };
        const answer = { routes: [route], skipped: [...offer.left], score: scoreOf(problem, [route]), proven: false };
        // A checker that knows nothing of how the offers were made.
        expect(breachesOf(problem, answer)).toEqual([]);
      }
      expect(named(offers, 'keep')?.moved).toBe(0);
      expect(named(offers, 'small')?.moved ?? 0).toBeLessThanOrEqual(2);
      const best = named(offers, 'best');
      if (best && best.left.length === (named(offers, 'keep')?.left.length ?? 0)) expect(best.savedS).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 20 },
  );
}, 30_000);

test('what no longer fits goes, the least worth first, and an appointment stays', () => {
  const problem = aRest('late', 14, (i) =>
    i === 0 ? { must: true, startOnly: true, windows: [{ opensS: 14 * H, closesS: 14 * H }] } : {},
  );
  const keep = named(offersFor({ problem, order: [...Array(14).keys()] }), 'keep');
  expect(keep?.left.length).toBeGreaterThan(0);
  expect(keep?.order).toContain(0);
});

test('an appointment that leaves no room is told', () => {
  const problem = aRest('tight', 1, () => ({
    must: true,
    startOnly: true,
    windows: [{ opensS: 12 * H + 20 * 60, closesS: 12 * H + 20 * 60 }],
  }));
  expect(offersFor({ problem, order: [0] })[0]?.atRisk.length).toBeLessThanOrEqual(1);
});

test('three offers for sixteen stops come within the blink of a replan', () => {
  const problem = aRest('quick', 16);
  offersFor({ problem, order: [...Array(16).keys()] });
  const began = performance.now();
  offersFor({ problem, order: [...Array(16).keys()] });
  expect(performance.now() - began).toBeLessThan(1_500);
});

test('moved is what has to be taken out for the rest to stand as before', () => {
  expect(movedAmong([0, 1, 2, 3], [0, 1, 2, 3])).toBe(0);
  expect(movedAmong([0, 1, 2, 3], [3, 0, 1, 2])).toBe(1);
  expect(movedAmong([0, 1, 2, 3], [3, 2, 1, 0])).toBe(3);
  expect(movedAmong([0, 1], [0, 9, 1])).toBe(0);
});
