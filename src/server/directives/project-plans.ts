import type { Instant } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { DayPlan } from '../../domain/plan/day-plan.ts';
import type { Sql } from '../ports.ts';
import { type Company, seatOf } from './company.ts';
import type { Numbered } from './numbered.ts';

interface Planning {
  readonly company: Company;
  readonly changes: readonly Numbered[];
  readonly at: Instant;
}

/** Every version of every day plan. Says whose phones have to fetch a customer that a plan names and that is not theirs. */
export async function projectPlans(sql: Sql, { company, changes, at }: Planning): Promise<PersonId[]> {
  const plans = changes.filter(({ kind }) => kind === 'plan');
  if (plans.length === 0) return [];
  const rows = plans.map(({ id, value, number }) => {
    const person = id.slice(0, 36) as PersonId;
    const day = id.slice(37);
    // A plan that is taken back is one without stops: the days behind it stay explained.
    const plan = (value as DayPlan | null) ?? { person, day, stops: [] };
    return { person_id: person, day, number, published_at: at, value: plan, post: seatOf(company, company.people.get(person)) };
  });
  await sql.rows(
    `insert into plan select * from jsonb_to_recordset($1::jsonb)
       as x (person_id uuid, day date, number bigint, published_at bigint, value jsonb, post int)`,
    [JSON.stringify(rows)],
  );
  return strangersIn(sql, rows);
}

async function strangersIn(sql: Sql, rows: readonly { person_id: PersonId; post: number; value: DayPlan }[]): Promise<PersonId[]> {
  const named = rows.flatMap(({ person_id, post, value }) => value.stops.map(({ customer }) => ({ person_id, post, customer })));
  const strangers = await sql.rows<{ person: PersonId }>(
    `select distinct n.person_id as person from jsonb_to_recordset($1::jsonb) as n (person_id uuid, post int, customer uuid)
     join customer c on c.id = n.customer where c.post <> n.post`,
    [JSON.stringify(named)],
  );
  return strangers.map(({ person }) => person);
}
