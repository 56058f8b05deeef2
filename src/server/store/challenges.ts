import type { LocalDate } from '../../base/moment.ts';
import type { Told } from '../../domain/fact.ts';
import type { PersonId } from '../../domain/ids.ts';
import { type Challenge, challengesOf } from '../../domain/plan/challenge.ts';
import type { PlanFact } from '../../domain/plan/facts.ts';
import type { Sql } from '../ports.ts';
import { planFactsOf } from './scenes.ts';

/** What was ever asked of one person's plans. */
export async function challengesBy(sql: Sql, person: PersonId): Promise<readonly Challenge[]> {
  return challengesOf((await planFactsOf(sql, person)).map(({ fact }) => fact as Told<PlanFact>));
}

/** Of everybody whom the transaction sees, for plans of these days. */
export async function challengesBetween(sql: Sql, from: LocalDate, to: LocalDate): Promise<readonly Challenge[]> {
  const people = await sql.rows<{ person: PersonId }>(
    `select distinct person_id as person from fact where kind = 'plan.challenged' and day >= $1::date - 62`,
    [from],
  );
  const all: Challenge[] = [];
  for (const { person } of people) all.push(...(await challengesBy(sql, person)));
  return all.filter(({ day }) => from <= day && day <= to);
}

/** Whose challenges nobody has answered yet. */
export async function peopleAsking(sql: Sql): Promise<PersonId[]> {
  const rows = await sql.rows<{ person: PersonId }>(
    `select distinct person_id as person from fact f where kind = 'plan.challenged' and not exists (
       select from fact a where a.person_id = f.person_id and a.kind = 'plan.answered' and a.envelope -> 'refs' ->> 'asked' = f.id::text)`,
  );
  return rows.map(({ person }) => person);
}
