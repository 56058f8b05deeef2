import { expect, test } from 'vitest';
import { type Breach, breachesOf } from './check.ts';
import type { Call, Route, RouteProblem, Shift, Solution } from './problem.ts';
import { solve } from './solve.ts';

// Four stops on a line ten minutes apart, the last one's window at the end of the day.
const MINUTE = 60;
const PROBLEM: RouteProblem = {
  matrix: { size: 5, travelS: Int32Array.from({ length: 25 }, (_, at) => 10 * MINUTE * Math.abs(Math.floor(at / 5) - (at % 5))) },
  stops: [1, 2, 3, 4].map((place) => ({
    place,
    serviceS: 30 * MINUTE,
    windows: place === 4 ? [{ opensS: 200 * MINUTE, closesS: 300 * MINUTE }] : [],
    must: true,
    prize: 1,
    loadUnits: 1,
    ...(place === 4 ? { position: 'last' as const } : {}),
    ...(place === 1 ? { position: 'first' as const } : {}),
  })),
  shifts: [
    {
      startPlace: 0,
      endPlace: 0,
      startsS: 0,
      endsS: 300 * MINUTE,
      overtimeS: 0,
      capacityUnits: 4,
      lunch: { durationS: 20 * MINUTE, fromS: 100 * MINUTE, toS: 150 * MINUTE },
    },
  ],
  orders: [[1, 2]],
};
const SOUND = solve(PROBLEM, { seed: 1 });

test('a sound answer has nothing against it', () => {
  expect(breachesOf(PROBLEM, SOUND)).toEqual([]);
  expect(SOUND.routes[0]?.calls.map(({ stop }) => stop)).toEqual([0, 1, 2, 3]);
  expect(SOUND.routes[0]?.lunchAtS).toBeDefined();
});

const withRoute = (change: (route: Route) => Route): Solution => ({ ...SOUND, routes: SOUND.routes.map(change) });
const withCall = (at: number, change: (call: Call) => Partial<Call>): Solution =>
  withRoute((route) => ({ ...route, calls: route.calls.map((call, index) => (index === at ? { ...call, ...change(call) } : call)) }));
const withShift = (change: object): RouteProblem => ({ ...PROBLEM, shifts: PROBLEM.shifts.map((shift) => ({ ...shift, ...change })) });
const withStop = (at: number, change: object): RouteProblem => ({
  ...PROBLEM,
  stops: PROBLEM.stops.map((stop, index) => (index === at ? { ...stop, ...change } : stop)),
});
const withoutLunch = (shift: Shift): Shift => {
  const { lunch: _, ...rest } = shift;
  return rest;
};
const reversed = withRoute((route) => ({ ...route, calls: route.calls.toReversed() }));

test.each<[flaw: Breach['code'], problem: RouteProblem, solution: Solution]>([
  ['routes', PROBLEM, { ...SOUND, routes: [] }],
  ['twice', PROBLEM, withRoute((route) => ({ ...route, calls: [...route.calls, ...route.calls] }))],
  ['twice', PROBLEM, withCall(1, () => ({ stop: 9 }))],
  ['skipped', PROBLEM, { ...SOUND, skipped: [2] }],
  ['skipped', PROBLEM, withRoute((route) => ({ ...route, calls: route.calls.slice(1) }))],
  ['departs-early', withShift({ startsS: 250 * MINUTE }), SOUND],
  ['no-time-to-drive', PROBLEM, withCall(1, ({ arriveS }) => ({ arriveS: arriveS - 1 }))],
  ['no-time-to-drive', { ...PROBLEM, matrix: { size: 5, travelS: new Int32Array(25).fill(4000) } }, SOUND],
  ['starts-before-arriving', PROBLEM, withCall(2, ({ arriveS }) => ({ startS: arriveS - 1 }))],
  ['service-cut', PROBLEM, withCall(2, ({ leaveS }) => ({ leaveS: leaveS - 1 }))],
  ['outside-window', withStop(1, { windows: [{ opensS: 0, closesS: 1 }] }), SOUND],
  ['outside-window', withStop(3, { windows: [{ opensS: 200 * MINUTE, closesS: 229 * MINUTE }] }), SOUND],
  ['no-time-home', PROBLEM, withRoute((route) => ({ ...route, endS: route.endS - 1 }))],
  ['ends-late', withShift({ endsS: 220 * MINUTE }), SOUND],
  ['lunch-missing', PROBLEM, withRoute(({ departS, calls, endS }) => ({ departS, calls, endS }))],
  ['lunch-outside', PROBLEM, withRoute((route) => ({ ...route, lunchAtS: 151 * MINUTE }))],
  ['lunch-during-visit', PROBLEM, withRoute((route) => ({ ...route, lunchAtS: route.calls[2]!.startS }))],
  ['lunch-uncalled', { ...PROBLEM, shifts: PROBLEM.shifts.map(withoutLunch) }, SOUND],
  ['overloaded', withShift({ capacityUnits: 3 }), SOUND],
  ['not-first', PROBLEM, reversed],
  ['not-last', PROBLEM, reversed],
  ['order', { ...PROBLEM, orders: [[2, 1]] }, SOUND],
  ['score', PROBLEM, { ...SOUND, score: { ...SOUND.score, travelS: SOUND.score.travelS - 1 } }],
  ['score', { ...PROBLEM, previous: [[3, 2, 1, 0]] }, SOUND],
])('%s is seen', (code, problem, solution) => {
  expect(breachesOf(problem, solution).map((breach) => breach.code)).toContain(code);
});
