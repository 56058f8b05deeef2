import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { Sql } from '../ports.ts';
import type { Company } from './company.ts';

/** Whoever got another seat, role or line: what their phone holds is another one's picture of the world. */
export function movedPeople(before: Company, after: Company): PersonId[] {
  if (before === after) return [];
  return [...after.people.values()].filter((person) => hasMoved(before.people.get(person.id), person)).map(({ id }) => id);
}

function hasMoved(before: Person | undefined, after: Person): boolean {
  return before !== undefined && (before.post !== after.post || before.line !== after.line || before.role !== after.role);
}

/** An epoch is named after what drew the picture anew: the number of the directive, with the day if it was the day. */
export async function bumpEpochs(sql: Sql, people: readonly PersonId[], name: string): Promise<void> {
  if (people.length === 0) return;
  await sql.rows(
    `insert into epoch (person_id, epoch) select distinct unnest($1::uuid[]), $2
     on conflict (person_id) do update set epoch = excluded.epoch`,
    [people, name],
  );
}

export async function epochOf(sql: Sql, person: PersonId): Promise<string> {
  const [row] = await sql.rows<{ epoch: string }>('select epoch from epoch where person_id = $1', [person]);
  return row?.epoch ?? '0';
}
