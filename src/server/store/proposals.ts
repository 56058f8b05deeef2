import type { LocalDate } from '../../base/moment.ts';
import type { Told } from '../../domain/fact.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { PlanFact } from '../../domain/plan/facts.ts';
import { type Proposal, proposalsOf } from '../../domain/plan/proposal.ts';
import type { Sql } from '../ports.ts';
import { planFactsOf } from './scenes.ts';

/** Every plan that one person ever proposed. */
export async function proposalsBy(sql: Sql, person: PersonId): Promise<readonly Proposal[]> {
  return proposalsOf((await planFactsOf(sql, person)).map(({ fact }) => fact as Told<PlanFact>));
}

/** Of everybody whom the transaction sees, for these days. */
export async function proposalsBetween(sql: Sql, from: LocalDate, to: LocalDate): Promise<readonly Proposal[]> {
  const people = await sql.rows<{ person: PersonId }>(
    `select distinct person_id as person from fact where kind = 'plan.proposed' and day >= $1::date - 62`,
    [from],
  );
  const all: Proposal[] = [];
  for (const { person } of people) all.push(...(await proposalsBy(sql, person)));
  return all.filter(({ day }) => from <= day && day <= to);
}

/** Whose plans nobody has answered yet, among those proposed since a day. */
export async function peopleProposing(sql: Sql, since: LocalDate): Promise<PersonId[]> {
  const rows = await sql.rows<{ person: PersonId }>(
    `select distinct person_id as person from fact f where kind = 'plan.proposed' and day >= $1::date and not exists (
       select from fact a where a.person_id = f.person_id and a.kind = 'plan.answered' and a.envelope -> 'refs' ->> 'asked' = f.id::text)`,
    [since],
  );
  return rows.map(({ person }) => person);
}
