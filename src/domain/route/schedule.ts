import { type Ground, NEVER, wayHome, wayOut } from './ground.ts';
import { endOf, fedFrom, lateDeparture, traceBack } from './hours.ts';
import { setRoute } from './links.ts';
import type { Call, Route } from './problem.ts';
import { fedArrival, startFrom } from './times.ts';
import type { Tour } from './tour.ts';

/** When everything happens on a route that holds: it ends as early as it can, and begins when the aim says. */
export function scheduleOf(tour: Tour, shift: number, stops: readonly number[]): Route {
  const { ground } = tour;
  const opensS = ground.problem.shifts[shift]?.startsS ?? 0;
  if (stops.length === 0) return { departS: opensS, calls: [], endS: opensS };
  setRoute(tour, shift, stops);
  const departS = departureOf(tour, shift);
  return driven(ground, shift, stops, departS);
}

function departureOf(tour: Tour, shift: number): number {
  const { ground } = tour;
  const end = endOf(tour, shift);
  if (ground.aim.departure === 'late') return lateDeparture(tour, shift, end).departS;
  traceBack(tour, shift, end);
  return tour.begins[wayOut(ground, shift)] ?? 0;
}

interface Step {
  readonly node: number;
  /** When one leaves the node before, and how long the drive is. */
  readonly leftS: number;
  readonly driveS: number;
  readonly startS: number;
  /** Lunch lies between the two. */
  readonly lunch: boolean;
  readonly before: Step | undefined;
}

/** Both states of the day are carried on; the one that ends well is traced back. */
function driven(ground: Ground, shift: number, stops: readonly number[], departS: number): Route {
  const hasLunch = (ground.lunchS[shift] ?? 0) > 0;
  const out: Step = { node: wayOut(ground, shift), leftS: departS, driveS: 0, startS: departS, lunch: false, before: undefined };
  const begins = hasLunch && departS >= fedFrom(ground, shift) ? [undefined, out] : [out, undefined];
  let [hungry, fed] = begins as [Step | undefined, Step | undefined];
  for (const node of [...stops, wayHome(ground, shift)]) {
    const straight = fed && step(ground, fed, node, null);
    const eating = hasLunch && hungry ? step(ground, hungry, node, shift) : undefined;
    fed = straight && (!eating || straight.startS <= eating.startS) ? straight : eating;
    hungry = hungry && step(ground, hungry, node, null);
  }
  const last = hungry && (!hasLunch || hungry.startS <= (ground.lunchTo[shift] ?? 0)) ? hungry : fed;
  if (!last) throw new Error('cannot be: a schedule was asked of a route that does not hold');
  return told(ground, shift, last, departS);
}

function step(ground: Ground, before: Step, node: number, lunchOf: number | null): Step | undefined {
  const leftS = before.startS + (ground.service[before.node] ?? 0);
  const driveS = ground.time[before.node * ground.nodes + node] ?? 0;
  const arrives = lunchOf === null ? leftS + driveS : fedArrival(ground, lunchOf, leftS, driveS);
  const startS = startFrom(ground, node, arrives);
  return startS >= NEVER ? undefined : { node, leftS, driveS, startS, lunch: lunchOf !== null, before };
}

function told(ground: Ground, shift: number, last: Step, departS: number): Route {
  const calls: Call[] = [];
  let lunchAtS: number | undefined;
  for (let at: Step | undefined = last; at?.before; at = at.before) {
    const thereS = at.leftS + at.driveS;
    const onArrival = thereS <= (ground.lunchTo[shift] ?? 0);
    const arriveS = at.lunch && !onArrival ? thereS + (ground.lunchS[shift] ?? 0) : thereS;
    if (at.lunch) lunchAtS = Math.max(onArrival ? thereS : at.leftS, ground.lunchFrom[shift] ?? 0);
    if (at.node < ground.stops) {
      calls.unshift({ stop: at.node, arriveS, startS: at.startS, leaveS: at.startS + (ground.service[at.node] ?? 0) });
    }
  }
  return { departS, calls, endS: last.startS, ...(lunchAtS === undefined ? {} : { lunchAtS }) };
}
