import type { PersonId, UnitId } from '../../ids.ts';
import type { Person } from '../../person.ts';
import { type Org, scopeOf, sees } from '../../scope.ts';
import { type Case, REVIEWERS } from './case.ts';

export interface People extends Org {
  readonly people: ReadonlyMap<PersonId, Person>;
}

/** Why somebody may not say what they found. */
export type NotReviewer = 'decided' | 'own' | 'said-already' | 'not-in-scope' | 'second-is-another';

type Asked = Pick<Case, 'person' | 'openedBy' | 'findings' | 'state'>;

/**
 * Whether this person may say now what they found. The first may be anyone who manages the seat; the second is never who
 * opened the case, nor the direct manager where anybody else could do it.
 */
export function whyNotReviewer(org: People, it: Asked, reader: PersonId): NotReviewer | undefined {
  if (it.state !== 'open' || it.findings.length >= REVIEWERS) return 'decided';
  if (reader === it.person) return 'own';
  if (it.findings.some(({ by }) => by === reader)) return 'said-already';
  const able = whoManages(org, it.person);
  if (!able.includes(reader)) return 'not-in-scope';
  if (it.findings.length === 0) return undefined;
  if (reader === it.openedBy) return 'second-is-another';
  const direct = directManagers(org, it.person);
  const others = able.filter((id) => id !== it.openedBy && !direct.includes(id) && !it.findings.some(({ by }) => by === id));
  return direct.includes(reader) && others.length > 0 ? 'second-is-another' : undefined;
}

/** Who may review this person's visits today: managers whose units hold the seat, and admins. */
function whoManages(org: People, person: PersonId): PersonId[] {
  const seat = seatOf(org, person);
  return [...org.people.values()]
    .filter(({ id, role }) => id !== person && (role === 'manager' || role === 'admin'))
    .filter((one) => seat !== undefined && sees(scopeOf(one, org), seat.number))
    .map(({ id }) => id);
}

/** Who manages the nearest unit above a person that anybody manages. */
function directManagers(org: People, person: PersonId): PersonId[] {
  const walked = new Set<UnitId>();
  let unit = seatOf(org, person)?.unit ?? null;
  while (unit && !walked.has(unit)) {
    walked.add(unit);
    const posts = new Set(org.posts.filter((post) => post.unit === unit && post.manages).map(({ id }) => id));
    const here = [...org.people.values()].filter(({ id, post, active }) => active && id !== person && post && posts.has(post));
    if (here.length > 0) return here.map(({ id }) => id);
    const above = unit;
    unit = org.units.find(({ id }) => id === above)?.parent ?? null;
  }
  return [];
}

function seatOf({ people, posts }: People, person: PersonId) {
  return posts.find(({ id }) => id === people.get(person)?.post);
}
