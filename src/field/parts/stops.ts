import type { LocalDate } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import type { StopId } from '../../domain/ids.ts';
import type * as z from 'zod/mini';
import type { DayReplanned } from '../../domain/plan/facts.ts';
import type { Stop } from '../../domain/plan/day-plan.ts';
import type { View } from '../ports.ts';

export type StopState = 'ahead' | 'open' | 'kept' | 'attempted' | 'dropped';
export interface PlannedStop {
  readonly stop: Stop;
  readonly number: number;
  readonly customer: Customer | undefined;
  readonly state: StopState;
}

/**
 * The stops of a day, each with how it stands: by the visits on this phone and those pulled from others. They are in the
 * order that the rep took last; where the day was never taken anew, in that of the plan.
 */
export function stopsOf(view: View, day: LocalDate): PlannedStop[] {
  const planned = view.plans.get(day)?.stops ?? [];
  const anew = view.planned.findLast((fact) => fact.kind === 'day.replanned' && fact.parts.details?.day === day);
  const said = anew?.kind === 'day.replanned' ? anew.parts.details : undefined;
  const dropped = new Set(said?.dropped.map(({ stop }) => stop));
  const stops = said ? inOrderOf(view, planned, said) : planned;
  return stops.map((stop, i) => {
    const state = stateOf(view, stop);
    const customer = view.customers.get(stop.customer);
    return { stop, number: i + 1, customer, state: state === 'ahead' && dropped.has(stop.id) ? 'dropped' : state };
  });
}

/** What is done first, then what was put in order, then whatever came into the plan since; what fell out stands at the end. */
function inOrderOf(view: View, planned: readonly Stop[], { order, dropped }: Anew): Stop[] {
  const byId = new Map(planned.map((stop) => [stop.id, stop]));
  const put = order.flatMap(({ stop, customer, atMinute }): Stop[] => {
    // A customer that no plan has goes by its own id: there is no stop that its visit could keep.
    const it = stop === undefined ? { id: customer as string as StopId, customer } : byId.get(stop);
    return it ? [{ ...it, ...(atMinute !== undefined && { atMinute }) }] : [];
  });
  const gone = new Set(dropped.map(({ stop }) => stop));
  const rest = planned.filter(({ id }) => !put.some((one) => one.id === id));
  const [done, ahead] = [rest.filter((stop) => stateOf(view, stop) !== 'ahead'), rest.filter((stop) => stateOf(view, stop) === 'ahead')];
  return [...done, ...put, ...ahead.filter(({ id }) => !gone.has(id)), ...ahead.filter(({ id }) => gone.has(id))];
}

/** Whether a plan has it: only such a stop can be kept by a visit. */
export function isPlanned({ id, customer }: Stop): boolean {
  return id !== (customer as string);
}

type Anew = NonNullable<z.infer<typeof DayReplanned>['parts']['details']>;

function stateOf({ visits, mine }: View, stop: Stop): StopState {
  const own = [...visits.values()].find((visit) => visit.stop === stop.id);
  const visit = own ?? mine?.visits.find((visit) => visit.stop === stop.id);
  if (!visit) return 'ahead';
  if (!visit.endedAt) return own ? 'open' : 'ahead';
  return visit.outcome === 'done' ? 'kept' : 'attempted';
}
