import type { SealedFact } from '../../domain/fact.ts';
import type { SiteToken } from '../../domain/visit/facts.ts';
import { openVisit } from '../../domain/visit/state.ts';
import type { Doing } from './doing.ts';

/** Takes what the customer's place gave into the visit that is open; nothing where none is, or its customer has no place with us. */
export async function takeToken({ log }: Pick<Doing, 'log'>, token: SiteToken): Promise<SealedFact | undefined> {
  const visit = openVisit(log.view().visits);
  if (!visit?.customer) return undefined;
  return log.append({ kind: 'site.proved', refs: { visit: visit.id, customer: visit.customer }, blobs: [], parts: { details: token } });
}
