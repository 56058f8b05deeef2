import type { SealedFact } from '../../domain/fact.ts';
import type { VisitId } from '../../domain/ids.ts';
import type { BackCheckOutcome } from '../../domain/visit/facts.ts';
import { placeOf, type Seen } from '../../domain/visit/rules.ts';
import type { ErrandCard } from '../../wire/errands.ts';
import { allowed, type Doing, precisionOf } from './doing.ts';

export interface ErrandAnswer {
  readonly errand: Pick<ErrandCard, 'task' | 'fence'>;
  readonly outcome: BackCheckOutcome;
  readonly heard: { readonly when: string; readonly about: string; readonly note: string };
  readonly seen: Seen;
}

/** What the customer said when they were asked in person, in this person's own record; and where the phone was, as far as that may be said. */
export function answerErrand(doing: Pick<Doing, 'clock' | 'log'>, { errand, outcome, heard, seen }: ErrandAnswer): Promise<SealedFact> {
  const used = allowed(doing, seen);
  const words = Object.fromEntries(Object.entries(heard).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : [])));
  const place = placeOf(used, precisionOf(doing.log.view()), errand);
  return doing.log.append({
    ...{ kind: 'customer.asked', refs: { task: errand.task as VisitId }, blobs: [] },
    parts: {
      details: { outcome, ...('none' in used && { noPlace: used.none }) },
      ...place,
      ...(Object.keys(words).length > 0 && { words }),
    },
  });
}
