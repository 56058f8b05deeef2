import type { Instant, LocalDate } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';

export interface DayMark {
  readonly person: PersonId;
  readonly day: LocalDate;
}

/** Asks for person-days to be derived again; who waits for work hears of it as the transaction commits. */
export async function markDays(sql: Sql, marks: readonly DayMark[], now: Instant): Promise<void> {
  if (marks.length === 0) return;
  await sql.rows(
    `insert into to_derive (person_id, day, marked_at) select distinct person, day, $2::bigint
     from jsonb_to_recordset($1::jsonb) as x (person uuid, day date)
     on conflict (person_id, day) do update set marked_at = excluded.marked_at, tries = 0, not_before = 0`,
    [JSON.stringify(marks), now],
  );
  await sql.rows(`select pg_notify('to_derive', '')`);
}
