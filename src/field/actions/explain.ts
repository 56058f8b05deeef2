import type { SealedFact } from '../../domain/fact.ts';
import type { FactId, VisitId } from '../../domain/ids.ts';
import type { Shot } from '../ports.ts';
import type { Doing } from './doing.ts';

export interface ExplainAsk {
  readonly visit: VisitId;
  readonly as: 'reply' | 'appeal';
  /** May be empty: that somebody disagrees is enough for an appeal. */
  readonly text: string;
  readonly about: FactId | undefined;
  readonly shot?: Shot | undefined;
}

/** The person's own word on a visit of theirs, also on one that this phone no longer holds. */
export function explain({ log }: Pick<Doing, 'log'>, { visit, as, text, about, shot }: ExplainAsk): Promise<SealedFact> {
  const photo = shot && { source: shot.source, widthPx: shot.widthPx, heightPx: shot.heightPx, bytes: shot.bytes.length };
  return log.append(
    {
      kind: 'visit.explained',
      refs: { visit, ...(about && { about }) },
      blobs: shot ? [shot.digest] : [],
      parts: { details: { as, ...(photo && { photo }) }, words: { text } },
    },
    shot,
  );
}
