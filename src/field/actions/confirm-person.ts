import { checkInChallenge } from '../../domain/evidence/passkey.ts';
import type { SealedFact } from '../../domain/fact.ts';
import type { VisitId } from '../../domain/ids.ts';
import type { FieldDeps } from '../ports.ts';
import { ownPasskeys } from '../sync/make-passkey.ts';
import { type Doing, sopOf } from './doing.ts';

/**
 * Where the standard asks for it, the person confirms a check-in that is made already: with or without a network, and
 * whether or not it comes to anything. Undefined where it came to nothing, or nothing was asked.
 */
export async function confirmPerson(
  { store, passkey, log }: Pick<FieldDeps, 'store' | 'passkey'> & Pick<Doing, 'log'>,
  id: VisitId,
): Promise<SealedFact | undefined> {
  const view = log.view();
  const visit = view.visits.get(id);
  if (!visit || visit.vouches || sopOf(view, visit)?.identity !== 'passkey') return undefined;
  const own = await ownPasskeys({ store });
  const started = (await store.facts()).find(({ envelope }) => envelope.kind === 'visit.started' && envelope.refs.visit === id);
  if (own.length === 0 || !started) return undefined;
  const confirmation = await passkey.confirm(own, checkInChallenge(started.seal));
  return confirmation && log.append({ kind: 'visit.vouched', refs: { visit: id }, blobs: [], parts: { details: confirmation } });
}
