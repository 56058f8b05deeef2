import type { LocalDate } from '../../base/moment.ts';
import type { Grade } from '../../domain/customer.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Seen } from '../../domain/plan/quota.ts';
import type { Sql } from '../ports.ts';

/** How often somebody of a line was let in at the door, by grade of the customer. */
export async function triesByGrade(
  sql: Sql,
  { line, since }: { line: string | null; since: LocalDate },
): Promise<ReadonlyMap<Grade, Seen>> {
  const rows = await sql.rows<Seen & { grade: Grade }>(
    `select c.grade, count(*) filter (where v.outcome = 'done') as times, count(*) as among
     from visit v join customer c on c.id = v.customer_id
     where v.day >= $1 and v.outcome is not null and ($2::text is null or c.line = $2) group by c.grade`,
    [since, line],
  );
  return new Map(rows.map(({ grade, times, among }) => [grade, { times, among }]));
}

/** Days that had a plan, and how many of them saw no visit at all: illness, or an order of the day. */
export async function lostDays(sql: Sql, person: PersonId, { since, today }: { since: LocalDate; today: LocalDate }): Promise<Seen> {
  const [row] = await sql.rows<Seen>(
    `with planned as (
       select distinct on (day) day, value from plan where person_id = $1 and day >= $2 and day < $3 order by day, number desc)
     select count(*) as among, count(*) filter (where not exists (
       select from visit v where v.person_id = $1 and v.day = planned.day)) as times
     from planned where jsonb_array_length(value -> 'stops') > 0`,
    [person, since, today],
  );
  return row ?? { times: 0, among: 0 };
}
