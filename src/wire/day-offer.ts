import * as z from 'zod/mini';
import { LocalDate } from '../base/moment.ts';
import { Grade } from '../domain/customer.ts';
import { CustomerId, PersonId, StopId } from '../domain/ids.ts';
import { CLOSED_WHY } from '../domain/plan/access.ts';
import { AIMS, type Frame, type Wish } from '../domain/plan/day-problem.ts';
import { DUE_STATES } from '../domain/plan/due.ts';
import { PLACE_TROUBLES } from '../domain/plan/placeable.ts';
import { Point } from '../domain/place.ts';
import { SOURCES } from '../domain/route/travel.ts';
import { endpoint } from './endpoint.ts';

const Minute = z.number();

const Offered = z.object({
  customer: CustomerId,
  name: z.string(),
  grade: Grade,
  due: z.enum(DUE_STATES),
  overdueDays: z.int(),
});

/** A customer on the offered route, in order; minutes of the day where the person works, and how long things take. */
export const OfferedStop = z.extend(Offered, {
  /** The stop of the present plan that it is; null for one that would be new. */
  stop: z.nullable(StopId),
  at: Point,
  appointment: z.boolean(),
  driveMin: Minute,
  /** Where the time of the drive to it is from. */
  source: z.nullable(z.enum(SOURCES)),
  arriveMinute: Minute,
  startMinute: Minute,
  leaveMinute: Minute,
  /** How much later one may come and still keep everything that follows. */
  slackMin: z.nullable(Minute),
  /** How much sooner the day would end without it. */
  costsMin: z.nullable(Minute),
});

/** What would be enough to see somebody after all, in minutes; each alone, with the order kept. */
const WouldDo = z.object({ kind: z.enum(['later-end', 'earlier-start', 'shorter-visit']), minutes: Minute });

/** A customer that could be seen and is not on the route. Every reason was tried, not guessed. */
export const LeftOut = z.extend(Offered, {
  planned: z.boolean(),
  /** `fits`: there is room, and the aim did not ask for it. `alone`: not even on an empty day, for the named limit. `short`: so many minutes are missing. */
  why: z.enum(['fits', 'alone', 'short']),
  limit: z.nullable(z.enum(['windows', 'hours', 'lunch', 'load', 'several'])),
  shortMin: z.nullable(Minute),
  /** What stands in the way where it is nearest to fitting: its own hours, the end of the day, or whoever comes after it. */
  block: z.nullable(z.enum(['own-window', 'stop', 'shift-end'])),
  blockedBy: z.nullable(z.string()),
  /** Who would have to go for it. */
  instead: z.nullable(z.string()),
  wouldDo: z.array(WouldDo),
});

/** A customer that no route of the day can have, and why. */
export const SetAside = z.object({ customer: CustomerId, name: z.string(), why: z.enum([...PLACE_TROUBLES, ...CLOSED_WHY]) });

export const DayOffer = z.object({
  person: PersonId,
  day: LocalDate,
  aim: z.enum(AIMS),
  /** Null on a day off. */
  hours: z.nullable(z.object({ fromMinute: Minute, toMinute: Minute })),
  stops: z.array(OfferedStop),
  lunchMinute: z.nullable(Minute),
  leftOut: z.array(LeftOut),
  aside: z.array(SetAside),
  totals: z.object({ driveMin: Minute, waitMin: Minute, visitMin: Minute, endMinute: Minute, overtimeMin: Minute }),
  /** The version of the plan that it was made beside; 0 where there was none. */
  version: z.int(),
  /** How long the search took. */
  tookMs: z.int(),
  /** What it was made of, so that a page can tell the price of another order by itself: `travelS` is row-major, wish by wish. */
  made: z.nullable(
    z.object({
      frame: z.custom<Frame>((it) => typeof it === 'object'),
      wishes: z.array(z.custom<Wish>((it) => typeof it === 'object')),
      travelS: z.array(z.int()),
    }),
  ),
});

/** A day for somebody, made of who is due: nothing is written until it is published. */
export const proposeDay = endpoint({
  method: 'GET',
  path: '/plans/propose',
  who: 'signed-in',
  ask: z.object({ person: PersonId, day: LocalDate, aim: z.optional(z.enum(AIMS)) }),
  reply: DayOffer,
});
