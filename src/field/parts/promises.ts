import { addDays, type LocalDate, localDate } from '../../base/moment.ts';
import type { CustomerId } from '../../domain/ids.ts';
import { promise, type Promised } from '../../domain/sop/questions/promise.ts';
import type { View } from '../ports.ts';

export interface DuePromise extends Promised {
  readonly customer: CustomerId;
}

const SOON_DAYS = 3;
const FORGOTTEN_AFTER_DAYS = 30;

/**
 * What was promised and comes due: shown until a visit to the customer was done on the day or after it. Nothing says
 * yet that a promise was kept, so a visit is taken for having seen to it.
 */
export function openPromises(view: View, today: LocalDate): DuePromise[] {
  const found = new Map<string, DuePromise>();
  for (const { customer, answers } of answered(view)) {
    for (const answer of answers) {
      const read = promise.answer.safeParse(answer);
      for (const one of read.success ? read.data : []) found.set(one.id, { ...one, customer });
    }
  }
  const lastDone = lastDoneByCustomer(view);
  return [...found.values()]
    .filter(({ dueOn, customer }) => (lastDone.get(customer) ?? '') < dueOn && dueOn >= addDays(today, -FORGOTTEN_AFTER_DAYS))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

export function isDueSoon({ dueOn }: Promised, today: LocalDate): boolean {
  return dueOn <= addDays(today, SOON_DAYS);
}

function* answered({ visits, mine }: View): Generator<{ customer: CustomerId; answers: Iterable<unknown> }> {
  for (const { customer, answers } of mine?.recent ?? []) yield { customer: customer as CustomerId, answers: Object.values(answers) };
  for (const { customer, answers } of mine?.visits ?? []) if (customer) yield { customer, answers: Object.values(answers) };
  for (const { customer, sheet } of visits.values()) if (customer) yield { customer, answers: sheet.values() };
}

function lastDoneByCustomer({ mine, visits, me }: View): Map<string, LocalDate> {
  const last = new Map<string, LocalDate>();
  const seen = (customer: string, day: LocalDate) =>
    last.set(customer, day > (last.get(customer) ?? '') ? day : (last.get(customer) ?? day));
  for (const { customer, day, outcome } of mine?.visits ?? []) if (customer && outcome === 'done') seen(customer, day);
  for (const { customer, outcome, startedAt } of visits.values())
    if (customer && outcome === 'done') seen(customer, localDate(startedAt, me.duty.zone));
  return last;
}
