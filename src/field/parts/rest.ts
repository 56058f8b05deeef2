import { type Instant, type LocalDate, wallClock } from '../../base/moment.ts';
import type { CustomerId } from '../../domain/ids.ts';
import type { Point } from '../../domain/place.ts';
import { dayProblem, type Frame } from '../../domain/plan/day-problem.ts';
import type { Midday } from '../../domain/route/replan.ts';
import { straightMatrix } from '../../domain/route/straight.ts';
import { hoursAt } from '../../domain/route/travel.ts';
import type { View } from '../ports.ts';
import { dueOnPhone } from './due.ts';
import { hoursOf, LUNCH, wisher } from './wishes.ts';
import { isPlanned, type PlannedStop, stopsOf } from './stops.ts';

/** Whoever plans in the evening still wants an answer: an hour at least. */
const LEAST_MINUTES = 60;
const NINE = 540;

export interface RestOfDay {
  readonly midday: Midday;
  /** What stands behind the stops of the problem, in their order. */
  readonly stops: readonly PlannedStop[];
  /** Stops that no route can have: their customers have no pin. */
  readonly aside: readonly PlannedStop[];
}

/**
 * What is left of a day from now on: the stops ahead, from where the last visit was; by the phone alone, so that it works
 * without a network. A customer of one's own may be put in besides.
 */
export function restOf(
  view: View,
  day: LocalDate,
  { now, add }: { readonly now: Instant; readonly add?: CustomerId | undefined },
): RestOfDay {
  const all = stopsOf(view, day);
  const ahead = [...all.filter(({ state }) => state === 'ahead'), ...addedTo(view, all, add)];
  const stops = ahead.filter(({ customer }) => customer?.fence);
  const here = lastPlace(view, all);
  const points = [...stops.map(({ customer }) => customer?.fence?.centre as Point), ...(here ? [here] : [])];
  const frame = frameOf(view, day, { now, startPlace: here ? stops.length : null });
  const due = new Map(dueOnPhone(view, day).map((item) => [item.customer, item]));
  const wish = wisher(view, day);
  const wishes = stops.map(({ stop }, place) => wish(isPlanned(stop) ? stop : { customer: stop.customer }, place, due.get(stop.customer)));
  const known = stops.flatMap(({ stop }, i) => (stop.customer === add && !isPlanned(stop) ? [] : [i]));
  const problem = dayProblem({
    frame,
    wishes,
    matrix: straightMatrix(points, view.mine?.travel ?? { entries: [] }, hoursAt(now, view.me.duty.zone)),
    aim: 'finish-early',
    known,
  });
  const [shift] = problem.shifts;
  // Who is asked about the afternoon has eaten, or will not.
  const from = { fromPlace: shift?.startPlace ?? null, fromS: shift?.startsS ?? 0, lunchTaken: shift?.lunch === undefined };
  return { midday: { problem, order: known, done: [], gone: [], ...from }, stops, aside: ahead.filter(({ customer }) => !customer?.fence) };
}

function addedTo(view: View, all: readonly PlannedStop[], add: CustomerId | undefined): PlannedStop[] {
  const customer = add && view.customers.get(add);
  if (!customer || all.some(({ stop }) => stop.customer === add)) return [];
  return [{ stop: { id: customer.id as never, customer: customer.id }, number: all.length + 1, customer, state: 'ahead' }];
}

/** Where the person was last: the customer of the last visit that is over. Positions are not asked for. */
function lastPlace({ visits, customers }: View, all: readonly PlannedStop[]): Point | undefined {
  const today = new Set(all.map(({ stop }) => stop.id));
  const last = [...visits.values()]
    .filter(({ stop, endedAt }) => endedAt && stop && today.has(stop))
    .toSorted((a, b) => b.startedAt - a.startedAt)[0];
  return last?.customer && customers.get(last.customer)?.fence?.centre;
}

function frameOf(view: View, day: LocalDate, { now, startPlace }: { now: Instant; startPlace: number | null }): Frame {
  const clock = wallClock(now, view.me.duty.zone);
  const whole = hoursOf(view, day);
  const fromMinute = clock.date === day ? Math.max(clock.minute, whole?.fromMinute ?? 0) : (whole?.fromMinute ?? NINE);
  const toMinute = Math.max(whole?.toMinute ?? 0, fromMinute + LEAST_MINUTES);
  return { fromMinute, toMinute, overtimeMin: 0, startPlace, endPlace: null, lunch: fromMinute < LUNCH.toMinute ? LUNCH : undefined };
}
