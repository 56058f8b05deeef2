import type * as z from 'zod/mini';
import { addDays, instantOf, type LocalDate, localDate } from '../../../base/moment.ts';
import type { PersonId } from '../../../domain/ids.ts';
import type { DayPlan } from '../../../domain/plan/day-plan.ts';
import { type AimName, dayProblem, type Frame } from '../../../domain/plan/day-problem.ts';
import type { Window } from '../../../domain/plan/windows.ts';
import type { Skipped } from '../../../domain/route/explain.ts';
import type { RouteProblem } from '../../../domain/route/problem.ts';
import type { Matrix } from '../../../domain/route/matrix.ts';
import { SOURCES } from '../../../domain/route/travel.ts';
import { EVERYTHING } from '../../../domain/scope.ts';
import { type DayOffer, proposeDay } from '../../../wire/day-offer.ts';
import { loadCompany } from '../../directives/company.ts';
import { type App, type Caller, handle } from '../../http/handle.ts';
import { Problem } from '../../http/problem.ts';
import type { ServerDeps, SolvedDay } from '../../ports.ts';
import { inSight } from '../../access/in-sight.ts';
import { newestPlan } from '../../store/newest-plan.ts';
import { type Candidate, type Candidates, candidatesFor } from './candidates.ts';

/** More than a day could have, so that a choice is left. */
const MOST_CANDIDATES = 80;
/** What leaves half of the half second that an offer may take. */
const SEARCH_MS = 250;
const SEED = 1;
/** Nobody plans farther than this. */
const AHEAD_DAYS = 400;
const LUNCH = { fromMinute: 690, toMinute: 810, minutes: 45 };
const MINUTE_S = 60;

type Offer = z.output<typeof DayOffer>;

export function handleDayOffer(app: App, deps: ServerDeps): void {
  handle(app, proposeDay, ({ person, day, aim = 'finish-early' }, caller) => offerFor(deps, caller, { person, day, aim }));
}

interface Asked {
  readonly person: PersonId;
  readonly day: LocalDate;
  readonly aim: AimName;
}

async function offerFor(deps: ServerDeps, caller: Caller, { person: whose, day, aim }: Asked): Promise<Offer> {
  const began = performance.now();
  const known = await deps.database.within(EVERYTHING, async (sql) => {
    const company = await loadCompany(sql);
    const person = inSight(company, caller, whose);
    const today = localDate(deps.clock.now(), person.duty.zone);
    if (day < today || day > addDays(today, AHEAD_DAYS)) throw new Problem('malformed', { at: 'day' });
    const plan = await newestPlan(sql, whose, day);
    const candidates = await candidatesFor(sql, { company, person, day, plan: plan?.value, most: MOST_CANDIDATES });
    return { plan: plan?.value, version: plan?.number ?? 0, candidates, zone: person.duty.zone };
  });
  const base = { person: whose, day, aim, version: known.version };
  const frame = frameOf(known.candidates.hours.windows);
  if (!frame) return { ...base, ...nothing(known.candidates), tookMs: Math.round(performance.now() - began) };
  const departAt = instantOf(day, frame.fromMinute, known.zone);
  const { matrix, sources } = await deps.travel.matrix(
    known.candidates.all.map(({ at }) => at),
    { departAt, zone: known.zone },
  );
  const problem = problemOf(known.candidates.all, { frame, aim, plan: known.plan, matrix });
  const solved = await deps.planner.solveDay({ problem, of: wantedOf({ ...known, aim }), seed: SEED, forMs: SEARCH_MS });
  return { ...base, ...told(known.candidates, { frame, problem, sources, ...solved }), tookMs: Math.round(performance.now() - began) };
}

/** The day from its first minute to its last; a noon break of the schedule is taken as lunch. */
export function frameOf(windows: readonly Window[]): Frame | undefined {
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last) return undefined;
  const span = { fromMinute: first.fromMinute, toMinute: last.toMinute };
  return { ...span, overtimeMin: 0, startPlace: null, endPlace: null, lunch: LUNCH };
}

interface Asking {
  readonly frame: Frame;
  readonly aim: AimName;
  readonly plan: DayPlan | undefined;
  readonly matrix: Matrix;
}

function problemOf(all: readonly Candidate[], { frame, aim, plan, matrix }: Asking): RouteProblem {
  const wishes = all.map(({ wish }) => wish);
  const known = (plan?.stops ?? []).map(({ id }) => wishes.findIndex(({ stop }) => stop === id)).filter((at) => at >= 0);
  return dayProblem({ frame, wishes, matrix, aim, known });
}

/**
 * Only the day of most value takes in whoever may be seen already. Where a plan stands, finishing early and driving least
 * ask for another order of it and for nobody new.
 */
function wantedOf({ candidates: { all }, plan, aim }: Known & { aim: AimName }): number[] {
  const planned = (plan?.stops.length ?? 0) > 0;
  const wanted = ({ wish, due }: Candidate) => aim === 'most-value' || wish.stop !== undefined || (!planned && due.state !== 'may');
  return [...all.keys()].filter((at) => wanted(all[at] as Candidate));
}

interface Known {
  readonly candidates: Candidates;
  readonly plan: DayPlan | undefined;
}

function nothing({ aside }: Candidates) {
  const totals = { driveMin: 0, waitMin: 0, visitMin: 0, endMinute: 0, overtimeMin: 0 };
  return { hours: null, stops: [], lunchMinute: null, leftOut: [], aside: [...aside], totals, made: null };
}

interface Solved extends SolvedDay {
  readonly frame: Frame;
  readonly problem: RouteProblem;
  readonly sources: Uint8Array;
}

function told(
  { all, aside }: Candidates,
  { frame, problem, sources, solution, burdens, skipped }: Solved,
): Omit<Offer, 'person' | 'day' | 'aim' | 'version' | 'tookMs'> {
  const [route] = solution.routes;
  if (!route) throw new Error('cannot be: a day without a shift');
  const minutes = (s: number) => Math.round(s / MINUTE_S);
  const stops = route.calls.map((call, i) => {
    const one = all[call.stop] as Candidate;
    const before = route.calls[i - 1];
    const driveS = before ? driveBetween(problem, before.stop, call.stop) : 0;
    const source = before ? (SOURCES[sources[before.stop * all.length + call.stop] ?? 0] ?? null) : null;
    return {
      ...offered(one),
      ...{
        stop: one.wish.stop ?? null,
        at: one.at,
        appointment: one.wish.appointmentMinute !== undefined,
        driveMin: minutes(driveS),
        source,
      },
      ...{
        arriveMinute: minutes(call.arriveS),
        startMinute: minutes(call.startS),
        leaveMinute: minutes(call.leaveS),
        slackMin: minutes(burdens[i]?.slackS ?? 0),
      },
      costsMin: minutes(burdens[i]?.endsLaterS ?? 0),
    };
  });
  const leftOut = skipped.map((one) => leftOutOf(all, one));
  const { travelS, waitingS, overtimeS } = solution.score;
  const visitMin = route.calls.reduce((sum, { startS, leaveS }) => sum + (leaveS - startS), 0);
  return {
    ...{ hours: { fromMinute: frame.fromMinute, toMinute: frame.toMinute }, stops, leftOut, aside: [...aside] },
    lunchMinute: route.lunchAtS === undefined ? null : minutes(route.lunchAtS),
    totals: {
      ...{ driveMin: minutes(travelS), waitMin: minutes(waitingS), visitMin: minutes(visitMin) },
      ...{ endMinute: minutes(route.endS), overtimeMin: minutes(overtimeS) },
    },
    made: { frame, wishes: all.map(({ wish }) => wish), travelS: [...problem.matrix.travelS] },
  };
}

function leftOutOf(all: readonly Candidate[], { stop, alone, fits, short, swap, remedies }: Skipped): Offer['leftOut'][number] {
  const one = all[stop] as Candidate;
  const nameOf = (at: number) => all[at]?.seen.customer.name ?? '';
  const up = (s: number) => Math.ceil(s / MINUTE_S);
  return {
    ...{ ...offered(one), planned: one.wish.stop !== undefined, why: alone ? 'alone' : fits ? 'fits' : 'short', limit: alone ?? null },
    ...{ shortMin: short ? up(short.seconds) : null, block: short?.block.by ?? null },
    blockedBy: short?.block.by === 'stop' ? nameOf(short.block.stop) : null,
    instead: swap ? nameOf(swap.stop) : null,
    wouldDo: remedies.map(({ kind, seconds }) => ({ kind, minutes: up(seconds) })),
  };
}

function offered({ seen: { customer }, due }: Candidate) {
  return { customer: customer.id, name: customer.name, grade: customer.grade, due: due.state, overdueDays: due.overdueDays };
}

function driveBetween({ matrix, stops }: RouteProblem, a: number, b: number): number {
  return matrix.travelS[(stops[a]?.place ?? 0) * matrix.size + (stops[b]?.place ?? 0)] ?? 0;
}
