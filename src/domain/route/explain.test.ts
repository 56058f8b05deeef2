import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainProblem } from '../../../test/route-problems.ts';
import { holdsByTrying } from '../../../test/route-trying.ts';
import { burdensOf } from './burden.ts';
import { explainSkipped, type Remedy, type Skipped } from './explain.ts';
import type { RouteProblem, RouteStop, Score, Shift } from './problem.ts';
import { solve } from './solve.ts';
import { priceOf, type Wish } from './wishes.ts';

// Nothing here asks the engine whether it was right: each claim is tried minute by minute.

test('every reason why a stop is left out is true', () => {
  let claims = 0;
  fc.assert(
    fc.property(plainProblem({ stops: [2, 7], shifts: 2 }), (problem) => {
      const solution = solve(problem, { seed: 1, iterations: 3 });
      const orders = solution.routes.map(({ calls }) => calls.map(({ stop }) => stop));
      for (const skipped of explainSkipped(problem, solution)) {
        expectAlone(problem, skipped);
        if (!skipped.alone) expect(skipped.fits).toBe(somewhere(problem, orders, skipped.stop));
        expectShort(problem, orders, skipped);
        expectSwap(problem, orders, skipped);
        for (const remedy of skipped.remedies) expectRemedy(problem, orders, skipped.stop, remedy);
        claims += skipped.remedies.length + (skipped.short ? 1 : 0) + (skipped.swap ? 1 : 0);
      }
    }),
    { numRuns: 250 },
  );
  expect(claims).toBeGreaterThan(100);
}, 60_000);

type Orders = readonly (readonly number[])[];

function somewhere(problem: RouteProblem, orders: Orders, stop: number): boolean {
  return problem.shifts.some((shift, on) =>
    Array.from({ length: (orders[on]?.length ?? 0) + 1 }, (_, at) => at).some((at) =>
      holdsByTrying(problem, shift, (orders[on] ?? []).toSpliced(at, 0, stop)),
    ),
  );
}

function expectAlone(problem: RouteProblem, { stop, alone }: Skipped): void {
  const nothing = problem.shifts.map(() => []);
  expect(somewhere(problem, nothing, stop)).toBe(alone === undefined);
  const freed: Record<string, RouteProblem> = {
    windows: withStop(problem, stop, (one) => ({ ...one, windows: [] })),
    load: withStop(problem, stop, (one) => ({ ...one, loadUnits: 0 })),
    lunch: withShifts(problem, withoutLunch),
    hours: withShifts(problem, (shift) => ({ ...shift, startsS: shift.startsS - 300, endsS: shift.endsS + 300 })),
  };
  const one = alone && freed[alone];
  if (one) expect(somewhere(one, nothing, stop)).toBe(true);
}

function expectShort(problem: RouteProblem, orders: Orders, { stop, short }: Skipped): void {
  if (!short) return;
  const later = (allS: number): RouteProblem => ({
    ...withShifts(problem, ({ lunch, ...shift }) => ({
      ...shift,
      endsS: shift.endsS + allS,
      ...(lunch ? { lunch: { ...lunch, toS: lunch.toS + allS } } : {}),
    })),
    stops: problem.stops.map((one) => ({
      ...one,
      windows: one.windows.map(({ opensS, closesS }) => ({ opensS, closesS: closesS + allS })),
    })),
  });
  expect(short.seconds).toBeGreaterThan(0);
  expect(somewhere(later(short.seconds), orders, stop)).toBe(true);
  expect(somewhere(later(short.seconds - 1), orders, stop)).toBe(false);
}

function expectSwap(problem: RouteProblem, orders: Orders, { stop, swap }: Skipped): void {
  const makesRoom = (gone: number) => {
    const on = orders.findIndex((order) => order.includes(gone));
    const alone = orders.map((order, shift) => (shift === on ? order.filter((other) => other !== gone) : undefined));
    return problem.shifts.some((shift, at) => {
      const order = alone[at];
      return order?.concat(stop).some((_, to) => holdsByTrying(problem, shift, order.toSpliced(to, 0, stop)));
    });
  };
  if (swap) expect(makesRoom(swap.stop)).toBe(true);
  const cheaper = orders.flat().filter((other) => {
    const { must = false, prize = 0 } = problem.stops[other] ?? {};
    return swap && (must !== swap.must ? swap.must : prize < swap.prize);
  });
  for (const other of cheaper) expect(makesRoom(other)).toBe(false);
}

function expectRemedy(problem: RouteProblem, orders: Orders, stop: number, { kind, seconds }: Remedy): void {
  const by = {
    'later-end': (some: number) => withShifts(problem, (shift) => ({ ...shift, endsS: shift.endsS + some })),
    'earlier-start': (some: number) => withShifts(problem, (shift) => ({ ...shift, startsS: shift.startsS - some })),
    'shorter-visit': (some: number) => withStop(problem, stop, (one) => ({ ...one, serviceS: one.serviceS - some })),
  }[kind];
  expect(somewhere(by(seconds), orders, stop)).toBe(true);
  expect(somewhere(by(seconds - 1), orders, stop)).toBe(false);
}

function withoutLunch(shift: Shift): Shift {
  const { lunch: _, ...rest } = shift;
  return rest;
}

function withShifts(problem: RouteProblem, change: (shift: Shift) => Shift): RouteProblem {
  return { ...problem, shifts: problem.shifts.map(change) };
}

function withStop(problem: RouteProblem, at: number, change: (stop: RouteStop) => RouteStop): RouteProblem {
  return { ...problem, stops: problem.stops.map((stop, index) => (index === at ? change(stop) : stop)) };
}

test('what a stop costs is what the day gains without it, and its slack is all there is', () => {
  fc.assert(
    fc.property(plainProblem({ stops: [1, 6], shifts: 1 }), (problem) => {
      const solution = solve(problem, { seed: 1 });
      const [route] = solution.routes;
      const [shift] = problem.shifts;
      if (!route || !shift) return;
      const order = route.calls.map(({ stop }) => stop);
      for (const { stop, slackS, travelS, endsLaterS } of burdensOf(problem, solution, 0)) {
        const without = only(
          problem,
          shift,
          order.filter((other) => other !== stop),
        );
        expect(travelS).toBe(solution.score.travelS - without.travelS);
        if (order.length > 1) expect(endsLaterS).toBe(solution.score.finishS - without.finishS);
        const startS = (route.calls.find((call) => call.stop === stop)?.startS ?? 0) + slackS;
        const from = (opensS: number) => withStop(problem, stop, (one) => ({ ...one, windows: startsFrom(one, opensS) }));
        expect(holdsByTrying(from(startS), shift, order)).toBe(true);
        expect(holdsByTrying(from(startS + 1), shift, order)).toBe(false);
      }
    }),
    { numRuns: 150 },
  );
});

/** What a day of these stops in this order comes to. */
function only(problem: RouteProblem, shift: Shift, order: readonly number[]): Score {
  const orders = order.slice(1).map((_, at) => [at, at + 1] as const);
  const stops = order.map((stop) => ({ ...problem.stops[stop]!, must: true }));
  return solve({ ...problem, stops, orders, shifts: [shift] }, { seed: 1 }).score;
}

/** The windows of a stop, no sooner than a time. */
function startsFrom({ windows }: RouteStop, fromS: number): RouteStop['windows'] {
  if (windows.length === 0) return [{ opensS: fromS, closesS: 10_000 }];
  const later = windows
    .map(({ opensS, closesS }) => ({ opensS: Math.max(opensS, fromS), closesS }))
    .filter(({ opensS, closesS }) => opensS <= closesS);
  return later.length > 0 ? later : [{ opensS: 10_000, closesS: 10_000 }];
}

test('a wish costs what the best day without it is better, never less than nothing', () => {
  const wishes = (problem: RouteProblem): Wish[] => [
    ...problem.stops.flatMap((_, stop) => [{ kind: 'window', stop } as const, { kind: 'position', stop } as const]),
    ...(problem.orders ?? []).map(([first, second]) => ({ kind: 'order', first, second }) as const),
    { kind: 'lunch', shift: 0 },
  ];
  fc.assert(
    fc.property(plainProblem({ stops: [1, 5], shifts: 1 }), (problem) => {
      const plan = solve(problem, { seed: 1 });
      for (const wish of wishes(problem)) {
        const price = priceOf(problem, plan, wish, { seed: 1 });
        const list = [price.mustMissed, price.prize, price.overtimeS, price.travelS];
        expect(list.find((gain) => gain !== 0) ?? 0).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 60 },
  );
});
