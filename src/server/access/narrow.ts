import type { PersonId, UnitId } from '../../domain/ids.ts';
import { narrowed, postsUnder, type Range, rangesOf, type Scope } from '../../domain/scope.ts';
import { type Company, seatOf } from '../directives/company.ts';

/** The scope cut down to a unit, a person, or both: a filter can narrow and never widen. */
export function narrowTo(
  scope: Scope,
  company: Company,
  { unit, person }: { unit?: UnitId | undefined; person?: PersonId | undefined },
): Scope {
  const seats: Range[][] = [];
  if (unit !== undefined) seats.push(rangesOf(postsUnder(company, unit).map(({ number }) => number)));
  if (person !== undefined) {
    const seat = seatOf(company, company.people.get(person));
    seats.push(seat > 0 ? [[seat, seat]] : []);
  }
  return seats.reduce((narrow, to) => narrowed(narrow, to), scope);
}
