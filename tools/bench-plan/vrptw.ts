import type { RouteProblem } from '../../src/domain/route/problem.ts';
import { numberLines, straightLines, trialOf } from './asking.ts';
import type { Family } from './family.ts';

// Solomon, Gehring and Homberger: number and capacity of the vehicles, then a line of seven numbers for the depot and
// each customer. Distances and times are cut off after one decimal (the DIMACS convention) and counted in tenths.

const TENTHS = 10;

export const vrptw: Family = {
  name: 'vrptw',
  budgetMs: (customers) => (customers <= 50 ? 300 : 10 * customers),
  more: false,
  open: (text, first) => trialOf(read(text, first), ({ score }) => score.travelS / TENTHS),
};

function read(text: string, first = Number.POSITIVE_INFINITY): RouteProblem {
  const lines = numberLines(text);
  const [vehicles = 0, capacityUnits = 0] = lines.find(({ length }) => length === 2) ?? [];
  const [depot, ...customers] = lines.filter(({ length }) => length >= 7).slice(0, first + 1);
  if (!depot || customers.length === 0 || vehicles < 1) throw new Error('no vehicles or no customers in this file');
  const points = [depot, ...customers].map(([, x = 0, y = 0]) => [x, y] as const);
  const [, , , , opens = 0, closes = 0] = depot;
  const shift = { startPlace: 0, endPlace: 0, startsS: opens * TENTHS, endsS: closes * TENTHS, overtimeS: 0, capacityUnits };
  return {
    matrix: { size: points.length, travelS: straightLines(points, TENTHS) },
    shifts: Array.from({ length: Math.min(vehicles, customers.length) }, () => shift),
    stops: customers.map(([, , , load = 0, ready = 0, due = 0, service = 0], at) => ({
      place: at + 1,
      serviceS: service * TENTHS,
      windows: [{ opensS: ready * TENTHS, closesS: due * TENTHS }],
      startOnly: true,
      must: true,
      prize: 0,
      loadUnits: load,
    })),
  };
}
