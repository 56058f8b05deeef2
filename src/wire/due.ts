import * as z from 'zod/mini';
import { LocalDate } from '../base/moment.ts';
import { Grade } from '../domain/customer.ts';
import { CustomerId, PersonId, UnitId } from '../domain/ids.ts';
import { DUE_STATES } from '../domain/plan/due.ts';
import { LENSES } from '../domain/plan/neglect.ts';
import { PLACE_TROUBLES } from '../domain/plan/placeable.ts';
import { OpenDaySheet } from './access.ts';
import { endpoint } from './endpoint.ts';

const wholeNumber = z.coerce.number().check(z.int(), z.gte(0), z.lte(1_000_000));

const Who = z.object({
  id: CustomerId,
  name: z.string(),
  grade: Grade,
  person: z.nullable(PersonId),
  personName: z.nullable(z.string()),
  lastOn: z.nullable(LocalDate),
  /** Why it cannot stand on a route. */
  place: z.nullable(z.enum(PLACE_TROUBLES)),
});

export const DueRow = z.extend(Who, {
  state: z.enum(DUE_STATES),
  earliestOn: z.nullable(LocalDate),
  dueOn: z.nullable(LocalDate),
  latestOn: z.nullable(LocalDate),
  overdueDays: z.int(),
  everyDays: z.nullable(z.int()),
  thisMonth: z.int(),
  most: z.nullable(z.int()),
  /** Rules that say otherwise with equal right. */
  rivals: z.int(),
  resting: z.array(z.object({ name: z.string(), until: LocalDate })),
  next: z.nullable(OpenDaySheet),
});

export const NeglectRow = z.extend(Who, {
  ageDays: z.nullable(z.int()),
  missed: z.int(),
  missedOn: z.nullable(LocalDate),
  asked: z.int(),
  made: z.int(),
});

const scope = { person: z.optional(PersonId), unit: z.optional(UnitId), offset: z.optional(wholeNumber), limit: z.optional(wholeNumber) };

/** Who is due in somebody's area, the most urgent first; each person's counts beside it. */
export const listDue = endpoint({
  method: 'GET',
  path: '/due',
  who: 'signed-in',
  ask: z.object({ ...scope, state: z.optional(z.enum(DUE_STATES)) }),
  reply: z.object({
    today: LocalDate,
    rows: z.array(DueRow),
    total: z.int(),
    counts: z.record(z.string(), z.int()),
    /** Set aside: nobody can be sent where there is no place. */
    aside: z.int(),
    people: z.array(
      z.object({ person: z.nullable(PersonId), personName: z.nullable(z.string()), customers: z.int(), late: z.int(), never: z.int() }),
    ),
  }),
});

/** The customers that one of the three lenses finds. */
export const listNeglected = endpoint({
  method: 'GET',
  path: '/neglected',
  who: 'signed-in',
  ask: z.object({ ...scope, lens: z.enum(LENSES) }),
  reply: z.object({ today: LocalDate, rows: z.array(NeglectRow), total: z.int(), of: z.int() }),
});
