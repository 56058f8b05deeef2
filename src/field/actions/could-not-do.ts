import type { Result } from '../../base/result.ts';
import type { SealedFact } from '../../domain/fact.ts';
import type { Outcome } from '../../domain/visit/facts.ts';
import type { CheckOutRefusal } from '../../domain/visit/rules.ts';
import { type CheckOutAsk, checkOutOf } from './check-out.ts';
import type { Doing } from './doing.ts';

/** The customer was shut, away, gone or would not: an outcome like any other, which asks for no answers and no reason. */
export function couldNotDo(
  doing: Pick<Doing, 'clock' | 'log'>,
  asked: Omit<CheckOutAsk, 'short'> & { readonly outcome: Exclude<Outcome, 'done'> },
): Promise<Result<SealedFact, CheckOutRefusal>> {
  return checkOutOf(doing, { ...asked, short: undefined });
}
