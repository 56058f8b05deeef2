import * as z from 'zod/mini';
import { Instant, type LocalDate } from '../../base/moment.ts';
import { median } from '../../base/median.ts';
import { PinSource } from '../customer.ts';
import { CustomerId, PersonId } from '../ids.ts';
import { bestFix, distanceM, Fence, type Fix, type Point } from '../place.ts';

/**
 * Why a pin is changed. `moved`: the customer moved, and from now on it is there. `was-wrong`: it was there all along, so the
 * visits that were judged by the wrong pin are judged again, and two people have to say so. `first`: there was none.
 */
export const PinWhy = z.enum(['moved', 'was-wrong', 'first', 'import']);
export type PinWhy = z.infer<typeof PinWhy>;

/** Somebody's record who gains by the move: they were seen at the new pin on so many days, for other customers that are not there. */
const Toward = z.strictObject({ person: PersonId, days: z.int(), fixes: z.int() });

/** A change of a customer's pin, with all that was known when it was asked for. A directive: every state of it is in the log. */
export const PinMove = z.strictObject({
  id: z.uuid(),
  customer: CustomerId,
  before: z.nullable(Fence),
  after: z.nullable(Fence),
  source: z.optional(PinSource),
  why: PinWhy,
  words: z.optional(z.string().check(z.trim(), z.maxLength(500))),
  movedM: z.int(),
  toward: z.array(Toward),
  /** While it waits the old pin stays in force. */
  state: z.enum(['in-force', 'waiting', 'approved', 'refused', 'withdrawn']),
  askedBy: PersonId,
  askedAt: Instant,
  decidedBy: z.optional(PersonId),
  decidedWords: z.optional(z.string().check(z.trim(), z.maxLength(500))),
});
export type PinMove = z.infer<typeof PinMove>;

export const PIN_REASON_FROM_M = 200;

/** How far a pin goes, and by how much its fence grows: both let somebody in who was outside. Nothing where there was none. */
export function movedBetween(before: Fence | null, after: Fence | null): number {
  if (!before || !after) return 0;
  return Math.round(distanceM(before.centre, after.centre) + Math.max(0, after.radiusM - before.radiusM));
}

/** A pin as it was in force from an instant on; `always` where it was found that the one before it had been wrong all along. */
export interface PinVersion {
  readonly at: Instant;
  readonly fence: Fence | null;
  readonly always: boolean;
}

/** The pin by which a visit of an instant is judged: the one in force then, put right where it was found wrong; before the first, the first. */
export function pinAt(versions: readonly PinVersion[], at: Instant): Fence | null {
  let i = Math.max(
    0,
    versions.findLastIndex((version) => version.at <= at),
  );
  while (versions[i + 1]?.always) i += 1;
  return versions[i]?.fence ?? null;
}

/** A place that somebody was seen at while they recorded something about a customer, outside that customer's fence. */
export interface Sighting {
  readonly day: LocalDate;
  readonly customer: CustomerId;
  readonly fix: Fix;
}

const HAUNT_DAYS = 3;
/** A worse fix says too little about where it was. */
const WORST_FIX_M = 150;

/**
 * Whether a pin comes to where a person has been for other customers that are not there. A shop that moved across the street
 * is seen there too, but by visits to itself: those say nothing.
 */
export function drawsToward(
  sightings: readonly Sighting[],
  { customer, before, after }: Pick<PinMove, 'customer' | 'before' | 'after'>,
): { readonly days: number; readonly fixes: number } | undefined {
  if (!after) return undefined;
  const within = (fix: Fix, fence: Fence) => distanceM(fix, fence.centre) <= fence.radiusM + Math.min(fix.accuracyM, WORST_FIX_M);
  const there = sightings.filter(
    (one) =>
      one.customer !== customer && one.fix.accuracyM <= WORST_FIX_M && within(one.fix, after) && !(before && within(one.fix, before)),
  );
  const days = new Set(there.map(({ day }) => day)).size;
  return days >= HAUNT_DAYS ? { days, fixes: there.length } : undefined;
}

export interface PinProposal {
  readonly centre: Point;
  /** Eight of ten visits lie within this of the centre, as far as their fixes are right. */
  readonly uncertaintyM: number;
  readonly visits: number;
}

/** Where the first visits found the customer: the middle of their best fixes, and how far they lie apart. */
export function pinFromVisits(visits: readonly (readonly Fix[])[]): PinProposal | undefined {
  const best = visits.flatMap((fixes) => bestFix(fixes) ?? []);
  if (best.length === 0) return undefined;
  const centre = { lat: round(median(best.map(({ lat }) => lat))), lon: round(median(best.map(({ lon }) => lon))) };
  const away = best.map((fix) => distanceM(fix, centre)).toSorted((a, b) => a - b);
  const most = away[Math.ceil(away.length * 0.8) - 1] ?? 0;
  return { centre, uncertaintyM: Math.round(most + median(best.map(({ accuracyM }) => accuracyM))), visits: best.length };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
