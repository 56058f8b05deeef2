import * as z from 'zod/mini';
import { LocalDate } from '../base/moment.ts';
import { Customer } from '../domain/customer.ts';
import { CustomerId, PersonId, PostId, UnitId } from '../domain/ids.ts';
import { SopTemplate } from '../domain/sop/template.ts';
import { CUSTOMER_TRAITS } from '../domain/sop/condition.ts';
import { endpoint } from './endpoint.ts';
import { VisitRow } from './visits.ts';

export const CustomerRow = z.object({
  customer: Customer,
  owner: z.nullable(z.object({ post: PostId, postName: z.string(), person: z.nullable(PersonId), personName: z.nullable(z.string()) })),
  lastVisitOn: z.nullable(LocalDate),
  visitsThisMonth: z.int(),
  target: z.nullable(z.int()),
});

export const listCustomers = endpoint({
  method: 'GET',
  path: '/customers',
  who: 'signed-in',
  ask: z.object({
    search: z.optional(z.string().check(z.maxLength(64))),
    line: z.optional(z.string()),
    grade: z.optional(z.string()),
    stage: z.optional(z.string()),
    region: z.optional(z.string()),
    unit: z.optional(UnitId),
    person: z.optional(PersonId),
    owned: z.optional(z.enum(['yes', 'pool'])),
    sort: z.optional(z.enum(['name', 'last-visit', 'grade'])),
    offset: z.optional(z.coerce.number()),
    limit: z.optional(z.coerce.number().check(z.gte(1), z.lte(500))),
  }),
  reply: z.object({ customers: z.array(CustomerRow), total: z.int() }),
});

/** Each SOP of the line and why it applies or not: the chosen one first. */
export const ConsideredSop = z.object({
  sop: SopTemplate,
  holds: z.boolean(),
  reasons: z.array(z.object({ trait: z.enum(CUSTOMER_TRAITS), wanted: z.array(z.string()), had: z.array(z.string()), holds: z.boolean() })),
});

export const readCustomer = endpoint({
  method: 'GET',
  path: '/customers/one',
  who: 'signed-in',
  ask: z.object({ customer: CustomerId }),
  reply: z.object({
    row: CustomerRow,
    owners: z.array(z.object({ from: LocalDate, postName: z.nullable(z.string()), personName: z.nullable(z.string()) })),
    visits: z.array(VisitRow),
    sops: z.array(ConsideredSop),
    results: z.array(
      z.object({ kind: z.string(), id: z.string(), on: LocalDate, stage: z.nullable(z.string()), amountFen: z.nullable(z.int()) }),
    ),
  }),
});

export const saveCustomer = endpoint({
  method: 'PUT',
  path: '/customers/one',
  who: 'manager',
  ask: z.object({
    customer: Customer,
    owner: z.optional(z.nullable(PostId)),
    ownerFrom: z.optional(LocalDate),
    /** Why the pin is elsewhere now; a move of more than some metres wants the words as well. */
    pin: z.optional(z.object({ why: z.enum(['moved', 'was-wrong']), words: z.optional(z.string().check(z.trim(), z.maxLength(500))) })),
  }),
  /** `pinWaits`: all else is saved, and the old pin stays in force until another person approves the new one. */
  reply: z.object({ row: CustomerRow, pinWaits: z.boolean() }),
});
