import { canonical, type Json } from '../../base/json.ts';
import { addDays, type Instant, type LocalDate, mondayOf } from '../../base/moment.ts';
import type { PersonId, VisitId } from '../../domain/ids.ts';
import { type EarlierNote, WINDOW_DAYS } from '../../domain/trust/behaviour/measures.ts';
import { bandsOf } from '../../domain/trust/behaviour/notes.ts';
import type { VisitTraits } from '../../domain/trust/behaviour/traits.ts';
import type { Sql } from '../ports.ts';

/** Weeks whose peers are those of a week, after it. */
export const PEER_WEEKS = 4;

/** Puts a day's traits in the place of those that were there, and marks every week that is read against them, if any changed. */
export async function replaceTraits(
  sql: Sql,
  { person, day, today, now }: { person: PersonId; day: LocalDate; today: LocalDate; now: Instant },
  traits: readonly { readonly it: VisitTraits; readonly post: number }[],
): Promise<void> {
  const rows = traits.map(({ it, post }) => ({
    ...{ id: it.visit, post, sop: it.sop, started_at: it.startedAt, bands: bandsOf(it.note), traits: it },
  }));
  const ids = rows.map(({ id }) => id);
  const before = await sql.rows<{ day: LocalDate; post: number; traits: VisitTraits }>(
    `select day, post, traits from visit_trait where person_id = $1 and (day = $2 or id = any($3::uuid[]))`,
    [person, day, ids],
  );
  const told = (all: readonly { readonly post: number; readonly traits: VisitTraits }[]) =>
    all
      .map(({ post, traits: it }) => canonical({ post, it } as unknown as Json))
      .toSorted()
      .join();
  if (told(before) === told(rows)) return;
  await sql.rows(`delete from visit_trait where person_id = $1 and (day = $2 or id = any($3::uuid[]))`, [person, day, ids]);
  await sql.rows(
    `insert into visit_trait (person_id, id, day, post, sop, started_at, bands, traits)
     select $1, id, $2, post, sop, started_at, bands, traits
     from jsonb_to_recordset($3::jsonb) as x (id uuid, post int, sop text, started_at bigint, bands int[], traits jsonb)`,
    [person, day, JSON.stringify(rows)],
  );
  await markWeeks(sql, [day, ...before.map((one) => one.day)].toSorted()[0] as LocalDate, { today, now });
}

async function markWeeks(sql: Sql, from: LocalDate, { today, now }: { today: LocalDate; now: Instant }): Promise<void> {
  const last = [addDays(from, WINDOW_DAYS + 7 * PEER_WEEKS), from > today ? from : today].toSorted()[0] as LocalDate;
  const mondays: LocalDate[] = [];
  for (let monday = mondayOf(from); monday <= last; monday = addDays(monday, 7)) mondays.push(monday);
  await sql.rows(
    `insert into to_rank (monday, marked_at) select monday, $2 from unnest($1::date[]) monday order by 1
     on conflict (monday) do update set times = to_rank.times + 1`,
    [mondays, now],
  );
}

/** The traits of a person's visits of a span of days, in the order in which they began. */
export async function traitsOfPerson(sql: Sql, person: PersonId, { from, to }: { from: LocalDate; to: LocalDate }): Promise<VisitTraits[]> {
  const rows = await sql.rows<{ traits: VisitTraits }>(
    `select traits from visit_trait where person_id = $1 and day between $2 and $3 order by started_at, id`,
    [person, from, to],
  );
  return rows.map(({ traits }) => traits);
}

/** Who made visits by these standards in a span, by standard: so many of each at most, drawn by the digest of their id. */
export async function peoplePerStandard(
  sql: Sql,
  { from, to, sops, most }: { from: LocalDate; to: LocalDate; sops: readonly string[]; most: number },
): Promise<{ sop: string; person: PersonId }[]> {
  return sql.rows(
    `select sop, person from (
       select sop, person, row_number() over (partition by sop order by md5(person::text)) as nth
       from (select distinct sop, person_id as person from visit_trait where day between $1 and $2 and sop = any($3)) told) drawn
     where nth <= $4 order by sop, person`,
    [from, to, sops, most],
  );
}

const MOST_NOTES = 20;

/** For each of these visits, the notes nearest before it that may be like its own, by anybody. */
export async function notesLike(sql: Sql, visits: readonly VisitId[]): Promise<ReadonlyMap<VisitId, EarlierNote[]>> {
  const rows = await sql.rows<{ id: VisitId; notes: EarlierNote[] }>(
    `select t.id, (
       select jsonb_agg(jsonb_build_object('person', o.person_id, 'day', o.day, 'note', o.traits -> 'note') order by o.started_at desc, o.id)
       from (select person_id, id, day, started_at, traits from visit_trait o
         where o.bands && t.bands and o.id <> t.id and (o.started_at, o.id) < (t.started_at, t.id) and o.day >= t.day - $2::int
         order by o.started_at desc, o.id limit ${MOST_NOTES}) o) as notes
     from visit_trait t where t.id = any($1::uuid[]) and t.bands <> '{}'`,
    [visits, WINDOW_DAYS],
  );
  return new Map(rows.map(({ id, notes }) => [id, notes ?? []]));
}
