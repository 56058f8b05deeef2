import { type Ground, NEVER, wayHome, wayOut } from './ground.ts';
import { fedFrom } from './hours.ts';
import { fedArrival, startFrom } from './times.ts';

// Every possibility of a short day. Whoever has seen the same stops and stands at the same one is compared by the time
// if lunch is still to come, the time if it was taken, and what the legs cost: who is no better in any of the three is
// forgotten (dynamic programming with dominance; without times it is Held and Karp 1962). What is left is a proof.

const MOST = 12;

interface Label {
  readonly at: number;
  readonly leavesS: number;
  readonly fedS: number;
  readonly cost: number;
  readonly before: Label | undefined;
}

/** Whether a day is short and plain enough: waiting counted with a late departure would ask for more than the labels know. */
export function canProve({ stops, shifts, aim }: Ground): boolean {
  return shifts === 1 && stops > 0 && stops <= MOST && aim.waiting === 0;
}

/** The best order of a ground that can be proven. */
export function provenBest(ground: Ground): readonly number[] {
  const sets: (Label[][] | undefined)[] = [[[beginning(ground)]]];
  let best: { readonly rank: readonly number[]; readonly label: Label } | undefined;
  for (let set = 0; set < 1 << ground.stops; set++) {
    for (const label of sets[set]?.flat() ?? []) {
      const rank = finished(ground, set, label);
      if (rank && (!best || isBelow(rank, best.rank))) best = { rank, label };
      for (let stop = 0; stop < ground.stops; stop++) {
        if (!mayFollow(ground, set, label, stop)) continue;
        const next = moved(ground, label, stop);
        if (next) add(sets, set | (1 << stop), next);
      }
    }
    sets[set] = undefined;
  }
  const order: number[] = [];
  for (let label = best?.label; label?.before; label = label.before) order.unshift(label.at);
  return order;
}

function beginning(ground: Ground): Label {
  const at = wayOut(ground, 0);
  const leavesS = startFrom(ground, at, -NEVER);
  const fedS = hasLunch(ground) ? startFrom(ground, at, fedFrom(ground, 0)) : NEVER;
  return { at, leavesS, fedS, cost: 0, before: undefined };
}

function hasLunch(ground: Ground): boolean {
  return (ground.lunchS[0] ?? 0) > 0;
}

function moved(ground: Ground, before: Label, at: number): Label | undefined {
  const leg = before.at * ground.nodes + at;
  const driveS = ground.time[leg] ?? 0;
  const stay = ground.service[at] ?? 0;
  const fed = hasLunch(ground) ? Math.min(before.fedS + driveS, fedArrival(ground, 0, before.leavesS, driveS)) : NEVER;
  const leavesS = Math.min(NEVER, startFrom(ground, at, Math.min(NEVER, before.leavesS + driveS)) + stay);
  const fedS = Math.min(NEVER, startFrom(ground, at, Math.min(NEVER, fed)) + stay);
  if (leavesS === NEVER && fedS === NEVER) return undefined;
  return { at, leavesS, fedS, cost: before.cost + (ground.cost[leg] ?? 0), before };
}

function mayFollow(ground: Ground, set: number, { at }: Label, stop: number): boolean {
  const seen = (other: number) => ((set >> other) & 1) === 1;
  if (seen(stop) || ground.pinned[at] === 2 || (ground.pinned[stop] === 1 && set !== 0)) return false;
  if (ground.after[stop]?.some(seen)) return false;
  let units = ground.load[stop] ?? 0;
  for (let other = 0; other < ground.stops; other++) if (seen(other)) units += ground.load[other] ?? 0;
  return units <= (ground.capacity[0] ?? 0);
}

function add(sets: (Label[][] | undefined)[], set: number, label: Label): void {
  const ends = (sets[set] ??= []);
  const there = ends[label.at] ?? [];
  if (there.some((other) => other.leavesS <= label.leavesS && other.fedS <= label.fedS && other.cost <= label.cost)) return;
  ends[label.at] = there.filter((other) => other.leavesS < label.leavesS || other.fedS < label.fedS || other.cost < label.cost);
  ends[label.at]?.push(label);
}

/** The rank of going home from here, as answers are compared; undefined where that cannot be. */
function finished(ground: Ground, set: number, label: Label): readonly number[] | undefined {
  const { aim, unit, problem } = ground;
  const left = problem.stops.filter((_, stop) => ((set >> stop) & 1) === 0);
  const must = left.filter((stop) => stop.must).length;
  const prize = left.reduce((sum, stop) => sum + stop.prize, 0);
  if (set === 0) return [must, ...(aim.hoursBeforeValue ? [0, prize] : [prize, 0]), 0];
  const home = moved(ground, label, wayHome(ground, 0));
  if (!home) return undefined;
  const end = hasLunch(ground) && home.leavesS > (ground.lunchTo[0] ?? 0) ? home.fedS : home.leavesS;
  if (end >= NEVER) return undefined;
  const over = Math.max(0, end - (ground.endsS[0] ?? 0));
  const rest = home.cost + unit * aim.finish * (end - (problem.shifts[0]?.startsS ?? 0));
  return [must, ...(aim.hoursBeforeValue ? [over, prize] : [prize, over]), rest];
}

function isBelow(a: readonly number[], b: readonly number[]): boolean {
  for (const [at, value] of a.entries()) if (value !== b[at]) return value < (b[at] ?? 0);
  return false;
}
