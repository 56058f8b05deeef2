import { type Ground, NEVER, wayHome, wayOut } from './ground.ts';

/** What is allowed beside the problem, in seconds: to ask how much of what would do. */
export interface Ease {
  /** Every window, the last time for lunch and the shift's end, later. */
  readonly allS?: number;
  /** The shift's end alone, later; its start alone, earlier. */
  readonly endS?: number;
  readonly startS?: number;
  /** One visit, shorter. */
  readonly visit?: { readonly stop: number; readonly lessS: number };
}

/** The first node of an order that cannot be begun in time, the way home being the last; -1 where the order holds. */
export function firstLate(ground: Ground, shift: number, stops: readonly number[], ease: Ease): number {
  const { allS = 0, endS = 0, startS = 0 } = ease;
  const { startsS = 0, endsS = 0, overtimeS = 0, lunch } = ground.problem.shifts[shift] ?? {};
  const home = wayHome(ground, shift);
  let node = wayOut(ground, shift);
  let hungry = startsS - startS;
  let fed = lunch ? Math.max(hungry, lunch.fromS + lunch.durationS) : hungry;
  if (!lunch) hungry = NEVER;
  for (let at = 0; at <= stops.length; at++) {
    const next = at < stops.length ? (stops[at] ?? home) : home;
    const driveS = ground.time[node * ground.nodes + next] ?? 0;
    const eats = lunch && hungry <= lunch.toS + allS ? Math.max(hungry + driveS, lunch.fromS) + lunch.durationS : NEVER;
    const arrives = Math.min(fed + driveS, eats);
    if (next === home) {
      const byS = endsS + overtimeS + endS + allS;
      const unfed = lunch && hungry + driveS <= Math.min(byS, lunch.toS + allS);
      return unfed || arrives <= byS ? -1 : home;
    }
    hungry = left(ground, next, hungry + driveS, ease);
    fed = left(ground, next, arrives, ease);
    if (hungry >= NEVER && fed >= NEVER) return next;
    node = next;
  }
  return -1;
}

/** When a stop is left that is reached at a time, or NEVER. */
function left(ground: Ground, node: number, arrivesS: number, { allS = 0, visit }: Ease): number {
  const stop = ground.problem.stops[node];
  if (!stop || arrivesS >= NEVER) return NEVER;
  const stay = stop.serviceS - (visit?.stop === node ? visit.lessS : 0);
  if (stop.windows.length === 0) return arrivesS + stay;
  for (const { opensS, closesS } of stop.windows) {
    const begins = Math.max(arrivesS, opensS);
    if (begins <= closesS + allS - (stop.startOnly ? 0 : stay)) return begins + stay;
  }
  return NEVER;
}

/** The fewest seconds up to `most` that are enough, or undefined where none are. More must never be worse than less. */
export function fewestSeconds(most: number, enough: (seconds: number) => boolean): number | undefined {
  if (!enough(most)) return undefined;
  let [no, yes] = [-1, most];
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (enough(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
