import { addDays, type LocalDate } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';

export interface Pace {
  readonly minutesPerVisit: number;
  readonly visits: number;
}

/** Looked at so far back; a pair of visits farther apart than four hours had something else in between. */
const DAYS = 60;
const MOST_MINUTES = 240;

/** The median from one check-in to the next on the same day, way and waiting included, of everybody who makes visits. */
export async function pacesSince(sql: Sql, today: LocalDate): Promise<ReadonlyMap<PersonId, Pace>> {
  const rows = await sql.rows<Pace & { person: PersonId }>(
    `select person_id as person, percentile_cont(0.5) within group (order by minutes) as "minutesPerVisit", count(*) as visits from (
       select person_id, (started_at - lag(started_at) over (partition by person_id, day order by started_at)) / 60000.0 as minutes
       from visit where day >= $1 and ended_at is not null) gaps
     where minutes between 1 and ${MOST_MINUTES} group by 1`,
    [addDays(today, -DAYS)],
  );
  return new Map(rows.map(({ person, ...pace }) => [person, pace]));
}
