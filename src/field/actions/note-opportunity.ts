import type * as z from 'zod/mini';
import type { LocalDate } from '../../base/moment.ts';
import type { SealedFact } from '../../domain/fact.ts';
import type { CustomerId, OpportunityId, VisitId } from '../../domain/ids.ts';
import type { OpportunityStage } from '../../domain/result/facts.ts';
import type { Doing } from './doing.ts';

export interface OpportunityAsk {
  readonly customer: CustomerId;
  readonly on: LocalDate;
  readonly stage: z.infer<typeof OpportunityStage>;
  readonly amountFen: number | undefined;
  readonly need: string;
  /** One that is known already and comes to another stage. */
  readonly opportunity?: OpportunityId;
  readonly visit?: VisitId;
}

export function noteOpportunity({ ids, log }: Pick<Doing, 'ids' | 'log'>, asked: OpportunityAsk): Promise<SealedFact> {
  const { customer, on, stage, amountFen, need, visit, opportunity = ids.next() as OpportunityId } = asked;
  return log.append({
    kind: 'opportunity.moved',
    refs: { opportunity, customer, ...(visit && { visit }) },
    blobs: [],
    parts: { details: { stage, on, ...(amountFen !== undefined && { amountFen }) }, ...(need && { words: { need } }) },
  });
}
