import type { LocalDate } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { CustomerId, StopId } from '../../src/domain/ids.ts';
import { movedBy, type Point } from '../../src/domain/place.ts';
import type { DayPlan, Stop } from '../../src/domain/plan/day-plan.ts';
import { inForce, type SopTemplate, sopFor } from '../../src/domain/sop/template.ts';
import type { Seat } from '../../src/server/world/org.ts';
import { toldUuid } from '../../src/server/world/told-ids.ts';
import { type Character, characterOf } from './characters.ts';
import { dayStory, type Doing } from './day-story.ts';
import { monthPlan, type Span } from './month-plan.ts';

export interface StoryDay {
  readonly day: LocalDate;
  readonly plan: DayPlan;
  readonly doings: readonly Doing[];
  /** False on a day that ends without a network: what was recorded goes up on a later one. */
  readonly pushes: boolean;
}

export interface RepStory {
  readonly seat: Seat;
  readonly character: Character;
  readonly customers: readonly Customer[];
  readonly days: readonly StoryDay[];
}

export interface Cast {
  readonly seat: Seat;
  readonly customers: readonly Customer[];
  readonly sops: readonly SopTemplate[];
  readonly span: Span;
  readonly random: Random;
}

/** All that one rep will plan and do in the span, and on which evenings the phone finds a network. */
export function repStory({ seat, customers, sops, span, random }: Cast): RepStory {
  const character = characterOf(seat);
  const known = new Map(customers.map((customer) => [customer.id, customer]));
  const planned = monthPlan(seat, customers, span, random.fork('plan'));
  const home = homeOf(customers, random.fork('home'));
  const [stopIds, offline] = [random.fork('stops'), offlineDays([...planned.keys()], random.fork('offline'))];
  let late: readonly Customer[] = [];
  const days = [...planned].map(([day, ids]): StoryDay => {
    const standards = inForce(sops, day);
    const minDwellMin = (customer: Customer) => sopFor(customer, standards).chosen?.sop.minDwellMin ?? 10;
    const stops = ids.map((id) => stopFor(known.get(id) as Customer, stopIds, standards));
    const doings = dayStory({ day, stops, others: late, character, home, minDwellMin, random: random.fork(day) });
    const missed = stops.filter(({ stop }) => !doings.some((doing) => doing.stop?.id === stop.id)).map(({ customer }) => customer);
    // Whom one might drop in on: those that were missed.
    late = missed.length > 0 ? missed : late.slice(0, 3);
    return { day, plan: { person: seat.person.id, day, stops: stops.map(({ stop }) => stop) }, doings, pushes: !offline.has(day) };
  });
  return { seat, character, customers, days };
}

function stopFor(customer: Customer, random: Random, standards: readonly SopTemplate[]): { stop: Stop; customer: Customer } {
  const purposes = sopFor(customer, standards).chosen?.sop.purposes ?? [];
  const purpose = purposes.length > 0 ? random.pick(purposes).value : undefined;
  return { customer, stop: { id: toldUuid(random) as StopId, customer: customer.id as CustomerId, ...(purpose && { purpose }) } };
}

/** Half an hour's ride from the shops: too far for any wrong pin to explain. */
function homeOf(customers: readonly Customer[], random: Random): Point {
  const places = customers.flatMap(({ fence }) => (fence ? [fence.centre] : []));
  const lat = places.reduce((sum, point) => sum + point.lat, 0) / Math.max(1, places.length);
  const lon = places.reduce((sum, point) => sum + point.lon, 0) / Math.max(1, places.length);
  const towards = 2 * Math.PI * random.next();
  return movedBy({ lat, lon }, 5_500 * Math.cos(towards), 5_500 * Math.sin(towards));
}

const SPELL_BEGINS = 0.05;

/** Now and then the network, or the patience, is gone for two or three days. The last day of all is never among them. */
function offlineDays(days: readonly LocalDate[], random: Random): Set<LocalDate> {
  const offline = new Set<LocalDate>();
  for (let i = 0; i < days.length - 1; i++) {
    if (random.next() > SPELL_BEGINS) continue;
    for (const day of days.slice(i, Math.min(i + 2 + random.below(2), days.length - 1))) offline.add(day);
    i += 3;
  }
  return offline;
}
