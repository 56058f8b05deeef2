import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, weekdayOf } from '../../base/moment.ts';
import { seededRandom } from '../../base/random.ts';
import type { CustomerId } from '../ids.ts';
import { breachesOf } from '../route/check.ts';
import { solve } from '../route/solve.ts';
import { type MonthAsked, type MonthCustomer, monthOfSolution, monthProblem, type PlanDay } from './month-problem.ts';

const FIRST = '2026-12-01';
const DAYS: PlanDay[] = Array.from({ length: 28 }, (_, i) => addDays(FIRST, i))
  .filter((day) => weekdayOf(day) <= 5)
  .map((day) => ({ day, fromMinute: 540, toMinute: 1_080 }));

/** A rep's customers in a town: a fifth weekly, a third fortnightly, the rest monthly; some seen lately, some never. */
function aMonth(seed: string, count: number): MonthAsked {
  const random = seededRandom(seed);
  const at = Array.from({ length: count }, () => [random.next() * 10, random.next() * 10] as const);
  const travelS = Int32Array.from({ length: count * count }, (_, i) => {
    const [a, b] = [at[Math.floor(i / count)] as readonly [number, number], at[i % count] as readonly [number, number]];
    return Math.ceil(120 + 100 * Math.hypot(a[0] - b[0], a[1] - b[1])) * Number(a !== b);
  });
  const customers = Array.from({ length: count }, (_, place): MonthCustomer => {
    const everyDays = random.pick([7, 14, 14, 28, 28]);
    const closed = random.below(8);
    return {
      ...{ customer: `c${place}` as CustomerId, place, minutes: 15 + random.below(20), worth: 10, most: 28 / everyDays + 1, agreed: [] },
      interval: { everyDays, earliestDays: everyDays - 2, latestDays: everyDays + 2 },
      minGapDays: Math.floor(everyDays * 0.6),
      lastOn: random.next() < 0.3 ? undefined : addDays(FIRST, -1 - random.below(everyDays + 5)),
      windowsOn: (day) => (weekdayOf(day) === closed ? [] : [{ fromMinute: 0, toMinute: 1_440 }]),
    };
  });
  return { days: DAYS, customers, matrix: { size: count, travelS }, lunch: { minutes: 45, fromMinute: 690, toMinute: 810 }, fill: 0.9 };
}

test('whatever the customers, a planned month can be driven, keeps its gaps, and sends nobody to a closed door', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (seed, count) => {
      const asked = aMonth(seed, count);
      const month = monthProblem(asked);
      const solution = solve(month.problem, { seed: 1, iterations: 400 });
      expect(breachesOf(month.problem, solution)).toEqual([]);
      const { days, left } = monthOfSolution(month, DAYS, solution);
      expect(days.reduce((sum, { visits }) => sum + visits.length, 0) + left.length).toBe(month.wanted.length + month.dayless.length);
      for (const [i, one] of asked.customers.entries()) {
        const on = days.filter(({ visits }) => visits.some(({ customer }) => customer === i)).map(({ day }) => day);
        const before = one.lastOn && one.lastOn < FIRST ? [one.lastOn, ...on] : on;
        for (const [k, day] of before.entries()) {
          if (k > 0)
            expect(daysBetween(before[k - 1] as string, day)).toBeGreaterThanOrEqual(Math.min(one.minGapDays, one.interval.everyDays));
          if (day >= FIRST) expect(one.windowsOn(day)).not.toEqual([]);
        }
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);

test('the cycle goes on from the last real visit and does not begin anew with the month', () => {
  const asked = aMonth('cycle', 3);
  const weekly = { everyDays: 7, earliestDays: 5, latestDays: 9 };
  const customers = asked.customers.map((one) => ({ ...one, interval: weekly, minGapDays: 5, lastOn: addDays(FIRST, -3), most: 9 }));
  const { wanted } = monthProblem({ ...asked, customers });
  expect(wanted.filter(({ customer }) => customer === 0).map(({ wantedOn }) => wantedOn)).toEqual(
    [4, 11, 18, 25].map((n) => addDays(FIRST, n)),
  );
});

test('what a month has no time for is left, and the same seed leaves the same', () => {
  const asked = { ...aMonth('full', 60), days: DAYS.slice(0, 1) };
  const month = monthProblem(asked);
  const [a, b] = [1, 1].map((seed) => monthOfSolution(month, asked.days, solve(month.problem, { seed, iterations: 500 })));
  expect(a?.left.length).toBeGreaterThan(0);
  expect(a).toEqual(b);
});

test('an agreed hour stands, and takes the place of the visit wanted nearest to it', () => {
  const asked = aMonth('agreed', 2);
  const day = DAYS[6]?.day as string;
  const [one, two] = asked.customers as [MonthCustomer, MonthCustomer];
  const weekly = { everyDays: 28, earliestDays: 20, latestDays: 36 };
  const customers = [{ ...one, interval: weekly, agreed: [{ day, atMinute: 615 }] }, two];
  const month = monthProblem({ ...asked, customers });
  const { days } = monthOfSolution(month, DAYS, solve(month.problem, { seed: 1, iterations: 200 }));
  expect(
    days.flatMap(({ day: on, visits }) => visits.filter(({ customer }) => customer === 0).map(({ atMinute }) => [on, atMinute])),
  ).toEqual([[day, 615]]);
});
