import type { Instant, LocalDate } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { DayPlan } from '../../domain/plan/day-plan.ts';
import type { Sql } from '../ports.ts';

/** A version of a day's plan; its number is that of the directive. */
export interface StoredPlan {
  readonly person: PersonId;
  readonly day: LocalDate;
  readonly number: number;
  readonly publishedAt: Instant;
  readonly value: DayPlan;
}

/** The plan of a day that goes to the phone now. */
export async function newestPlan(sql: Sql, person: PersonId, day: LocalDate): Promise<StoredPlan | undefined> {
  const [row] = await sql.rows<StoredPlan>(
    `select person_id as person, day, number, published_at as "publishedAt", value from plan where person_id = $1 and day = $2
     order by number desc limit 1`,
    [person, day],
  );
  return row;
}
