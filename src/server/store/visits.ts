import type { Instant, LocalDate } from '../../base/moment.ts';
import type { PersonId, VisitId } from '../../domain/ids.ts';
import type { VisitSheet } from '../../wire/visit-sheet.ts';
import type { Sql } from '../ports.ts';

/** A visit as its row is written: the sheet, and the columns that lists are filtered by. */
export interface VisitEntry {
  readonly sheet: VisitSheet;
  readonly post: number;
  readonly line: string | null;
  readonly decision: string | null;
  readonly decidedAt: Instant | null;
  readonly lapsed: boolean;
  readonly sampled: boolean;
  /** Waits for a person to look. */
  readonly asks: boolean;
}

/** Puts a day's visits in the place of those that were there. A verdict that changed leaves its old self in the history. */
export async function replaceVisits(
  sql: Sql,
  { person, day, now }: { person: PersonId; day: LocalDate; now: Instant },
  entries: readonly VisitEntry[],
): Promise<void> {
  const rows = entries.map(({ sheet, post, line, decision, decidedAt, lapsed, sampled, asks }) => ({
    ...{ id: sheet.id, post, customer_id: sheet.customer, line, stop_id: sheet.stop, started_at: sheet.startedAt, ended_at: sheet.endedAt },
    ...{
      outcome: sheet.outcome,
      validity: sheet.validity,
      grade: sheet.verdict?.grade ?? null,
      event_only: sheet.verdict?.eventOnly ?? false,
    },
    ...{ doubt_bans: sheet.verdict?.doubtBans ?? 0, review: sheet.verdict?.review ?? false, decision },
    ...{ top_signal: sheet.verdict?.findings.find(({ doubtBans }) => doubtBans > 0)?.signal ?? null, sheet },
    ...{ decided_at: decidedAt, lapsed, sampled, asks, appeal: sheet.appeal?.state ?? null, appeal_due: sheet.appeal?.dueAt ?? null },
  }));
  const values = [person, day, JSON.stringify(rows)];
  await sql.rows(
    `insert into verdict_history (person_id, visit_id, at, engine, verdict, post)
     select v.person_id, v.id, $4::bigint, v.sheet -> 'verdict' ->> 'engine', v.sheet -> 'verdict', v.post
     from visit v join jsonb_to_recordset($3::jsonb) as x (id uuid, sheet jsonb) on x.id = v.id
     where v.person_id = $1 and v.day = $2 and v.sheet -> 'verdict' is distinct from x.sheet -> 'verdict' on conflict do nothing`,
    [...values, now],
  );
  await sql.rows(
    `delete from visit where person_id = $1 and (day = $2 or id in (select id from jsonb_to_recordset($3::jsonb) as x (id uuid)))`,
    values,
  );
  await sql.rows(
    `insert into visit (person_id, id, day, post, customer_id, line, stop_id, started_at, ended_at, outcome, validity, grade, event_only, doubt_bans, review, decision, top_signal, sheet, decided_at, lapsed, sampled, asks, appeal, appeal_due, derived_at)
     select $1, id, $2, post, customer_id, line, stop_id, started_at, ended_at, outcome, validity, grade, event_only, doubt_bans, review, decision, top_signal, sheet, decided_at, lapsed, sampled, asks, appeal, appeal_due, $4
     from jsonb_to_recordset($3::jsonb) as x (id uuid, post int, customer_id uuid, line text, stop_id uuid, started_at bigint, ended_at bigint, outcome text,
       validity text, grade text, event_only boolean, doubt_bans float8, review boolean, decision text, top_signal text, sheet jsonb,
       decided_at bigint, lapsed boolean, sampled boolean, asks boolean, appeal text, appeal_due bigint)`,
    [...values, now],
  );
}

export async function sheetsBetween(sql: Sql, person: PersonId, { from, to }: { from: LocalDate; to: LocalDate }): Promise<VisitSheet[]> {
  const rows = await sql.rows<{ sheet: VisitSheet }>(
    `select sheet from visit where person_id = $1 and day between $2 and $3 order by started_at, id`,
    [person, from, to],
  );
  return rows.map(({ sheet }) => sheet);
}

export interface VisitFound {
  readonly sheet: VisitSheet;
  readonly post: number;
  readonly line: string | null;
  readonly sampled: boolean;
  readonly lapsed: boolean;
}

export async function visitById(sql: Sql, visit: VisitId): Promise<VisitFound | undefined> {
  const [row] = await sql.rows<VisitFound>(`select sheet, post, line, sampled, lapsed from visit where id = $1 limit 1`, [visit]);
  return row;
}

/** The visit to the same customer before this one, by whoever made it. */
export async function earlierAtCustomer(
  sql: Sql,
  { customer, startedAt }: Pick<VisitSheet, 'customer' | 'startedAt'>,
): Promise<VisitSheet | undefined> {
  if (!customer) return undefined;
  const [row] = await sql.rows<{ sheet: VisitSheet }>(
    `select sheet from visit where customer_id = $1 and started_at < $2 order by started_at desc limit 1`,
    [customer, startedAt],
  );
  return row?.sheet;
}

export async function verdictHistory(
  sql: Sql,
  person: PersonId,
  visit: VisitId,
): Promise<{ engine: string; at: Instant; grade: string; doubtBans: number }[]> {
  return sql.rows(
    `select engine, at, verdict ->> 'grade' as grade, (verdict ->> 'doubtBans')::float8 as "doubtBans" from verdict_history
     where person_id = $1 and visit_id = $2 order by at desc`,
    [person, visit],
  );
}

/** A person's own visits since a day, those that were made again since an instant. */
export async function ownVisits(sql: Sql, person: PersonId, { from, since }: { from: LocalDate; since: Instant }): Promise<VisitSheet[]> {
  const rows = await sql.rows<{ sheet: VisitSheet }>(
    `select sheet from visit where person_id = $1 and day >= $2 and derived_at > $3 order by started_at desc`,
    [person, from, since],
  );
  return rows.map(({ sheet }) => sheet);
}
