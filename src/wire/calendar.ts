import * as z from 'zod/mini';
import { LocalDate } from '../base/moment.ts';
import { LeaveId, PersonId, UnitId } from '../domain/ids.ts';
import { Half, LeaveKind, LeaveOrder } from '../domain/person.ts';
import { Holidays } from '../domain/plan/calendar.ts';
import { endpoint } from './endpoint.ts';

/** The company's years, and those that ship with their source, to be taken over or not. */
export const readHolidays = endpoint({
  method: 'GET',
  path: '/holidays',
  who: 'signed-in',
  ask: z.object({}),
  reply: z.object({ years: z.array(z.object({ holidays: Holidays, number: z.int() })), shipped: z.array(Holidays) }),
});

export const saveHolidays = endpoint({
  method: 'PUT',
  path: '/holidays',
  who: 'admin',
  ask: z.object({ holidays: Holidays, number: z.int() }),
  reply: z.object({ number: z.int() }),
});

export const LeaveSheet = z.object({ leave: LeaveOrder, personName: z.string(), mayDecide: z.boolean() });

/** Leaves that touch a span of days, one's own and those of people under one. */
export const listLeaves = endpoint({
  method: 'GET',
  path: '/leaves',
  who: 'signed-in',
  ask: z.object({ from: LocalDate, to: LocalDate, person: z.optional(PersonId), unit: z.optional(UnitId) }),
  reply: z.object({ leaves: z.array(LeaveSheet) }),
});

/** Asks for days off for oneself, or sets them for somebody under one: then they are granted at once. */
export const askLeave = endpoint({
  method: 'POST',
  path: '/leaves',
  who: 'signed-in',
  ask: z.object({
    id: LeaveId,
    person: PersonId,
    from: LocalDate,
    to: LocalDate,
    kind: LeaveKind,
    half: z.optional(Half),
    note: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  }),
  reply: z.object({ leave: LeaveOrder }),
});

/** A manager grants or declines; who asked may withdraw until the first day has come. */
export const decideLeave = endpoint({
  method: 'POST',
  path: '/leaves/decide',
  who: 'signed-in',
  ask: z.object({
    leave: LeaveId,
    state: z.enum(['granted', 'declined', 'withdrawn']),
    answer: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  }),
  reply: z.object({ leave: LeaveOrder }),
});
