import { err, ok, type Result } from '../../base/result.ts';
import type { SealedFact } from '../../domain/fact.ts';
import type { CustomerId } from '../../domain/ids.ts';
import type { NoPlace } from '../../domain/visit/facts.ts';
import { placeOf, type Seen } from '../../domain/visit/rules.ts';
import { allowed, type Doing, precisionOf } from './doing.ts';

export interface FoundElsewhereAsk {
  readonly customer: CustomerId;
  readonly seen: Seen;
  readonly note: string;
}

/** "The pin is wrong, the customer is here": a proposal, which the desk may turn into a new pin. */
export async function foundElsewhere(
  doing: Pick<Doing, 'clock' | 'log'>,
  { customer, seen, note }: FoundElsewhereAsk,
): Promise<Result<SealedFact, { readonly why: NoPlace }>> {
  const view = doing.log.view();
  const may = allowed(doing, seen);
  const { place } = placeOf(may, precisionOf(view), view.customers.get(customer));
  if ('none' in may || !place) return err({ why: 'none' in may ? may.none : 'unavailable' });
  return ok(await doing.log.append({ kind: 'customer.found-elsewhere', refs: { customer }, blobs: [], parts: { place, words: { note } } }));
}
