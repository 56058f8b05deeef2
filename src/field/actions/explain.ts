import type { SealedFact } from '../../domain/fact.ts';
import type { FactId, VisitId } from '../../domain/ids.ts';
import type { Doing } from './doing.ts';

export interface ExplainAsk {
  readonly visit: VisitId;
  readonly as: 'reply' | 'appeal';
  readonly text: string;
  readonly about: FactId | undefined;
}

/** The person's own word on a visit of theirs, also on one that this phone no longer holds. */
export function explain({ log }: Pick<Doing, 'log'>, { visit, as, text, about }: ExplainAsk): Promise<SealedFact> {
  return log.append({
    kind: 'visit.explained',
    refs: { visit, ...(about && { about }) },
    blobs: [],
    parts: { details: { as }, words: { text } },
  });
}
