import { type Instant, type LocalDate, startOfDay, type Zone } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import { freezesAt, type PlanVersion } from '../../domain/plan/day-plan.ts';
import { DEFAULT_PLANNING } from '../../domain/plan/rules.ts';
import type { Sql } from '../ports.ts';

interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A version with its number, which is that of the directive. */
export interface Numbered extends PlanVersion {
  readonly number: number;
}

/** Every published version of a person's plans, by day. */
export async function planVersions(sql: Sql, person: PersonId, { from, to }: Span): Promise<ReadonlyMap<LocalDate, Numbered[]>> {
  const rows = await sql.rows<Numbered & { day: LocalDate }>(
    `select day, number, published_at as "publishedAt", value as plan from plan where person_id = $1 and day between $2 and $3 order by number`,
    [person, from, to],
  );
  const byDay = new Map<LocalDate, Numbered[]>();
  for (const { day, ...version } of rows) byDay.set(day, [...(byDay.get(day) ?? []), version]);
  return byDay;
}

/**
 * When the plan of a day freezes, by what the company had agreed before that day began: a rule that changes later leaves
 * promises of the past as they were.
 */
export async function freezing(sql: Sql): Promise<(day: LocalDate, zone: Zone) => Instant> {
  const rules = await sql.rows<{ at: Instant; beforeMin: number | null }>(
    `select at, (value -> 'planning' ->> 'freezeBeforeMin')::int as "beforeMin" from directive where kind = 'policy' order by number`,
  );
  return (day, zone) => {
    const midnight = startOfDay(day, zone);
    const beforeMin = rules.findLast(({ at }) => at < midnight)?.beforeMin ?? DEFAULT_PLANNING.freezeBeforeMin;
    return freezesAt(day, zone, beforeMin);
  };
}

/** The stops that a manager took out of what was due. */
export async function excusedBetween(sql: Sql, person: PersonId, { from, to }: Span): Promise<ReadonlySet<string>> {
  const rows = await sql.rows<{ stop: string }>(
    `select envelope -> 'refs' ->> 'stop' as stop from fact where person_id = $1 and kind = 'stop.excused' and day between $2 and $3`,
    [person, from, to],
  );
  return new Set(rows.map(({ stop }) => stop));
}

export interface StopRow {
  readonly stop: string;
  readonly customer: string;
  readonly state: string;
  readonly visit: string | null;
}

/** Writes how stops came out. One without a row lies ahead, or was missed once its day is over: the calendar says which. */
export async function replaceStopStates(
  sql: Sql,
  { person, post, day }: { person: PersonId; post: number; day: LocalDate },
  rows: readonly StopRow[],
): Promise<void> {
  await sql.rows(`delete from stop_state where person_id = $1 and day = $2`, [person, day]);
  if (rows.length === 0) return;
  await sql.rows(
    `insert into stop_state (person_id, day, stop_id, post, customer_id, state, visit_id)
     select $1, $2, stop, $3, customer, state, visit from jsonb_to_recordset($4::jsonb) as x (stop uuid, customer uuid, state text, visit uuid)
     on conflict do nothing`,
    [person, day, post, JSON.stringify(rows)],
  );
}
