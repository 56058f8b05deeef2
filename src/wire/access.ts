import * as z from 'zod/mini';
import { LocalDate } from '../base/moment.ts';
import { CustomerId } from '../domain/ids.ts';
import { Access, CLOSED_WHY, Institution } from '../domain/plan/access.ts';
import { ACCESS_TROUBLES } from '../domain/plan/access-troubles.ts';
import { PLACE_TROUBLES } from '../domain/plan/placeable.ts';
import { Window } from '../domain/plan/windows.ts';
import { endpoint } from './endpoint.ts';

/** A day at a customer's: when somebody may come, or why not. */
export const OpenDaySheet = z.object({
  day: LocalDate,
  windows: z.array(Window),
  why: z.nullable(z.enum(CLOSED_WHY)),
  note: z.nullable(z.string()),
  known: z.boolean(),
  asks: z.array(z.object({ windows: z.array(Window), needsNumber: z.boolean(), heads: z.nullable(z.int()) })),
});

export const InstitutionSheet = z.object({ institution: Institution, number: z.int(), customers: z.int() });

/** Hours and rules of a customer, what they make of the days to come, and what does not fit together. */
export const readAccess = endpoint({
  method: 'GET',
  path: '/access',
  who: 'signed-in',
  ask: z.object({ customer: CustomerId }),
  reply: z.object({
    access: z.nullable(Access),
    number: z.int(),
    institution: z.nullable(InstitutionSheet),
    days: z.array(OpenDaySheet),
    troubles: z.array(z.object({ code: z.enum(ACCESS_TROUBLES), says: z.record(z.string(), z.union([z.string(), z.number()])) })),
    place: z.nullable(z.enum(PLACE_TROUBLES)),
  }),
});

/** `number` is the version that was read: somebody else's change in between is `stale`. */
export const saveAccess = endpoint({
  method: 'PUT',
  path: '/access',
  who: 'manager',
  ask: z.object({ access: Access, number: z.int() }),
  reply: z.object({ number: z.int() }),
});

export const listInstitutions = endpoint({
  method: 'GET',
  path: '/institutions',
  who: 'signed-in',
  ask: z.object({}),
  reply: z.object({ institutions: z.array(InstitutionSheet) }),
});

export const saveInstitution = endpoint({
  method: 'PUT',
  path: '/institutions',
  who: 'manager',
  ask: z.object({ institution: Institution, number: z.int() }),
  reply: z.object({ number: z.int() }),
});
