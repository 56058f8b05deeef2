import type { LocalDate } from '../../base/moment.ts';
import { FactBody } from '../../domain/facts.ts';
import type { CustomerId } from '../../domain/ids.ts';

export interface ResultSaid {
  readonly kind: 'opportunity' | 'contract' | 'order';
  readonly id: string;
  readonly customer: CustomerId;
  readonly on: LocalDate;
  readonly state: string;
  readonly amountFen?: number | undefined;
  readonly need?: string | undefined;
  readonly source?: { readonly system: string; readonly externalId: string } | undefined;
}

const KINDS: Readonly<Record<string, string>> = {
  signed: 'contract.signed',
  reversed: 'contract.reversed',
  placed: 'order.placed',
  cancelled: 'order.cancelled',
  returned: 'order.returned',
};
const WITH_NET = new Set(['order.placed', 'order.returned']);

/** What is said at the desk about an opportunity, a contract or an order, as the fact that the phone would make; undefined where it makes no sense. */
export function bodyOf({ kind, id, customer, on, state, amountFen, need, source }: ResultSaid): FactBody | undefined {
  const factKind = kind === 'opportunity' ? 'opportunity.moved' : (KINDS[state] ?? '');
  const amount = amountFen === undefined ? {} : WITH_NET.has(factKind) ? { netFen: amountFen } : takesAmount(factKind) ? { amountFen } : {};
  const details = { ...(kind === 'opportunity' && { stage: state }), on, ...amount, ...(source && { source }) };
  const words = kind === 'opportunity' && need ? { words: { need } } : {};
  const read = FactBody.safeParse({ kind: factKind, refs: { [kind]: id, customer }, blobs: [], parts: { details, ...words } });
  return read.success && factKind.startsWith(kind) ? read.data : undefined;
}

function takesAmount(factKind: string): boolean {
  return factKind === 'opportunity.moved' || factKind === 'contract.signed';
}
