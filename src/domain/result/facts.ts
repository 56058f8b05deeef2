import * as z from 'zod/mini';
import { LocalDate } from '../../base/moment.ts';
import { Fen } from '../../base/money.ts';
import { kindOf } from '../fact.ts';
import { ContractId, CustomerId, OpportunityId, OrderId, VisitId } from '../ids.ts';

// What visits lead to. Said on the phone, at the desk, or by a sheet from another system; corrected by saying it again.

/** Where it came from, if another system keeps it: the pair makes an import repeatable. */
const source = z.optional(z.strictObject({ system: z.string().check(z.maxLength(64)), externalId: z.string().check(z.maxLength(128)) }));

export const OpportunityStage = z.enum(['open', 'qualified', 'won', 'lost', 'duplicate']);
export type OpportunityStage = z.infer<typeof OpportunityStage>;

/** An opportunity came to a stage on a date. Qualified needs its amount: need, owner and date are the fact itself. */
export const OpportunityMoved = kindOf('opportunity.moved', {
  refs: { opportunity: OpportunityId, customer: CustomerId, visit: z.optional(VisitId) },
  parts: {
    details: z.strictObject({ stage: OpportunityStage, on: LocalDate, amountFen: z.optional(Fen), source }),
    words: z.optional(z.strictObject({ need: z.string().check(z.maxLength(300)) })),
  },
});

/** A contract took effect, or was reversed. `entity` is the legal entity; without one the customer stands for it. */
export const ContractSigned = kindOf('contract.signed', {
  refs: { contract: ContractId, customer: CustomerId },
  parts: {
    details: z.strictObject({ on: LocalDate, amountFen: z.optional(Fen), entity: z.optional(z.string().check(z.maxLength(64))), source }),
  },
});
export const ContractReversed = kindOf('contract.reversed', {
  refs: { contract: ContractId, customer: CustomerId },
  parts: { details: z.strictObject({ on: LocalDate, source }) },
});

/** An order: net is after discount and before tax. The last word on an order wins; a return has its own date. */
export const OrderPlaced = kindOf('order.placed', {
  refs: { order: OrderId, customer: CustomerId, visit: z.optional(VisitId) },
  parts: { details: z.strictObject({ on: LocalDate, netFen: Fen, lines: z.optional(z.int()), source }) },
});
export const OrderCancelled = kindOf('order.cancelled', {
  refs: { order: OrderId, customer: CustomerId },
  parts: { details: z.strictObject({ on: LocalDate, source }) },
});
export const OrderReturned = kindOf('order.returned', {
  refs: { order: OrderId, customer: CustomerId },
  parts: { details: z.strictObject({ on: LocalDate, netFen: Fen, source }) },
});

export const ResultFact = z.discriminatedUnion('kind', [
  OpportunityMoved,
  ContractSigned,
  ContractReversed,
  OrderPlaced,
  OrderCancelled,
  OrderReturned,
]);
export type ResultFact = z.infer<typeof ResultFact>;
