import type { Route, RouteProblem, Score } from './problem.ts';

/** What an answer comes to. */
export function scoreOf(problem: RouteProblem, routes: readonly Route[]): Score {
  const visited = new Set(routes.flatMap(({ calls }) => calls.map(({ stop }) => stop)));
  const skipped = problem.stops.filter((_, stop) => !visited.has(stop));
  const used = routes.flatMap((route, shift) => (route.calls.length > 0 ? [shiftTimes(problem, shift, route)] : []));
  const sum = (name: keyof ShiftTimes) => used.reduce((total, times) => total + times[name], 0);
  return {
    mustMissed: skipped.filter(({ must }) => must).length,
    prizeLost: skipped.reduce((total, { prize }) => total + prize, 0),
    overtimeS: sum('overtimeS'),
    travelS: sum('travelS'),
    waitingS: sum('waitingS'),
    finishS: sum('finishS'),
    deviation: deviationOf(problem, routes),
  };
}

type ShiftTimes = Pick<Score, 'overtimeS' | 'travelS' | 'waitingS' | 'finishS'>;

function shiftTimes(problem: RouteProblem, shift: number, { departS, calls, endS, lunchAtS }: Route): ShiftTimes {
  const { startPlace = null, endPlace = null, startsS = 0, endsS = 0, lunch } = problem.shifts[shift] ?? {};
  const stops = calls.map(({ stop }) => problem.stops[stop]);
  const ends = [{ place: startPlace }, ...stops, { place: endPlace }];
  const travelS = ends.slice(1).reduce((total, to, at) => total + legS(problem, ends[at], to), 0);
  const serviceS = stops.reduce((total, stop) => total + (stop?.serviceS ?? 0), 0);
  const lunchS = lunchAtS === undefined ? 0 : (lunch?.durationS ?? 0);
  return { overtimeS: Math.max(0, endS - endsS), travelS, waitingS: endS - departS - travelS - serviceS - lunchS, finishS: endS - startsS };
}

interface End {
  readonly place: number | null;
  readonly cluster?: number;
}

function legS({ matrix }: RouteProblem, from: End | undefined, to: End | undefined): number {
  const [a, b] = [from?.place ?? null, to?.place ?? null];
  const together = from?.cluster !== undefined && from.cluster === to?.cluster;
  return a === null || b === null || a === b || together ? 0 : (matrix.travelS[a * matrix.size + b] ?? 0);
}

function deviationOf(problem: RouteProblem, routes: readonly Route[]): number {
  const rank = new Map((problem.previous ?? []).flatMap((stops, shift) => stops.map((stop, at) => [stop, [shift, at] as const] as const)));
  const turned = (a: number, b: number) => {
    const [here, there] = [rank.get(a), rank.get(b)];
    return here && there && (here[0] !== there[0] || there[1] < here[1]);
  };
  return routes.reduce((sum, { calls }) => sum + calls.slice(1).filter(({ stop }, at) => turned(calls[at]?.stop ?? -1, stop)).length, 0);
}
