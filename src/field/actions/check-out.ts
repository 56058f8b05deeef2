import type * as z from 'zod/mini';
import { err, ok, type Result } from '../../base/result.ts';
import type { SealedFact } from '../../domain/fact.ts';
import type { VisitId } from '../../domain/ids.ts';
import type { Outcome, ShortReason } from '../../domain/visit/facts.ts';
import { checkOut, type CheckOutRefusal, type Seen } from '../../domain/visit/rules.ts';
import { allowed, type Doing, precisionOf, sopOf, todayOf } from './doing.ts';

export interface CheckOutAsk {
  readonly visit: VisitId;
  readonly outcome: Outcome;
  readonly short: z.infer<typeof ShortReason> | undefined;
  readonly note: string | undefined;
  readonly seen: Seen;
}

export async function checkOutOf(
  doing: Pick<Doing, 'clock' | 'log'>,
  { visit: id, seen, ...asked }: CheckOutAsk,
): Promise<Result<SealedFact, CheckOutRefusal>> {
  const view = doing.log.view();
  const visit = view.visits.get(id);
  if (!visit) return err({ why: 'visit-ended' });
  const ended = checkOut(visit, sopOf(view, visit), {
    ...asked,
    seen: allowed(doing, seen),
    now: doing.clock.now(),
    today: todayOf(doing),
    customer: visit.customer && view.customers.get(visit.customer),
    precision: precisionOf(view),
  });
  return ended.ok ? ok(await doing.log.append(ended.value)) : ended;
}
