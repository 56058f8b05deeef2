import type * as z from 'zod/mini';
import type { SealedFact } from '../../domain/fact.ts';
import type { CustomerId, StopId } from '../../domain/ids.ts';
import type { DayReplanned, PlanChallenged, PlanProposed } from '../../domain/plan/facts.ts';
import type { Doing } from './doing.ts';

type Challenged = z.infer<typeof PlanChallenged>['parts']['details'];
export type Proposed = NonNullable<z.infer<typeof PlanProposed>['parts']['details']>;
export type Replanned = z.infer<typeof DayReplanned>['parts']['details'];

export interface AskPlan {
  readonly customer: CustomerId;
  readonly stop?: StopId | undefined;
  readonly asks: Challenged;
  readonly text: string;
}

/** Asks the office for another plan; whether it is granted comes back with the next contact. */
export function askPlan({ log }: Pick<Doing, 'log'>, { customer, stop, asks, text }: AskPlan): Promise<SealedFact> {
  return log.append({
    kind: 'plan.challenged',
    refs: { customer, ...(stop && { stop }) },
    blobs: [],
    parts: { details: asks, ...(text.trim() && { words: { text: text.trim() } }) },
  });
}

/** Hands in a day's plan; whether it counts at once or waits for a manager comes back with the next contact. */
export function proposePlan({ log }: Pick<Doing, 'log'>, proposed: Proposed): Promise<SealedFact> {
  return log.append({ kind: 'plan.proposed', refs: {}, blobs: [], parts: { details: proposed } });
}

/** Takes what is left of the day in another order. The frozen plan stays what it was. */
export function replanDay({ log }: Pick<Doing, 'log'>, replanned: Replanned): Promise<SealedFact> {
  return log.append({ kind: 'day.replanned', refs: {}, blobs: [], parts: { details: replanned } });
}
