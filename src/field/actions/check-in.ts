import { ok, type Result } from '../../base/result.ts';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerId, StopId, VisitId } from '../../domain/ids.ts';
import { inForce, sopFor, type SopTemplate } from '../../domain/sop/template.ts';
import { checkIn, type CheckIn, type CheckInRefusal, type Seen } from '../../domain/visit/rules.ts';
import type { View } from '../ports.ts';
import { allowed, type Doing, precisionOf, todayOf } from './doing.ts';

export interface CheckInAsk {
  /** One that the phone knows, or the name of one that it does not. */
  readonly customer: CustomerId | { readonly name: string };
  readonly stop: StopId | undefined;
  readonly purpose: string | undefined;
  readonly unplanned: CheckIn['unplanned'];
  readonly seen: Seen;
  readonly offSite: boolean;
}

export async function checkInAt(
  doing: Pick<Doing, 'clock' | 'ids' | 'log'>,
  { customer, seen, ...asked }: CheckInAsk,
): Promise<Result<VisitId, CheckInRefusal>> {
  const view = doing.log.view();
  const visit = doing.ids.next() as VisitId;
  const known = typeof customer === 'string' ? view.customers.get(customer) : undefined;
  const started = checkIn(
    view.visits,
    { fence: view.policy.fence, precision: precisionOf(view) },
    {
      ...asked,
      visit,
      customer: known ?? { name: typeof customer === 'string' ? '' : customer.name },
      sop: known && standardFor(view, known, todayOf(doing)),
      seen: allowed(doing, seen),
    },
  );
  if (!started.ok) return started;
  await doing.log.append(started.value);
  return ok(visit);
}

function standardFor({ sops }: View, customer: Customer, today: string): SopTemplate | undefined {
  return sopFor(customer, inForce(sops, today)).chosen?.sop;
}
