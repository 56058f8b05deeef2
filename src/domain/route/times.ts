import { type Ground, NEVER, wayHome, wayOut } from './ground.ts';
import type { Tour } from './tour.ts';

/** The first time from `fromS` on at which service may begin, or NEVER. */
export function startFrom(ground: Ground, node: number, fromS: number): number {
  const { windowsFrom, opens, lastStart } = ground;
  const end = windowsFrom[node + 1] ?? 0;
  for (let at = windowsFrom[node] ?? 0; at < end; at++) if (fromS <= (lastStart[at] ?? 0)) return Math.max(fromS, opens[at] ?? 0);
  return NEVER;
}

/** The last time up to `byS` at which service may begin, or -NEVER. */
export function startBy(ground: Ground, node: number, byS: number): number {
  const { windowsFrom, opens, lastStart } = ground;
  const first = windowsFrom[node] ?? 0;
  for (let at = (windowsFrom[node + 1] ?? 0) - 1; at >= first; at--) if (byS >= (opens[at] ?? 0)) return Math.min(byS, lastStart[at] ?? 0);
  return -NEVER;
}

/** When one is there, who leaves at a time and has lunch before beginning: it starts by `lunchTo`, and may interrupt the drive. */
export function fedArrival(ground: Ground, shift: number, leavesS: number, driveS: number): number {
  if (leavesS > (ground.lunchTo[shift] ?? 0)) return NEVER;
  return Math.max(leavesS + driveS, ground.lunchFrom[shift] ?? 0) + (ground.lunchS[shift] ?? 0);
}

/** The other way round: the latest leaving such that one arrives by a time, fed. */
export function leaveToBeFed(ground: Ground, shift: number, byS: number, driveS: number): number {
  const lunchS = ground.lunchS[shift] ?? 0;
  if ((ground.lunchFrom[shift] ?? 0) + lunchS > byS) return -NEVER;
  return Math.min(ground.lunchTo[shift] ?? 0, byS - lunchS - driveS);
}

/** Earliest times from a node on; `lazily` ends where nothing changes any more. */
export function tellForward(tour: Tour, from: number, lazily: boolean): void {
  const { ground, next, prev, leaves } = tour;
  const { time, nodes, service, stops } = ground;
  for (let node = from; ; node = next[node] ?? 0) {
    const first = node >= stops && ((node - stops) & 1) === 0;
    const before = prev[node] ?? 0;
    const arrives = first ? -NEVER : (leaves[before] ?? 0) + (time[before * nodes + node] ?? 0);
    const left = Math.min(NEVER, startFrom(ground, node, arrives) + (service[node] ?? 0));
    if (lazily && node !== from && left === leaves[node]) return;
    leaves[node] = left;
    if (node >= stops && !first) return;
  }
}

export function tellBackward(tour: Tour, from: number, lazily: boolean): void {
  const { ground, next, prev, latest } = tour;
  const { time, nodes, service, stops } = ground;
  for (let node = from; ; node = prev[node] ?? 0) {
    const last = node >= stops && ((node - stops) & 1) === 1;
    const after = next[node] ?? 0;
    const by = last ? NEVER : (latest[after] ?? 0) - (time[node * nodes + after] ?? 0) - (service[node] ?? 0);
    const begun = startBy(ground, node, by);
    if (lazily && node !== from && begun === latest[node]) return;
    latest[node] = begun;
    if (node >= stops && !last) return;
  }
}

/** Both states of a shift with a lunch, out and back. */
export function tellWithLunch(tour: Tour, shift: number): void {
  const { ground, next, prev, leaves, leavesFed, latest, latestFed } = tour;
  const { time, nodes, service } = ground;
  const out = wayOut(ground, shift);
  const home = wayHome(ground, shift);
  leaves[out] = startFrom(ground, out, -NEVER);
  leavesFed[out] = startFrom(ground, out, (ground.lunchFrom[shift] ?? 0) + (ground.lunchS[shift] ?? 0));
  for (let before = out; before !== home; before = next[before] ?? home) {
    const node = next[before] ?? home;
    const drive = time[before * nodes + node] ?? 0;
    const fed = Math.min((leavesFed[before] ?? 0) + drive, fedArrival(ground, shift, leaves[before] ?? 0, drive));
    leaves[node] = Math.min(NEVER, startFrom(ground, node, (leaves[before] ?? 0) + drive) + (service[node] ?? 0));
    leavesFed[node] = Math.min(NEVER, startFrom(ground, node, fed) + (service[node] ?? 0));
  }
  latestFed[home] = startBy(ground, home, NEVER);
  latest[home] = startBy(ground, home, ground.lunchTo[shift] ?? 0);
  for (let after = home; after !== out; after = prev[after] ?? out) {
    const node = prev[after] ?? out;
    const drive = time[node * nodes + after] ?? 0;
    const by = Math.max((latest[after] ?? 0) - drive, leaveToBeFed(ground, shift, latestFed[after] ?? 0, drive));
    latest[node] = startBy(ground, node, by - (service[node] ?? 0));
    latestFed[node] = startBy(ground, node, (latestFed[after] ?? 0) - drive - (service[node] ?? 0));
  }
}
