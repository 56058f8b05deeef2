import type { RouteProblem, RouteStop, Shift } from '../route/problem.ts';

/** One stop of a day as somebody put it, whether it can be kept or not. */
export interface Driven {
  readonly stop: number;
  readonly driveS: number;
  readonly arriveS: number;
  readonly startS: number;
  readonly leaveS: number;
  /** Nobody is received any more: so many seconds too late for the last chance. 0 where it can be kept. */
  readonly lateS: number;
}

export interface DrivenDay {
  readonly calls: readonly Driven[];
  readonly departS: number;
  readonly endS: number;
  readonly travelS: number;
  readonly waitingS: number;
  /** Beyond what may be overtime as well. */
  readonly overtimeS: number;
  readonly lunchAtS: number | undefined;
  /** Every door is open when one comes, and the day ends in time. */
  readonly holds: boolean;
}

/**
 * Drives a day in the order in which somebody put it, from the start of the shift on, and says what goes wrong instead of
 * refusing: a door that is shut is told and left at once. Lunch is taken before the first drive or visit that would end
 * after its last chance to begin; a day that is over by then has none.
 */
export function driveDay(problem: RouteProblem, order: readonly number[]): DrivenDay {
  const shift = problem.shifts[0] as Shift;
  const first = order[0];
  const departS = shift.startPlace === null && first !== undefined ? opening(problem.stops[first], shift.startsS) : shift.startsS;
  let [at, nowS, lunchAtS]: [number | null, number, number | undefined] = [shift.startPlace, departS, undefined];
  const calls: Driven[] = [];
  for (const stop of order) {
    const it = problem.stops[stop] as RouteStop;
    const driveS = legS(problem, at, it.place);
    const plain = arrival(it, nowS + driveS);
    const lunch: number | undefined = lunchAtS === undefined ? lunchBefore(shift, nowS, plain.leaveS) : undefined;
    if (lunch !== undefined) [nowS, lunchAtS] = [lunch + (shift.lunch?.durationS ?? 0), lunch];
    const call = lunch === undefined ? plain : arrival(it, nowS + driveS);
    calls.push({ stop, driveS, arriveS: nowS + driveS, ...call });
    [at, nowS] = [it.place, call.leaveS];
  }
  const homeS = legS(problem, at, shift.endPlace);
  const endS = nowS + homeS;
  const travelS = calls.reduce((sum, { driveS }) => sum + driveS, homeS);
  const visitS = calls.reduce((sum, { startS, leaveS }) => sum + leaveS - startS, 0);
  const waitingS = endS - departS - travelS - visitS - (lunchAtS === undefined ? 0 : (shift.lunch?.durationS ?? 0));
  const overtimeS = Math.max(0, endS - shift.endsS);
  const holds = overtimeS <= shift.overtimeS && calls.every(({ lateS }) => lateS === 0);
  return { calls, departS, endS, travelS, waitingS, overtimeS, lunchAtS, holds };
}

/** Where one more stop costs least: the place in the order, and how many seconds later the day ends for it. */
export function cheapestPlace(problem: RouteProblem, order: readonly number[], stop: number): Placed {
  const now = driveDay(problem, order);
  const tries = Array.from({ length: order.length + 1 }, (_, at): Placed => {
    const day = driveDay(problem, order.toSpliced(at, 0, stop));
    return { at, extraS: day.endS - now.endS, holds: day.holds };
  });
  return tries.reduce((best, other) => (betterPlace(other, best) ? other : best));
}

export interface Placed {
  readonly at: number;
  readonly extraS: number;
  /** With it, every door is still open and the day ends in time. */
  readonly holds: boolean;
}

function betterPlace(a: Placed, b: Placed): boolean {
  return a.holds === b.holds ? a.extraS < b.extraS : a.holds;
}

/** When lunch begins, if it has to come before something that ends at `untilS`. */
function lunchBefore({ lunch }: Shift, nowS: number, untilS: number): number | undefined {
  if (!lunch || nowS >= lunch.toS + lunch.durationS || untilS <= lunch.toS) return undefined;
  return Math.max(nowS, lunch.fromS);
}

function arrival({ windows, serviceS, startOnly = false }: RouteStop, atS: number): Pick<Driven, 'startS' | 'leaveS' | 'lateS'> {
  if (windows.length === 0) return { startS: atS, leaveS: atS + serviceS, lateS: 0 };
  const needsS = startOnly ? 0 : serviceS;
  const open = windows.find(({ opensS, closesS }) => Math.max(atS, opensS) + needsS <= closesS);
  if (open) {
    const startS = Math.max(atS, open.opensS);
    return { startS, leaveS: startS + serviceS, lateS: 0 };
  }
  const lastChanceS = Math.max(...windows.map(({ closesS }) => closesS - needsS));
  return { startS: atS, leaveS: atS, lateS: Math.max(1, atS - lastChanceS) };
}

/** Where the day begins at the first customer's, it begins when they open. */
function opening(stop: RouteStop | undefined, fromS: number): number {
  return stop ? arrival(stop, fromS).startS : fromS;
}

function legS({ matrix }: RouteProblem, from: number | null, to: number | null): number {
  return from === null || to === null ? 0 : (matrix.travelS[from * matrix.size + to] ?? 0);
}
