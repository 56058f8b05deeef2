import { type Ground, wayHome, wayOut } from './ground.ts';
import { fedArrival, leaveToBeFed, startBy, startFrom } from './times.ts';
import type { Tour } from './tour.ts';

/** When the shift comes home at the earliest. Without lunch on the way only where there is time for it at home. */
export function endOf(tour: Tour, shift: number): number {
  const { ground, leaves, leavesFed } = tour;
  const home = wayHome(ground, shift);
  const unfed = leaves[home] ?? 0;
  return (ground.lunchS[shift] ?? 0) === 0 || unfed <= (ground.lunchTo[shift] ?? 0) ? unfed : (leavesFed[home] ?? 0);
}

/** What the day costs beside its legs, and the earliest schedule with how much it idles after each node. */
export function tellHours(tour: Tour, shift: number): void {
  const { ground, count, extra, over, ends, idle } = tour;
  const { aim, unit } = ground;
  const out = wayOut(ground, shift);
  const end = endOf(tour, shift);
  const used = (count[shift] ?? 0) > 0;
  const work = traceBack(tour, shift, end);
  let waiting = idle[out] ?? 0;
  if (aim.waiting > 0 && aim.departure === 'late') {
    const late = lateDeparture(tour, shift, end);
    waiting = end - late.departS - work - (late.lunch ? (ground.lunchS[shift] ?? 0) : 0);
  }
  const opens = ground.problem.shifts[shift]?.startsS ?? 0;
  ends[shift] = end;
  over[shift] = used ? Math.max(0, end - (ground.endsS[shift] ?? 0)) : 0;
  extra[shift] = used ? unit * (aim.waiting * waiting + aim.finish * (end - opens)) : 0;
}

/** Fills in the earliest schedule from its end; seconds of driving and visiting come back. */
export function traceBack(tour: Tour, shift: number, end: number): number {
  const { ground, prev, leaves, leavesFed, begins, fed, idle } = tour;
  const { time, nodes, service } = ground;
  const lunchS = ground.lunchS[shift] ?? 0;
  const out = wayOut(ground, shift);
  const home = wayHome(ground, shift);
  let isFed = lunchS > 0 && (leaves[home] ?? 0) > (ground.lunchTo[shift] ?? 0);
  let [node, work, lunch] = [home, 0, 0];
  begins[home] = end;
  fed[home] = isFed ? 1 : 0;
  idle[home] = 0;
  while (node !== out) {
    const before = prev[node] ?? out;
    const drive = time[before * nodes + node] ?? 0;
    const sooner = startFrom(ground, node, (leavesFed[before] ?? 0) + drive) !== begins[node];
    if (isFed && (sooner || (before === out && eatsOnFirstLeg(tour, shift, node, drive)))) {
      isFed = false;
      lunch = lunchS;
    }
    work += drive + (service[before] ?? 0);
    begins[before] = ((isFed ? leavesFed : leaves)[before] ?? 0) - (service[before] ?? 0);
    fed[before] = isFed ? 1 : 0;
    idle[before] = end - (begins[before] ?? 0) - work - lunch;
    node = before;
  }
  return work;
}

/** Who leaves as the shift begins eats on the way, where that is no later than to eat first. */
function eatsOnFirstLeg({ ground, leaves, leavesFed, begins }: Tour, shift: number, node: number, driveS: number): boolean {
  const out = wayOut(ground, shift);
  const left = leaves[out] ?? 0;
  return left < (leavesFed[out] ?? 0) && startFrom(ground, node, fedArrival(ground, shift, left, driveS)) === begins[node];
}

/** The latest leaving with which the day still ends when it can end at the earliest, and whether lunch is on the way then. */
export function lateDeparture(tour: Tour, shift: number, end: number): { readonly departS: number; readonly lunch: boolean } {
  const { ground, prev } = tour;
  const { time, nodes, service } = ground;
  const out = wayOut(ground, shift);
  const lunchS = ground.lunchS[shift] ?? 0;
  let [unfed, fed] = lunchS === 0 ? [end, end] : [startBy(ground, wayHome(ground, shift), Math.min(end, ground.lunchTo[shift] ?? 0)), end];
  if (lunchS > 0 && end > (ground.lunchTo[shift] ?? 0)) unfed = Number.NEGATIVE_INFINITY;
  for (let after = wayHome(ground, shift); after !== out; after = prev[after] ?? out) {
    const node = prev[after] ?? out;
    const drive = time[node * nodes + after] ?? 0;
    const stay = service[node] ?? 0;
    const hungry = lunchS === 0 ? unfed - drive : Math.max(unfed - drive, leaveToBeFed(ground, shift, fed, drive));
    unfed = startBy(ground, node, hungry - stay);
    fed = startBy(ground, node, fed - drive - stay);
  }
  if (lunchS === 0) return { departS: unfed, lunch: false };
  const before = fed >= fedFrom(ground, shift) && fed >= unfed;
  return { departS: before ? fed : unfed, lunch: !before && end > (ground.lunchTo[shift] ?? 0) };
}

/** Who leaves from then on has had lunch. */
export function fedFrom(ground: Ground, shift: number): number {
  return (ground.lunchFrom[shift] ?? 0) + (ground.lunchS[shift] ?? 0);
}
