import type { RouteProblem } from '../../src/domain/route/problem.ts';
import { numberLines, trialOf } from './asking.ts';
import type { Family } from './family.ts';

// The format of López-Ibáñez and Blum: how many places, the matrix, then a window for each; the first is the depot. The
// cost is the sum of the legs, back to the depot; waiting is free. Service, where there is any, is in the matrix.

export const tsptw: Family = {
  name: 'tsptw',
  budgetMs: () => 500,
  more: false,
  open: (text) => {
    const { problem, parts } = read(text);
    return trialOf(problem, ({ score }) => score.travelS / parts);
  },
};

function read(text: string): { readonly problem: RouteProblem; readonly parts: number } {
  const numbers = numberLines(text.replace(/#.*$/gm, '')).flat();
  const [size = 0, ...rest] = numbers;
  if (size < 2 || rest.length < size * (size + 2)) throw new Error('the matrix or the windows are cut short in this file');
  const parts = 10 ** Math.min(4, Math.max(...rest.map(decimals)));
  const whole = rest.map((number) => Math.round(number * parts));
  const windows = Array.from({ length: size }, (_, at) => whole.slice(size * size + 2 * at, size * size + 2 * at + 2));
  const [[opensS = 0, closesS = 0] = [], ...others] = windows;
  const problem = {
    matrix: { size, travelS: Int32Array.from(whole.slice(0, size * size)) },
    shifts: [{ startPlace: 0, endPlace: 0, startsS: opensS, endsS: closesS, overtimeS: 0 }],
    stops: others.map(([opensS = 0, closesS = 0], at) => ({
      place: at + 1,
      serviceS: 0,
      windows: [{ opensS, closesS }],
      must: true,
      prize: 0,
    })),
  };
  return { problem, parts };
}

function decimals(number: number): number {
  return `${number}`.split('.')[1]?.length ?? 0;
}
