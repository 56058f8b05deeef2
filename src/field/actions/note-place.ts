import type { SealedFact } from '../../domain/fact.ts';
import type { VisitId } from '../../domain/ids.ts';
import { placeOf, type Seen } from '../../domain/visit/rules.ts';
import { allowed, type Doing, precisionOf } from './doing.ts';

/** Notes where the phone was seen while a visit is open; nothing where nothing was seen, or nothing may be. */
export async function notePlace(
  doing: Pick<Doing, 'clock' | 'log'>,
  { visit: id, seen }: { readonly visit: VisitId; readonly seen: Seen },
): Promise<SealedFact | undefined> {
  const view = doing.log.view();
  const visit = view.visits.get(id);
  if (!visit || visit.endedAt !== undefined) return undefined;
  const { place } = placeOf(allowed(doing, seen), precisionOf(view), visit.customer && view.customers.get(visit.customer));
  return place && doing.log.append({ kind: 'visit.placed', refs: { visit: id }, blobs: [], parts: { place } });
}
