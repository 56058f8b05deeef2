import { type LocalDate, localDate } from '../../base/moment.ts';
import type { CustomerId } from '../../domain/ids.ts';
import { type DueItem, dueList, type Seen } from '../../domain/plan/due.ts';
import type { View } from '../ports.ts';

/** Who is due, by what the server knew at the last contact and what this phone did since. */
export function dueOnPhone(view: View, today: LocalDate): DueItem[] {
  const told = new Map(view.mine?.seen?.map((one) => [one.customer, one]));
  const own = ownDays(view);
  // A customer that only a plan names is somebody else's to look after.
  const ours = [...view.customers.values()].filter(({ id }) => told.has(id));
  const seen = ours.map((customer): Seen => {
    const one = told.get(customer.id);
    const visitedOn = [...new Set([...(one?.on ?? []), ...(own.get(customer.id) ?? [])])].toSorted();
    return { customer, visitedOn, since: one?.since ?? undefined, met: one?.met ?? [] };
  });
  return dueList(seen, view.policy.frequency, today);
}

/** Visits of this phone that were ended and done: they count until somebody says otherwise. */
function ownDays({ visits, me }: View): ReadonlyMap<CustomerId, readonly LocalDate[]> {
  const days = new Map<CustomerId, LocalDate[]>();
  for (const { customer, endedAt, outcome, startedAt } of visits.values()) {
    if (!customer || endedAt === undefined || outcome !== 'done') continue;
    days.set(customer, [...(days.get(customer) ?? []), localDate(startedAt, me.duty.zone)]);
  }
  return days;
}
