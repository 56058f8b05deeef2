import { compareScores, LEAST_DRIVING, type Lunch, type RouteProblem, type Score, type Shift } from '../src/domain/route/problem.ts';

// The best there is, by trying: every set, every order, every minute of leaving and of lunch. Slow, and with none of
// the engine's thoughts.

interface Day {
  readonly stops: readonly number[];
  readonly part: Omit<Score, 'mustMissed' | 'prizeLost'>;
}

export function bestByTrying(problem: RouteProblem): Score {
  const days = problem.shifts.map((shift) => everyDay(problem, shift));
  const aim = problem.aim ?? LEAST_DRIVING;
  let best: Score | undefined;
  const choose = (at: number, taken: readonly Day[]): void => {
    const today = days[at];
    if (!today) {
      const score = scoreOf(problem, taken);
      if (!best || compareScores(score, best, aim) < 0) best = score;
      return;
    }
    const used = new Set(taken.flatMap(({ stops }) => stops));
    for (const day of today) if (!day.stops.some((stop) => used.has(stop))) choose(at + 1, [...taken, day]);
  };
  choose(0, []);
  if (!best) throw new Error('cannot be: even the empty day is a day');
  return best;
}

function scoreOf({ stops }: RouteProblem, days: readonly Day[]): Score {
  const seen = new Set(days.flatMap((day) => day.stops));
  const left = stops.filter((_, stop) => !seen.has(stop));
  const sum = (name: keyof Day['part']) => days.reduce((total, { part }) => total + part[name], 0);
  return {
    mustMissed: left.filter(({ must }) => must).length,
    prizeLost: left.reduce((total, { prize }) => total + prize, 0),
    overtimeS: sum('overtimeS'),
    travelS: sum('travelS'),
    waitingS: sum('waitingS'),
    finishS: sum('finishS'),
    deviation: sum('deviation'),
  };
}

/** Whether one shift can do these stops in this order, at whatever minute it leaves and eats. */
export function holdsByTrying(problem: RouteProblem, shift: Shift, stops: readonly number[]): boolean {
  return dayOf(problem, shift, stops) !== undefined;
}

/** Every order of every set of stops that one shift can do. Of the orders of a set only the best is kept, where the rest cannot matter. */
function everyDay(problem: RouteProblem, shift: Shift): Day[] {
  const days = new Map<string, Day>();
  const aim = problem.aim ?? LEAST_DRIVING;
  const whole = (day: Day): Score => ({ mustMissed: 0, prizeLost: 0, ...day.part });
  const grow = (stops: readonly number[]): void => {
    const day = dayOf(problem, shift, stops);
    const key = stops.toSorted((a, b) => a - b).join();
    const known = days.get(key);
    if (day && (!known || compareScores(whole(day), whole(known), aim) < 0)) days.set(key, day);
    if (!canBegin(problem, shift, stops)) return;
    for (const stop of problem.stops.keys()) if (!stops.includes(stop)) grow([...stops, stop]);
  };
  grow([]);
  return [...days.values()];
}

function dayOf(problem: RouteProblem, shift: Shift, stops: readonly number[]): Day | undefined {
  const nothing = { overtimeS: 0, travelS: 0, waitingS: 0, finishS: 0, deviation: 0 };
  if (stops.length === 0) return { stops, part: nothing };
  if (!isArranged(problem, shift, stops)) return undefined;
  const endS = Math.min(...times(shift).map((departS) => endOf(problem, shift, stops, departS).endS));
  if (!(endS <= shift.endsS + shift.overtimeS)) return undefined;
  const aim = problem.aim ?? LEAST_DRIVING;
  const leaving = times(shift).filter((departS) => endOf(problem, shift, stops, departS).endS === endS);
  const departS = aim.departure === 'late' ? Math.max(...leaving) : Math.min(...leaving);
  const { eaten } = endOf(problem, shift, stops, departS);
  const ends = [{ place: shift.startPlace }, ...stops.map((stop) => problem.stops[stop]), { place: shift.endPlace }];
  const travelS = ends.slice(1).reduce((sum, to, at) => sum + legOf(problem, ends[at], to), 0);
  const serviceS = stops.reduce((sum, stop) => sum + (problem.stops[stop]?.serviceS ?? 0), 0);
  const waitingS = endS - departS - travelS - serviceS - eaten;
  const part = {
    overtimeS: Math.max(0, endS - shift.endsS),
    travelS,
    waitingS,
    finishS: endS - shift.startsS,
    deviation: turnsOf(problem, stops),
  };
  return { stops, part };
}

function times({ startsS, endsS, overtimeS }: Shift): number[] {
  return Array.from({ length: endsS + overtimeS - startsS + 1 }, (_, at) => startsS + at);
}

/** The earliest end after leaving at a time, with lunch tried on every leg and at every minute, and how long lunch was on the way. */
function endOf(
  problem: RouteProblem,
  shift: Shift,
  stops: readonly number[],
  departS: number,
): { readonly endS: number; readonly eaten: number } {
  const { lunch } = shift;
  const plain = drive(problem, shift, stops, departS);
  if (!lunch || departS >= lunch.fromS + lunch.durationS || plain <= lunch.toS) return { endS: plain, eaten: 0 };
  const legs = Array.from({ length: stops.length + 1 }, (_, leg) => leg);
  const ends = legs.flatMap((leg) => minutesOf(lunch).map((atS) => drive(problem, shift, stops, departS, { leg, atS })));
  return { endS: Math.min(...ends), eaten: lunch.durationS };
}

function minutesOf({ fromS, toS }: Lunch): number[] {
  return Array.from({ length: toS - fromS + 1 }, (_, at) => fromS + at);
}

function drive(
  problem: RouteProblem,
  shift: Shift,
  stops: readonly number[],
  departS: number,
  lunch?: { readonly leg: number; readonly atS: number },
): number {
  let [nowS, from] = [departS, { place: shift.startPlace } as End];
  for (const [leg, to] of [...stops.map((stop) => problem.stops[stop]), { place: shift.endPlace }].entries()) {
    if (!to) return Number.POSITIVE_INFINITY;
    const thereS = nowS + legOf(problem, from, to);
    if (lunch?.leg === leg && lunch.atS < nowS) return Number.POSITIVE_INFINITY;
    const eats = lunch?.leg === leg ? (shift.lunch?.durationS ?? 0) : 0;
    const readyS = eats > 0 && (lunch?.atS ?? 0) > thereS ? (lunch?.atS ?? 0) + eats : thereS + eats;
    nowS = 'windows' in to ? begin(to, readyS) + to.serviceS : readyS;
    from = to;
  }
  return nowS;
}

function begin({ windows, serviceS, startOnly }: RouteProblem['stops'][number], readyS: number): number {
  if (windows.length === 0) return readyS;
  const starts = windows.map(({ opensS, closesS }) => {
    const startS = Math.max(opensS, readyS);
    return startS + (startOnly ? 0 : serviceS) <= closesS ? startS : Number.POSITIVE_INFINITY;
  });
  return Math.min(...starts);
}

/** Whether the first stops can be begun at all, lunch forgotten: if not, more of them cannot either. */
function canBegin(problem: RouteProblem, shift: Shift, stops: readonly number[]): boolean {
  return drive(problem, { ...shift, endPlace: null }, stops, shift.startsS) <= shift.endsS + shift.overtimeS;
}

function isArranged({ stops: all, orders = [] }: RouteProblem, { capacityUnits = 1e9 }: Shift, stops: readonly number[]): boolean {
  const fine = stops.every((stop, at) => {
    const pin = all[stop]?.position;
    return pin === undefined || (pin === 'first' ? at === 0 : at === stops.length - 1);
  });
  const ordered = orders.every(([a, b]) => !stops.includes(a) || !stops.includes(b) || stops.indexOf(a) < stops.indexOf(b));
  return fine && ordered && stops.reduce((sum, stop) => sum + (all[stop]?.loadUnits ?? 0), 0) <= capacityUnits;
}

interface End {
  readonly place: number | null;
  readonly cluster?: number;
}

function legOf({ matrix }: RouteProblem, from: End | undefined, to: End | undefined): number {
  if (!from || !to || from.place === null || to.place === null || from.place === to.place) return 0;
  if (from.cluster !== undefined && from.cluster === to.cluster) return 0;
  return matrix.travelS[from.place * matrix.size + to.place] ?? Number.POSITIVE_INFINITY;
}

function turnsOf({ previous = [] }: RouteProblem, stops: readonly number[]): number {
  const shiftOf = (stop: number) => previous.findIndex((list) => list.includes(stop));
  return stops.slice(1).filter((b, at) => {
    const a = stops[at] ?? -1;
    if (shiftOf(a) < 0 || shiftOf(b) < 0) return false;
    return shiftOf(a) !== shiftOf(b) || (previous[shiftOf(a)]?.indexOf(b) ?? 0) < (previous[shiftOf(a)]?.indexOf(a) ?? 0);
  }).length;
}
