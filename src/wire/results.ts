import * as z from 'zod/mini';
import { LocalDate } from '../base/moment.ts';
import { CustomerId, PersonId } from '../domain/ids.ts';
import { OpportunityStage } from '../domain/result/facts.ts';
import { endpoint } from './endpoint.ts';

export const RESULT_KINDS = ['opportunity', 'contract', 'order'] as const;

/** An opportunity, contract or order as its facts leave it. */
export const ResultRow = z.object({
  kind: z.enum(RESULT_KINDS),
  id: z.string(),
  customer: CustomerId,
  customerName: z.string(),
  person: PersonId,
  personName: z.string(),
  on: LocalDate,
  state: z.string(),
  amountFen: z.nullable(z.int()),
  need: z.nullable(z.string()),
});

export const listResults = endpoint({
  method: 'GET',
  path: '/results',
  who: 'signed-in',
  ask: z.object({
    kind: z.enum(RESULT_KINDS),
    customer: z.optional(CustomerId),
    from: z.optional(LocalDate),
    to: z.optional(LocalDate),
    limit: z.optional(z.coerce.number()),
  }),
  reply: z.object({ results: z.array(ResultRow), total: z.int() }),
});

/** Said at the desk: a desk fact of the customer's owner (or of the pool), made by who is signed in. */
export const saveResult = endpoint({
  method: 'POST',
  path: '/results',
  who: 'manager',
  ask: z.object({
    kind: z.enum(RESULT_KINDS),
    id: z.uuid(),
    customer: CustomerId,
    on: LocalDate,
    state: z.union([OpportunityStage, z.enum(['signed', 'reversed', 'placed', 'cancelled', 'returned'])]),
    amountFen: z.optional(z.int()),
    need: z.optional(z.string().check(z.maxLength(300))),
  }),
  reply: z.object({ result: ResultRow }),
});
