import type { Instant, LocalDate } from '../../base/moment.ts';
import type { Draw, Sample } from '../../domain/trust/sample.ts';
import type { Sql } from '../ports.ts';

export interface Seed extends Draw {
  readonly week: LocalDate;
}

/** What decides a week's draw, if there is one. */
export async function drawOf(sql: Sql, week: LocalDate): Promise<Draw | undefined> {
  const [row] = await sql.rows<Draw>(`select seed, percent from sample_seed where week = $1`, [week]);
  return row;
}

export async function insertSeed(sql: Sql, { week, seed, percent }: Seed, drawnAt: Instant): Promise<void> {
  await sql.rows(`insert into sample_seed (week, seed, percent, drawn_at) values ($1, $2, $3, $4)`, [week, seed, percent, drawnAt]);
}

/** Weeks that began on this day or before and whose seed nobody has been shown: what was promised, and the seed. */
export async function unshownSeeds(sql: Sql, until: LocalDate): Promise<Sample[]> {
  const rows = await sql.rows<{ promised: Sample; seed: string }>(
    `select distinct on (s.week) d.value as promised, s.seed
     from sample_seed s join directive d on d.kind = 'sample' and d.id = s.week::text
     where s.week <= $1 and not exists
       (select from directive d where d.kind = 'sample' and d.id = s.week::text and d.value ->> 'seed' is not null)
     order by s.week, d.number`,
    [until],
  );
  return rows.map(({ promised, seed }) => ({ ...promised, seed }));
}

/** A week's draw as it was promised and as it came out, among the visits that this transaction sees. */
export interface WeekDrawn extends Sample {
  readonly number: number;
  readonly committedAt: Instant;
  /** Its line in the log; null while it waits for one. */
  readonly place: number | null;
  readonly visits: number;
  readonly drawn: number;
  readonly decided: number;
  readonly wrong: number;
}

const WEEKS = 26;

export async function weeksDrawn(sql: Sql): Promise<WeekDrawn[]> {
  return sql.rows<WeekDrawn>(
    `with versions as (select id, number, at, value from directive where kind = 'sample'),
     weeks as (
       select distinct on (id) id::date as week, number, at as "committedAt", value ->> 'commitment' as commitment,
         (value ->> 'percent')::float8 as percent,
         (select v.value ->> 'seed' from versions v where v.id = versions.id order by v.number desc limit 1) as seed
       from versions order by id desc, number limit ${WEEKS})
     select w.week, w.number, w."committedAt", w.commitment, w.percent, w.seed,
       (select min(l.place) from log_leaf l where l.kind = 'directive' and l.ref = w.number::text) as place,
       count(v.id) as visits, count(v.id) filter (where v.sampled) as drawn,
       count(v.id) filter (where v.sampled and not v.review and v.decision in ('accepted', 'rejected')) as decided,
       count(v.id) filter (where v.sampled and not v.review and v.decision = 'rejected') as wrong
     from weeks w left join visit v on v.day between w.week and w.week + 6
     group by 1, 2, 3, 4, 5, 6 order by w.week desc`,
  );
}

/** Every visit of a week, and whether it was drawn: what anybody can check the draw against. */
export async function drawnIn(sql: Sql, week: LocalDate, max: number): Promise<{ id: string; sampled: boolean }[]> {
  return sql.rows(`select id, sampled from visit where day between $1::date and $1::date + 6 order by id limit $2`, [week, max]);
}
