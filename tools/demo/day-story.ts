import { instantOf, type Instant, type LocalDate, MINUTE_MS, type Zone } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { distanceM, movedBy, type Point } from '../../src/domain/place.ts';
import type { Stop } from '../../src/domain/plan/day-plan.ts';
import type { Outcome } from '../../src/domain/visit/facts.ts';
import type { Character } from './characters.ts';

export const ZONE: Zone = 'Asia/Shanghai';

/** A visit as it is going to be: where the rep truly stands, and what the phone is made to say. */
export interface Doing {
  readonly customer: Customer;
  readonly stop: Stop | undefined;
  readonly from: Instant;
  readonly to: Instant;
  /** Where the phone is, or where it claims to be. */
  readonly standsAt: Point;
  readonly outcome: Outcome;
  readonly thin: boolean;
  readonly sameShot: boolean;
}

export interface DayAsked {
  readonly day: LocalDate;
  readonly stops: readonly { readonly stop: Stop; readonly customer: Customer }[];
  /** Customers that might be seen in passing. */
  readonly others: readonly Customer[];
  readonly character: Character;
  readonly home: Point;
  readonly minDwellMin: (customer: Customer) => number;
  readonly random: Random;
}

const FIRST_MINUTE = 9 * 60;
/** Nobody is at a customer's before the phone was in touch with the office. */
const EARLIEST_MINUTE = 8 * 60 + 45;
const LUNCH = { fromMinute: 12 * 60, toMinute: 13 * 60 } as const;
const LAST_MINUTE = 18 * 60 + 5;
const BIKE_MPS = 5.5;
const DETOUR = 1.35;
const PARKING_MIN = 4;

/** A day as this rep spends it: the stops in a sensible order, some missed, some added, each as long as it takes. */
export function dayStory(asked: DayAsked): Doing[] {
  const { day, character, random } = asked;
  const due = [...nearestFirst(asked.stops, asked.home).filter(() => random.next() < KEPT[character]), ...inPassing(asked)];
  const doings: Doing[] = [];
  let [minute, here] = [Math.max(EARLIEST_MINUTE, FIRST_MINUTE + random.normal(0, 12)), asked.home];
  for (const { customer, stop } of due) {
    const there = doorOf(customer, random);
    minute += travelMin(here, there) * (0.85 + 0.5 * random.next());
    if (minute > LUNCH.fromMinute - 10 && minute < LUNCH.toMinute) minute = LUNCH.toMinute + 8 * random.next();
    const outcome = outcomeOf(character, random);
    const lengthMin = outcome === 'done' ? dwellMin(asked, customer) : 2 + 3 * random.next();
    if (minute + lengthMin > LAST_MINUTE) break;
    const at = (m: number) => Math.round(instantOf(day, 0, ZONE) + m * MINUTE_MS);
    doings.push({ customer, stop, from: at(minute), to: at(minute + lengthMin), outcome, ...howDone(asked, there) });
    minute += lengthMin;
    here = there;
  }
  return character === 'hopper' ? hopped(doings) : doings;
}

/** The share of planned stops that is kept at all. */
const KEPT: Record<Character, number> = { honest: 0.94, lazy: 0.62, sofa: 0.97, hopper: 0.95, reuser: 0.9, clock: 0.92, copied: 0.93 };

function dwellMin({ character, minDwellMin, random }: DayAsked, customer: Customer): number {
  const least = minDwellMin(customer);
  if (character === 'lazy' && random.next() < 0.7) return 2 + 3 * random.next();
  return least * (1.05 + 0.7 * random.next()) + 2;
}

function howDone({ character, home, random }: DayAsked, there: Point): Pick<Doing, 'standsAt' | 'thin' | 'sameShot'> {
  const onTheSofa = character === 'sofa' && random.next() < 0.3;
  return {
    standsAt: onTheSofa ? movedBy(home, random.normal(0, 8), random.normal(0, 8)) : there,
    thin: character === 'lazy' || onTheSofa,
    sameShot: character === 'reuser' && random.next() < 0.35,
  };
}

function outcomeOf(character: Character, random: Random): Outcome {
  const chance = random.next();
  if (character === 'sofa') return 'done';
  return chance < 0.965 ? 'done' : chance < 0.985 ? 'contact-away' : chance < 0.995 ? 'closed' : 'refused';
}

const HOP_M = 9_000;

/** Two visits minutes apart and kilometres from each other: a phone that is told where it is. */
function hopped(doings: readonly Doing[]): Doing[] {
  if (doings.length < 2) return [...doings];
  const [first, ...rest] = doings as [Doing, ...Doing[]];
  const far = rest.toSorted((a, b) => distanceM(b.standsAt, first.standsAt) - distanceM(a.standsAt, first.standsAt))[0] as Doing;
  if (distanceM(far.standsAt, first.standsAt) < HOP_M) return [...doings];
  const from = first.to + MINUTE_MS / 2;
  const moved = { ...far, from, to: from + (far.to - far.from) };
  return [first, moved, ...rest.filter((doing) => doing !== far && doing.from > moved.to + 10 * MINUTE_MS)];
}

function inPassing({ others, character, random }: DayAsked): { customer: Customer; stop: undefined }[] {
  if (others.length === 0 || character === 'lazy' || random.next() > 0.22) return [];
  return [{ customer: random.pick(others), stop: undefined }];
}

/** Nobody stands in the middle of a pin; a hospital is wider than a shop. */
function doorOf({ fence }: Customer, random: Random): Point {
  const centre = fence?.centre ?? { lat: 0, lon: 0 };
  const strewnM = Math.min(60, (fence?.radiusM ?? 150) / 4);
  return movedBy(centre, random.normal(0, strewnM / 2), random.normal(0, strewnM / 2));
}

function travelMin(from: Point, to: Point): number {
  const lengthM = distanceM(from, to) * DETOUR;
  // Far away somebody takes a car or a train and not the bicycle.
  return PARKING_MIN + lengthM / (lengthM > 8_000 ? 2.4 * BIKE_MPS : BIKE_MPS) / 60;
}

function nearestFirst<T extends { readonly customer: Customer }>(stops: readonly T[], home: Point): T[] {
  const [left, ordered] = [[...stops], [] as T[]];
  let here = home;
  while (left.length > 0) {
    left.sort((a, b) => distanceM(here, placeOf(a.customer)) - distanceM(here, placeOf(b.customer)));
    const next = left.shift() as T;
    ordered.push(next);
    here = placeOf(next.customer);
  }
  return ordered;
}

function placeOf({ fence }: Customer): Point {
  return fence?.centre ?? { lat: 0, lon: 0 };
}
