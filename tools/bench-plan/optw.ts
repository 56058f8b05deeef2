import type { RouteProblem } from '../../src/domain/route/problem.ts';
import { numberLines, straightLines, trialOf } from './asking.ts';
import type { Family } from './family.ts';

// Orienteering in the format of Vansteenwegen: after two lines a place each, with its service, its prize and, at the
// end, its window. Distances are cut off after one decimal, or after two where the coordinates have decimals.

export const optw: Family = {
  name: 'optw',
  budgetMs: () => 500,
  more: true,
  open: (text, first) => {
    const problem = read(text, first);
    const whole = problem.stops.reduce((sum, { prize }) => sum + prize, 0);
    return trialOf(problem, ({ score }) => (whole - score.prizeLost) / PRIZE);
  },
};

// Prizes may have decimals; the search counts in whole numbers.
const PRIZE = 100;

function read(text: string, first = Number.POSITIVE_INFINITY): RouteProblem {
  const [depot, ...customers] = numberLines(text)
    .filter(({ length }) => length >= 8)
    .slice(0, first + 1);
  if (!depot || customers.length === 0) throw new Error('no places in this file');
  const points = [depot, ...customers].map(([, x = 0, y = 0]) => [x, y] as const);
  const parts = points.flat().every(Number.isInteger) ? 10 : 100;
  const inParts = (time = 0) => Math.round(time * parts);
  const shift = { startPlace: 0, endPlace: 0, startsS: inParts(depot.at(-2)), endsS: inParts(depot.at(-1)), overtimeS: 0 };
  return {
    matrix: { size: points.length, travelS: straightLines(points, parts) },
    shifts: [shift],
    stops: customers.map((line, at) => ({
      place: at + 1,
      serviceS: inParts(line[3]),
      windows: [{ opensS: inParts(line.at(-2)), closesS: inParts(line.at(-1)) }],
      startOnly: true,
      must: false,
      prize: Math.round((line[4] ?? 0) * PRIZE),
    })),
  };
}
