import type { LocalDate } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Stop } from '../../domain/plan/day-plan.ts';
import type { View } from '../ports.ts';

export type StopState = 'ahead' | 'open' | 'kept' | 'attempted';
export interface PlannedStop {
  readonly stop: Stop;
  readonly number: number;
  readonly customer: Customer | undefined;
  readonly state: StopState;
}

/** The stops of a day in their order, each with how it stands: by the visits on this phone and those pulled from others. */
export function stopsOf(view: View, day: LocalDate): PlannedStop[] {
  const plan = view.plans.get(day);
  return (plan?.stops ?? []).map((stop, i) => ({
    stop,
    number: i + 1,
    customer: view.customers.get(stop.customer),
    state: stateOf(view, stop),
  }));
}

function stateOf({ visits, mine }: View, stop: Stop): StopState {
  const own = [...visits.values()].find((visit) => visit.stop === stop.id);
  const visit = own ?? mine?.visits.find((visit) => visit.stop === stop.id);
  if (!visit) return 'ahead';
  if (!visit.endedAt) return own ? 'open' : 'ahead';
  return visit.outcome === 'done' ? 'kept' : 'attempted';
}
