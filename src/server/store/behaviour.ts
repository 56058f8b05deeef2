import { addDays, type Instant, type LocalDate } from '../../base/moment.ts';
import type { PersonId, VisitId } from '../../domain/ids.ts';
import type { BehaviourReason, Ranked } from '../../domain/trust/behaviour/rank.ts';
import type { VisitRow } from '../../wire/visits.ts';
import type { Sql } from '../ports.ts';
import { VISIT_COLUMNS } from './visit-list.ts';

export interface RankedVisit extends Ranked {
  readonly visit: VisitId;
  readonly person: PersonId;
}

/** Puts the ranks of a week in the place of those that were there. The seat is that of the visit. */
export async function replaceRanks(sql: Sql, monday: LocalDate, ranked: readonly RankedVisit[]): Promise<void> {
  await sql.rows(`delete from behaviour where day between $1 and $2`, [monday, addDays(monday, 6)]);
  await sql.rows(
    `insert into behaviour (person_id, id, day, post, rank, reasons)
     select t.person_id, t.id, t.day, t.post, x.rank, x.reasons
     from jsonb_to_recordset($1::jsonb) as x (person uuid, visit uuid, rank float8, reasons jsonb)
     join visit_trait t on t.person_id = x.person and t.id = x.visit
     on conflict (person_id, id) do update set day = excluded.day, post = excluded.post, rank = excluded.rank, reasons = excluded.reasons`,
    [JSON.stringify(ranked)],
  );
}

export interface WeekMark {
  readonly monday: LocalDate;
  readonly times: number;
}

/** The week that has waited longest, if one was first marked no later than an instant. */
export async function nextWeek(sql: Sql, before: Instant): Promise<WeekMark | undefined> {
  const [row] = await sql.rows<WeekMark>(`select monday, times from to_rank where marked_at <= $1 order by marked_at, monday limit 1`, [
    before,
  ]);
  return row;
}

/** Takes the mark away, unless it was made again meanwhile. */
export async function doneRanking(sql: Sql, { monday, times }: WeekMark): Promise<void> {
  await sql.rows(`delete from to_rank where monday = $1 and times = $2`, [monday, times]);
}

export async function putOffRanking(sql: Sql, { monday }: WeekMark, now: Instant): Promise<void> {
  await sql.rows(`update to_rank set marked_at = $2 where monday = $1`, [monday, now]);
}

export interface RankFilter {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly limit: number;
}

/** Visits of which something is said, those that say most first. */
export async function firstToLookAt(sql: Sql, { from, to, limit }: RankFilter): Promise<{ row: VisitRow; reasons: BehaviourReason[] }[]> {
  const rows = await sql.rows<VisitRow & { reasons: BehaviourReason[] }>(
    `select ${VISIT_COLUMNS}, b.reasons from behaviour b join visit v on v.person_id = b.person_id and v.id = b.id
     where b.rank > 0 and b.day between $1 and $2 order by b.rank desc, v.started_at desc, v.id limit $3`,
    [from, to, limit],
  );
  return rows.map(({ reasons, ...row }) => ({ row, reasons }));
}

/** What is said of one visit; undefined where it was not ranked yet, or is none that can be. */
export async function reasonsOf(sql: Sql, visit: VisitId): Promise<BehaviourReason[] | undefined> {
  const [row] = await sql.rows<{ reasons: BehaviourReason[] }>(`select reasons from behaviour where id = $1 limit 1`, [visit]);
  return row?.reasons;
}
