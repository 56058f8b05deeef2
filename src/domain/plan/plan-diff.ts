import type { CustomerId } from '../ids.ts';
import type { Stop } from './day-plan.ts';

interface Stops {
  readonly stops: readonly Stop[];
}

/** One line of the difference between two plans of a day: it can be taken, or left as it was. */
export type PlanLine =
  | { readonly is: 'added'; readonly customer: CustomerId; readonly after: Stop }
  | { readonly is: 'removed'; readonly customer: CustomerId; readonly before: Stop }
  /** Somewhere else in the order; hour or purpose may be other as well. */
  | { readonly is: 'moved'; readonly customer: CustomerId; readonly before: Stop; readonly after: Stop }
  | { readonly is: 'changed'; readonly customer: CustomerId; readonly before: Stop; readonly after: Stop };

/** What is different, each customer once: what came or stayed in the order of the later plan, then what is gone. Fewest moves. */
export function planLines(before: Stops, after: Stops): readonly PlanLine[] {
  const pairs = after.stops.map((stop) => ({ after: stop, before: before.stops.find((one) => isSame(one, stop)) }));
  const stayed = longestRun(pairs.flatMap(({ before: stop }) => (stop ? [before.stops.indexOf(stop)] : [])));
  const lines = pairs.flatMap(({ after: now, before: was }): PlanLine[] => {
    if (!was) return [{ is: 'added', customer: now.customer, after: now }];
    const line = { customer: now.customer, before: was, after: now };
    if (!stayed.has(before.stops.indexOf(was))) return [{ is: 'moved', ...line }];
    return isOther(was, now) ? [{ is: 'changed', ...line }] : [];
  });
  const gone = before.stops.filter((stop) => !after.stops.some((one) => isSame(one, stop)));
  return [...lines, ...gone.map((stop): PlanLine => ({ is: 'removed', customer: stop.customer, before: stop }))];
}

/** The stops of the plan before with these lines of the difference taken: all of them give the one after, none the one before. */
export function takeLines(before: Stops, lines: readonly PlanLine[], after: Stops): Stop[] {
  const kept = before.stops.filter((stop) => !lines.some((line) => line.is !== 'added' && line.is !== 'changed' && line.before === stop));
  const put = kept.map((stop) => {
    const changed = lines.find((line) => line.is === 'changed' && line.before === stop);
    return changed?.is === 'changed' ? changed.after : stop;
  });
  const placed = lines.flatMap((line) => (line.is === 'added' || line.is === 'moved' ? [line.after] : []));
  // Each goes behind the nearest stop before it, in the later plan, that stands already.
  return after.stops.reduce((so, stop, at) => {
    if (!placed.includes(stop)) return so;
    const leader = after.stops.slice(0, at).findLast((one) => so.some((other) => isSame(one, other)));
    const place = leader ? so.findIndex((other) => isSame(leader, other)) + 1 : 0;
    return so.toSpliced(place, 0, stop);
  }, put);
}

/** The same promise: one stop, or the same customer once more. */
function isSame(a: Stop, b: Stop): boolean {
  return a.id === b.id || a.customer === b.customer;
}

/** The hour of a plan is what it hopes for: only an hour that is agreed on is a change by itself. */
function isOther(a: Stop, b: Stop): boolean {
  const hour = ({ appointment, atMinute }: Stop) => (appointment ? atMinute : undefined);
  return hour(a) !== hour(b) || a.purpose !== b.purpose || (a.objective ?? '') !== (b.objective ?? '');
}

/** The members of a longest rising run, as far as they may stand: who is in it need not move. */
function longestRun(places: readonly number[]): ReadonlySet<number> {
  const runs = places.map((): number[] => []);
  places.forEach((place, i) => {
    const before = runs.slice(0, i).filter((run) => (run.at(-1) ?? -1) < place);
    const longest = before.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []);
    runs[i] = [...longest, place];
  });
  return new Set(runs.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []));
}
