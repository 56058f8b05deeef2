import type { Call, Route, RouteProblem, Shift, Solution } from './problem.ts';

// Says what is wrong with an answer, from the problem alone. It shares no code with the search and knows none of its
// shortcuts, so that a mistake there is not repeated here: only the types are common.

export interface Breach {
  readonly code:
    | 'routes'
    | 'twice'
    | 'skipped'
    | 'departs-early'
    | 'no-time-to-drive'
    | 'starts-before-arriving'
    | 'outside-window'
    | 'service-cut'
    | 'ends-late'
    | 'no-time-home'
    | 'lunch-missing'
    | 'lunch-outside'
    | 'lunch-during-visit'
    | 'lunch-uncalled'
    | 'overloaded'
    | 'not-first'
    | 'not-last'
    | 'order'
    | 'score';
  readonly shift?: number;
  readonly stop?: number;
}

/** Every breach; an answer without one may be driven. */
export function breachesOf(problem: RouteProblem, solution: Solution): readonly Breach[] {
  const { routes } = solution;
  if (routes.length !== problem.shifts.length) return [{ code: 'routes' }];
  return [
    ...listing(problem, solution),
    ...routes.flatMap((route, shift) => [
      ...timing(problem, route, shift),
      ...lunchtime(problem, route, shift),
      ...arranging(problem, route, shift),
    ]),
    ...scoring(problem, solution),
  ];
}

function listing(problem: RouteProblem, { routes, skipped }: Solution): Breach[] {
  const times = problem.stops.map(() => 0);
  for (const stop of routes.flatMap(({ calls }) => calls.map(({ stop }) => stop))) times[stop] = (times[stop] ?? Number.NaN) + 1;
  const left = new Set(skipped);
  return times.flatMap((count, stop): Breach[] => {
    if (count > 1 || Number.isNaN(count)) return [{ code: 'twice', stop }];
    return left.has(stop) === (count === 0) ? [] : [{ code: 'skipped', stop }];
  });
}

interface Point {
  readonly place: number | null;
  readonly cluster?: number;
}

function drive({ matrix }: RouteProblem, from: Point, to: Point): number {
  if (from.place === null || to.place === null || from.place === to.place) return 0;
  if (from.cluster !== undefined && from.cluster === to.cluster) return 0;
  return matrix.travelS[from.place * matrix.size + to.place] ?? Number.POSITIVE_INFINITY;
}

/** Seconds of lunch between two times. */
function eaten(shift: Shift, { lunchAtS }: Route, fromS: number, toS: number): number {
  if (lunchAtS === undefined || !shift.lunch) return 0;
  return Math.max(0, Math.min(toS, lunchAtS + shift.lunch.durationS) - Math.max(fromS, lunchAtS));
}

function timing(problem: RouteProblem, route: Route, at: number): Breach[] {
  const shift = problem.shifts[at];
  if (!shift || route.calls.length === 0) return [];
  const found: Breach[] = route.departS < shift.startsS ? [{ code: 'departs-early', shift: at }] : [];
  let [from, leftS]: [Point, number] = [{ place: shift.startPlace }, route.departS];
  for (const call of route.calls) {
    const stop = problem.stops[call.stop];
    if (!stop) return [...found, { code: 'twice', stop: call.stop }];
    const freeS = call.arriveS - leftS - eaten(shift, route, leftS, call.arriveS);
    if (freeS < drive(problem, from, stop)) found.push({ code: 'no-time-to-drive', shift: at, stop: call.stop });
    if (call.startS < call.arriveS) found.push({ code: 'starts-before-arriving', shift: at, stop: call.stop });
    if (call.leaveS < call.startS + stop.serviceS) found.push({ code: 'service-cut', shift: at, stop: call.stop });
    if (!open(problem, call)) found.push({ code: 'outside-window', shift: at, stop: call.stop });
    [from, leftS] = [stop, call.leaveS];
  }
  if (route.endS - leftS - eaten(shift, route, leftS, route.endS) < drive(problem, from, { place: shift.endPlace })) {
    found.push({ code: 'no-time-home', shift: at });
  }
  return route.endS > shift.endsS + shift.overtimeS ? [...found, { code: 'ends-late', shift: at }] : found;
}

function open({ stops }: RouteProblem, { stop, startS }: Call): boolean {
  const { windows = [], serviceS = 0, startOnly = false } = stops[stop] ?? {};
  if (windows.length === 0) return true;
  return windows.some(({ opensS, closesS }) => opensS <= startS && startS + (startOnly ? 0 : serviceS) <= closesS);
}

function lunchtime(problem: RouteProblem, route: Route, at: number): Breach[] {
  const lunch = problem.shifts[at]?.lunch;
  const { lunchAtS, departS, endS, calls } = route;
  if (calls.length === 0) return [];
  if (lunchAtS === undefined) {
    const before = lunch && departS >= lunch.fromS + lunch.durationS;
    const after = lunch && endS <= lunch.toS;
    return lunch && !before && !after ? [{ code: 'lunch-missing', shift: at }] : [];
  }
  if (!lunch) return [{ code: 'lunch-uncalled', shift: at }];
  const untilS = lunchAtS + lunch.durationS;
  const outside = lunchAtS < lunch.fromS || lunchAtS > lunch.toS || lunchAtS < departS || untilS > endS;
  const during = calls.filter(({ startS, leaveS }) => lunchAtS < leaveS && startS < untilS);
  return [
    ...(outside ? [{ code: 'lunch-outside', shift: at } as const] : []),
    ...during.map(({ stop }) => ({ code: 'lunch-during-visit', shift: at, stop }) as const),
  ];
}

function arranging(problem: RouteProblem, { calls }: Route, shift: number): Breach[] {
  const on = calls.map(({ stop }) => stop);
  const units = on.reduce((sum, stop) => sum + (problem.stops[stop]?.loadUnits ?? 0), 0);
  const found: Breach[] = units > (problem.shifts[shift]?.capacityUnits ?? Number.POSITIVE_INFINITY) ? [{ code: 'overloaded', shift }] : [];
  for (const [at, stop] of on.entries()) {
    const pin = problem.stops[stop]?.position;
    if (pin === 'first' && at > 0) found.push({ code: 'not-first', shift, stop });
    if (pin === 'last' && at < on.length - 1) found.push({ code: 'not-last', shift, stop });
  }
  for (const [a, b] of problem.orders ?? []) {
    if (on.includes(a) && on.includes(b) && on.indexOf(a) > on.indexOf(b)) found.push({ code: 'order', shift, stop: b });
  }
  return found;
}

/** The score counted again, from the times of the answer. */
function scoring(problem: RouteProblem, { routes, score }: Solution): Breach[] {
  let [overtimeS, travelS, waitingS, finishS] = [0, 0, 0, 0];
  const unseen = new Set(problem.stops.keys());
  for (const [at, route] of routes.entries()) {
    const shift = problem.shifts[at];
    if (!shift || route.calls.length === 0) continue;
    let [from, busyS]: [Point, number] = [{ place: shift.startPlace }, eaten(shift, route, route.departS, route.endS)];
    for (const { stop: on } of route.calls) {
      const stop = problem.stops[on];
      if (!stop) continue;
      unseen.delete(on);
      travelS += drive(problem, from, stop);
      busyS += drive(problem, from, stop) + stop.serviceS;
      from = stop;
    }
    travelS += drive(problem, from, { place: shift.endPlace });
    busyS += drive(problem, from, { place: shift.endPlace });
    waitingS += route.endS - route.departS - busyS;
    overtimeS += Math.max(0, route.endS - shift.endsS);
    finishS += route.endS - shift.startsS;
  }
  const left = [...unseen].map((stop) => problem.stops[stop]);
  const mustMissed = left.filter((stop) => stop?.must).length;
  const prizeLost = left.reduce((sum, stop) => sum + (stop?.prize ?? 0), 0);
  const told = { mustMissed, prizeLost, overtimeS, travelS, waitingS, finishS, deviation: turns(problem, routes) };
  const same = Object.entries(told).every(([name, value]) => score[name as keyof typeof told] === value);
  return same ? [] : [{ code: 'score' }];
}

function turns({ previous = [] }: RouteProblem, routes: readonly Route[]): number {
  const was = (stop: number) => previous.findIndex((stops) => stops.includes(stop));
  let count = 0;
  for (const { calls } of routes) {
    for (const [at, { stop: b }] of calls.entries()) {
      const a = calls[at - 1]?.stop;
      if (a === undefined || was(a) < 0 || was(b) < 0) continue;
      const order = previous[was(a)] ?? [];
      if (was(a) !== was(b) || order.indexOf(b) < order.indexOf(a)) count++;
    }
  }
  return count;
}
