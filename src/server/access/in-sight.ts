import type { PersonId } from '../../domain/ids.ts';
import { sees } from '../../domain/scope.ts';
import { type Company, seatOf } from '../directives/company.ts';
import type { Caller } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';

/** Whose plan it is: one's own, or of somebody under one. */
export function inSight({ people, posts }: Company, { person: me, scope }: Caller, whose: PersonId) {
  const person = people.get(whose);
  if (!person || (whose !== me.id && !sees(scope, seatOf({ posts }, person) as never))) throw new Problem('not-found');
  return person;
}
