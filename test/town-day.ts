import { seededRandom } from '../src/base/random.ts';
import type { RouteProblem } from '../src/domain/route/problem.ts';

/** A day of a rep in a town of ten kilometres: so many customers, half of them with hours, some that must be seen, lunch at noon. */
export function townDay(seed: string, customers: number, visitMinutes: readonly [least: number, spread: number] = [5, 15]): RouteProblem {
  const chance = seededRandom(seed);
  const size = customers + 1;
  const points = Array.from({ length: size }, () => [chance.next() * 10_000, chance.next() * 10_000] as const);
  const legS = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]) => Math.round(Math.hypot(ax - bx, ay - by) / 7);
  const hours = () => {
    const opensS = HOUR * (8 + chance.below(8));
    return [{ opensS, closesS: opensS + HOUR * (1 + chance.below(4)) }];
  };
  return {
    matrix: { size, travelS: Int32Array.from(points.flatMap((a) => points.map((b) => legS(a, b)))) },
    shifts: [
      {
        startPlace: 0,
        endPlace: 0,
        startsS: 8 * HOUR,
        endsS: 18 * HOUR,
        overtimeS: 0,
        lunch: { durationS: 2700, fromS: 11.5 * HOUR, toS: 13.5 * HOUR },
      },
    ],
    stops: Array.from({ length: customers }, (_, at) => ({
      place: at + 1,
      serviceS: 60 * (visitMinutes[0] + chance.below(visitMinutes[1])),
      windows: chance.next() < 0.5 ? hours() : [],
      must: chance.next() < 0.1,
      prize: 1 + chance.below(10),
    })),
  };
}

const HOUR = 3600;
