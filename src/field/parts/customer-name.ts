import type { Visit } from '../../domain/visit/state.ts';
import type { View } from '../ports.ts';

/** What a visit's customer is called: by the card, or as the rep wrote it down. */
export function nameOf({ customers }: Pick<View, 'customers'>, visit: Pick<Visit, 'customer' | 'customerName'>): string {
  return (visit.customer && customers.get(visit.customer)?.name) ?? visit.customerName ?? '—';
}
