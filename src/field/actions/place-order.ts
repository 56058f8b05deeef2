import type { LocalDate } from '../../base/moment.ts';
import type { SealedFact } from '../../domain/fact.ts';
import type { CustomerId, OrderId, VisitId } from '../../domain/ids.ts';
import type { Doing } from './doing.ts';

export interface OrderAsk {
  readonly customer: CustomerId;
  readonly on: LocalDate;
  readonly netFen: number;
  readonly lines: number | undefined;
  readonly visit?: VisitId;
}

export function placeOrder({ ids, log }: Pick<Doing, 'ids' | 'log'>, asked: OrderAsk): Promise<SealedFact> {
  const { customer, on, netFen, lines, visit } = asked;
  return log.append({
    kind: 'order.placed',
    refs: { order: ids.next() as OrderId, customer, ...(visit && { visit }) },
    blobs: [],
    parts: { details: { on, netFen, ...(lines !== undefined && { lines }) } },
  });
}
