import { type LocalDate, localDate } from '../../base/moment.ts';
import type { CustomerId } from '../../domain/ids.ts';
import type { View } from '../ports.ts';

/** A visit to a customer that lies behind, as the card shows it: by anybody, or by this phone and not yet pulled back. */
export interface PastVisit {
  readonly day: LocalDate;
  readonly personName: string;
  readonly outcome: string | undefined;
  readonly note: string | undefined;
  readonly answers: ReadonlyMap<string, unknown>;
}

export function pastVisits({ mine, visits, me }: View, customer: CustomerId): PastVisit[] {
  const own = [...visits.values()]
    .filter((visit) => visit.customer === customer && visit.endedAt !== undefined)
    .map(({ startedAt, outcome, note, sheet }) => ({
      day: localDate(startedAt, me.duty.zone),
      personName: me.name,
      outcome,
      note,
      answers: sheet as ReadonlyMap<string, unknown>,
    }));
  const pulled = (mine?.recent ?? [])
    .filter((recent) => recent.customer === customer)
    .map(({ day, personName, outcome, note, answers }) => ({
      day,
      personName,
      outcome: outcome ?? undefined,
      note: note ?? undefined,
      answers: new Map(Object.entries(answers)),
    }))
    .filter(({ day, personName }) => !own.some((visit) => visit.day === day && visit.personName === personName));
  return [...own, ...pulled].toSorted((a, b) => (a.day < b.day ? 1 : -1)).slice(0, 3);
}

/** What was answered last time to a question, and when: what a form is prefilled with. */
export function lastAnswer(
  view: View,
  customer: CustomerId | undefined,
  question: string,
): { readonly on: LocalDate; readonly answer: unknown } | undefined {
  if (!customer) return undefined;
  const past = pastVisits(view, customer).find(({ answers }) => answers.has(question));
  return past && { on: past.day, answer: past.answers.get(question) };
}
