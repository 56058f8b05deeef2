import * as z from 'zod/mini';
import { Instant } from '../base/moment.ts';
import { PinMove, PinWhy } from '../domain/customer/pin.ts';
import { PinSource } from '../domain/customer.ts';
import { CustomerId } from '../domain/ids.ts';
import { Fence, Place, Point } from '../domain/place.ts';
import { endpoint } from './endpoint.ts';

/** A move as it is read: with the names of those whom it concerns. */
export const PinMoveSheet = z.object({
  move: PinMove,
  customerName: z.string(),
  askedByName: z.string(),
  decidedByName: z.nullable(z.string()),
  towardNames: z.array(z.object({ name: z.string(), days: z.int() })),
  /** Whether who reads this may approve or refuse it: somebody else than who asked, and than whom it draws toward. */
  mayDecide: z.boolean(),
});
export type PinMoveSheet = z.infer<typeof PinMoveSheet>;

export const readPins = endpoint({
  method: 'GET',
  path: '/pins',
  who: 'signed-in',
  ask: z.object({ customer: CustomerId }),
  reply: z.object({
    /** Every pin that was ever in force, the newest first. */
    set: z.array(
      z.object({
        at: Instant,
        byName: z.string(),
        imported: z.boolean(),
        fence: z.nullable(Fence),
        source: z.nullable(PinSource),
        movedM: z.int(),
        why: z.nullable(PinWhy),
        words: z.nullable(z.string()),
        approvedByName: z.nullable(z.string()),
      }),
    ),
    waiting: z.array(PinMoveSheet),
    /** Moves that came to nothing. */
    past: z.array(PinMoveSheet),
    /** Where its first visits found a customer that has no pin. */
    proposal: z.nullable(z.object({ centre: Point, uncertaintyM: z.int(), visits: z.int() })),
    /** What reps said from the spot: the customer is here. */
    found: z.array(z.object({ byName: z.string(), at: Instant, place: z.nullable(Place), note: z.nullable(z.string()) })),
    /** A farther move wants a reason. */
    reasonFromM: z.int(),
  }),
});

/** All moves in scope that wait for a second person. */
export const waitingPins = endpoint({
  method: 'GET',
  path: '/pins/waiting',
  who: 'manager',
  ask: z.object({}),
  reply: z.object({ moves: z.array(PinMoveSheet) }),
});

export const decidePin = endpoint({
  method: 'POST',
  path: '/pins/decide',
  who: 'manager',
  ask: z.object({
    move: z.uuid(),
    decision: z.enum(['approved', 'refused']),
    words: z.optional(z.string().check(z.trim(), z.maxLength(500))),
  }),
  reply: z.object({ move: PinMoveSheet }),
});
