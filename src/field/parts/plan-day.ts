import { addDays, datesFrom, instantOf, type LocalDate, weekdayOf } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerId, StopId } from '../../domain/ids.ts';
import { isFieldDay } from '../../domain/person.ts';
import type { Point } from '../../domain/place.ts';
import { type ClosedWhy, openWindows } from '../../domain/plan/access.ts';
import type { Stop } from '../../domain/plan/day-plan.ts';
import { type AimName, dayProblem, type Wish } from '../../domain/plan/day-problem.ts';
import { cheapestPlace, type DrivenDay, driveDay, type Placed } from '../../domain/plan/drive-day.ts';
import type { DueItem } from '../../domain/plan/due.ts';
import type { PlaceTrouble } from '../../domain/plan/placeable.ts';
import { placeTrouble } from '../../domain/plan/placeable.ts';
import { type Proposal, proposalsOf } from '../../domain/plan/proposal.ts';
import type { RouteProblem } from '../../domain/route/problem.ts';
import { solveAmong } from '../../domain/route/solve-among.ts';
import { straightMatrix } from '../../domain/route/straight.ts';
import { hoursAt } from '../../domain/route/travel.ts';
import type { View } from '../ports.ts';
import { doorsIn } from './doors.ts';
import { dueOnPhone } from './due.ts';
import { hoursOf, LUNCH, wisher } from './wishes.ts';

const AHEAD_DAYS = 13;
/** Beyond the plan itself, those who are worth most: a phone weighs them in a blink. */
const MOST_OTHERS = 40;
const EFFORT = { seed: 1, iterations: 4_000 };

/** The days that somebody may plan on the phone: today and the next two weeks, but for days off. */
export function daysToPlan({ me }: Pick<View, 'me'>, today: LocalDate): LocalDate[] {
  return datesFrom(today, addDays(today, AHEAD_DAYS)).filter((day) => isFieldDay(me, day, weekdayOf(day)));
}

/** Whoever a day may lead to, with all that the phone knows of them: hours, minutes, worth, and the way from door to door. */
export interface DayToPlan {
  /** False on a day off. */
  readonly works: boolean;
  readonly wishes: readonly Wish[];
  readonly due: ReadonlyMap<CustomerId, DueItem>;
  readonly problemFor: (aim: AimName, stops: readonly Stop[]) => RouteProblem;
  /** Who cannot be on a route of the day, and why. */
  readonly shut: ReadonlyMap<CustomerId, PlaceTrouble | ClosedWhy>;
}

/** By the phone alone, so that it works without a network. `stops` are in it whatever they are worth. */
export function dayToPlan(view: View, day: LocalDate, stops: readonly Stop[]): DayToPlan {
  const due = new Map(dueOnPhone(view, day).map((item) => [item.customer, item]));
  const doors = doorsIn(view);
  const shut = new Map<CustomerId, PlaceTrouble | ClosedWhy>();
  const wish = wisher(view, day);
  const planned = new Set(stops.map(({ customer }) => customer));
  const weighed = [...new Set([...planned, ...due.keys()])].flatMap((id) => {
    const customer = view.customers.get(id);
    const why = customer ? whyShut(customer, openWindows(doors(id), day)) : 'no-place';
    if (why) shut.set(id, why);
    return customer?.fence && !why ? [{ at: customer.fence.centre, wish: wish({ customer: id }, 0, due.get(id)) }] : [];
  });
  const others = weighed.filter(({ wish: { customer, worth } }) => !planned.has(customer) && worth > LEAST_WORTH);
  const chosen = [
    ...weighed.filter(({ wish: { customer } }) => planned.has(customer)),
    ...others.toSorted((a, b) => b.wish.worth - a.wish.worth).slice(0, MOST_OTHERS),
  ];
  const wishes = chosen.map((one, place) => ({ ...one.wish, place }));
  const hours = hoursOf(view, day);
  const frame = { fromMinute: 540, toMinute: 1080, ...hours, overtimeMin: 0, startPlace: null, endPlace: null, lunch: LUNCH };
  const zone = view.me.duty.zone;
  const points: Point[] = chosen.map(({ at }) => at);
  const matrix = straightMatrix(points, view.mine?.travel ?? { entries: [] }, hoursAt(instantOf(day, frame.fromMinute, zone), zone));
  const problemFor = (aim: AimName, now: readonly Stop[]) => {
    const agreed = new Map(now.map((stop) => [stop.customer, stop.appointment ? stop.atMinute : undefined]));
    const asked = wishes.map((one) => ({
      ...one,
      appointmentMinute: agreed.get(one.customer),
      must: agreed.get(one.customer) !== undefined,
    }));
    return dayProblem({ frame, wishes: asked, matrix, aim, known: orderOf(wishes, now) });
  };
  return { works: hours !== undefined, wishes, due, problemFor, shut };
}

/** A wish of no worth but its being there. */
const LEAST_WORTH = 10;

/** The coast is the server's to know; a phone tells what it can see from the figures alone. */
const unsure = () => false;

function whyShut(customer: Customer, open: ReturnType<typeof openWindows>): PlaceTrouble | ClosedWhy | undefined {
  return placeTrouble(customer, unsure) ?? (open.windows.length === 0 ? (open.why ?? 'weekday') : undefined);
}

/** The stops as indices of the wishes; whoever has none is left out. */
export function orderOf(wishes: readonly Pick<Wish, 'customer'>[], stops: readonly Pick<Stop, 'customer'>[]): number[] {
  return stops.map(({ customer }) => wishes.findIndex((wish) => wish.customer === customer)).filter((at) => at >= 0);
}

/** The day as it stands, driven: when one would be where, and when it ends. */
export function drivenDay({ wishes, problemFor }: DayToPlan, stops: readonly Stop[]): DrivenDay {
  return driveDay(problemFor('finish-early', stops), orderOf(wishes, stops));
}

/** The order that the aim would have; the day of most value takes in whoever may be seen, the others only where nothing is planned. */
export function proposedDay(day: DayToPlan, stops: readonly Stop[], { aim, newId }: { aim: AimName; newId: () => StopId }): Stop[] {
  const { wishes, due, problemFor } = day;
  const planned = new Set(stops.map(({ customer }) => customer));
  const wanted = ({ customer }: Wish) =>
    planned.has(customer) || aim === 'most-value' || (planned.size === 0 && due.get(customer)?.state !== 'may');
  const of = [...wishes.keys()].filter((at) => wanted(wishes[at] as Wish));
  const { routes } = solveAmong(problemFor(aim, stops), of, EFFORT);
  return (routes[0]?.calls ?? []).flatMap(({ stop: at }) => {
    const customer = wishes[at]?.customer;
    return customer ? [stops.find((stop) => stop.customer === customer) ?? { id: newId(), customer }] : [];
  });
}

export interface Other {
  readonly wish: Wish;
  readonly due: DueItem;
  readonly placed: Placed;
}

/** Who else is due, each with where it would cost least; those that fit first, then by what they are worth. */
export function othersFor({ wishes, due, problemFor }: DayToPlan, stops: readonly Stop[], most: number): Other[] {
  const [problem, order] = [problemFor('finish-early', stops), orderOf(wishes, stops)];
  const found = wishes.flatMap((wish, at) => {
    const item = due.get(wish.customer);
    if (order.includes(at) || !item) return [];
    return [{ wish, due: item, placed: cheapestPlace(problem, order, at) }];
  });
  return found.toSorted((a, b) => Number(b.placed.holds) - Number(a.placed.holds) || b.wish.worth - a.wish.worth).slice(0, most);
}

/** What was handed in for a day last, by this phone or another of the same person, and how it stands. */
export interface HandedIn {
  readonly stops: readonly Stop[];
  readonly state: 'onPhone' | 'waiting' | 'rule' | 'granted' | 'declined';
  readonly text: string;
  readonly without: readonly string[];
}

export function handedIn({ planned, mine, customers }: View, day: LocalDate): HandedIn | undefined {
  const told = mine?.proposals?.findLast(({ plan }) => plan.day === day);
  const own = proposalsOf(planned).findLast((one: Proposal) => one.day === day);
  if (own && (!told || own.at > told.at)) return { stops: own.stops, state: 'onPhone', text: '', without: [] };
  if (!told) return undefined;
  const { answer, plan } = told;
  const without = (answer?.without ?? []).map((id) => customers.get(id)?.name ?? told.names[id] ?? '—');
  const state = !answer ? 'waiting' : answer.is === 'declined' ? 'declined' : answer.by === 'rule' ? 'rule' : 'granted';
  return { stops: plan.stops, state, text: answer?.text ?? '', without };
}
