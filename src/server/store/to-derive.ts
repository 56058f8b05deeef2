import { DAY_MS, daysBetween, type Instant, type LocalDate } from '../../base/moment.ts';
import type { Digest } from '../../domain/fact.ts';
import type { DeviceId, PersonId } from '../../domain/ids.ts';
import { COMPARED_DAYS } from '../../domain/trust/earlier.ts';
import { IN_STEP_DAYS, IN_STEP_MS, SHARED_DAYS } from '../../domain/trust/identity.ts';
import type { Sql } from '../ports.ts';

export interface DayMark {
  readonly person: PersonId;
  readonly day: LocalDate;
}

/** What a fact says about which days it changes. */
export interface Marking {
  readonly kind: string;
  readonly device: DeviceId;
  readonly seq: number;
  readonly day: LocalDate;
  readonly at: Instant;
  readonly visit: string | undefined;
  readonly digests: readonly Digest[];
  /** The customer whose place gave a code or a tap. */
  readonly site?: string | undefined;
}

/** Asks for person-days to be derived again; who waits for work hears of it as the transaction commits. */
export async function markDays(sql: Sql, marks: readonly DayMark[], now: Instant): Promise<void> {
  if (marks.length === 0) return;
  await sql.rows(
    `insert into to_derive (person_id, day, marked_at) select distinct person, day, $2::bigint
     from jsonb_to_recordset($1::jsonb) as x (person uuid, day date) order by 1, 2
     on conflict (person_id, day) do update set marked_at = excluded.marked_at, tries = 0, not_before = 0`,
    [JSON.stringify(marks), now],
  );
  await sql.rows(`select pg_notify('to_derive', '')`);
}

/**
 * Marks every person-day that facts of one person change: their own days, the day on which the visit that they speak of
 * began, the day of that person's next visit (which is judged by the one before), the days of the links beside them in the
 * chain (a late fact closes a gap, or makes a fork of what stood alone), all days on which the same photo bytes were
 * sealed, whoever did, those of later visits to the same customers or that later took a code or a tap there, and later days
 * of whoever used the same phone or went in step.
 */
export async function markFacts(sql: Sql, person: PersonId, { facts, now }: { facts: readonly Marking[]; now: Instant }): Promise<void> {
  if (facts.length === 0) return;
  const visits = [...new Set(facts.flatMap(({ visit }) => (visit ? [visit] : [])))];
  const touched = await sql.rows<DayMark>(
    `with started as (select day, at from fact where person_id = $1 and kind = 'visit.started' and visit_id = any($2::uuid[]))
     select $1::uuid as person, day from started
     union select $1::uuid, n.day from started s cross join lateral
       (select day from fact where person_id = $1 and kind = 'visit.started' and at > s.at order by at limit 1) n`,
    [person, visits],
  );
  await markDays(
    sql,
    [
      ...facts.map(({ day }) => ({ person, day })),
      ...touched,
      ...(await chainedDays(sql, person, facts)),
      ...(await sharedDays(sql, facts)),
      ...(await comparedDays(sql, person, visits)),
      ...(await daysBeside(sql, person, { facts, visits })),
      ...(await siteDays(sql, facts)),
    ],
    now,
  );
}

async function chainedDays(sql: Sql, person: PersonId, facts: readonly Marking[]): Promise<DayMark[]> {
  return sql.rows<DayMark>(
    `select distinct f.person_id as person, f.day from unnest($2::text[], $3::int[]) as late (device, seq)
     join fact f on f.person_id = $1 and f.device = late.device and f.seq in (late.seq, late.seq + 1)`,
    [person, facts.map(({ device }) => device), facts.map(({ seq }) => seq)],
  );
}

/** Other days with the same bytes are found across people, whom this transaction may not see: only their days are asked. */
async function sharedDays(sql: Sql, facts: readonly Marking[]): Promise<DayMark[]> {
  const digests = [...new Set(facts.flatMap(({ digests: of }) => of))];
  if (digests.length === 0) return [];
  return sql.rows<DayMark>(`select person, day from days_with_photos($1)`, [digests]);
}

/** Later visits to the same customers are compared with what these saw there: other people's too, of whom only the days are asked. */
async function comparedDays(sql: Sql, person: PersonId, visits: readonly string[]): Promise<DayMark[]> {
  if (visits.length === 0) return [];
  return sql.rows<DayMark>(
    `select distinct d.person, d.day from fact s cross join lateral days_at_customer(s.customer_id, s.at, s.at + $3) d
     where s.person_id = $1 and s.kind = 'visit.started' and s.visit_id = any($2::uuid[]) and s.customer_id is not null`,
    [person, visits, (COMPARED_DAYS + 1) * DAY_MS],
  );
}

/** Whoever used one of these phones as well, and whoever was at the same customers at the same moments, is judged by these facts for some days. */
async function daysBeside(
  sql: Sql,
  person: PersonId,
  { facts, visits }: { readonly facts: readonly Marking[]; readonly visits: readonly string[] },
): Promise<DayMark[]> {
  const since = facts.map(({ day }) => day).reduce((a, b) => (b < a ? b : a));
  const last = facts.map(({ day }) => day).reduce((a, b) => (b > a ? b : a));
  return sql.rows<DayMark>(
    `select person, day from days_on_one_phone($1, $2, $3) union select person, day from days_in_step($4, $5::uuid[], $6, $7)`,
    [
      ...[[...new Set(facts.map(({ device }) => device))], since, daysBetween(since, last) + SHARED_DAYS],
      ...[person, visits, IN_STEP_MS, IN_STEP_DAYS],
    ],
  );
}

/** What was used is used from its own time on: only later takings can come out otherwise. */
async function siteDays(sql: Sql, facts: readonly Marking[]): Promise<DayMark[]> {
  const taken = facts.filter(({ site }) => site !== undefined);
  if (taken.length === 0) return [];
  const sites = [...new Set(taken.map(({ site }) => site))];
  return daysWithSiteProofs(sql, sites, Math.min(...taken.map(({ at }) => at)));
}

/** The days, anybody's, whose visits took a code or a tap at these customers since an instant. */
export async function daysWithSiteProofs(sql: Sql, sites: readonly (string | undefined)[], since: Instant): Promise<DayMark[]> {
  return sql.rows<DayMark>(`select person, day from days_with_site_proofs($1::uuid[], $2)`, [sites, since]);
}

/** How many waiting days are looked through for a person whom nobody is working on. */
const LOOKED_THROUGH = 100;

/**
 * The day that has waited longest of those whose person nobody else holds, with the person held (`lockPerson`) for this
 * transaction; undefined where there is none. Workers side by side take different people and never wait for each other.
 */
export async function nextMark(sql: Sql, now: Instant): Promise<(DayMark & { readonly tries: number }) | undefined> {
  const [mark] = await sql.rows<DayMark & { tries: number }>(
    `with due as materialized
       (select person_id as person, day, tries from to_derive where not_before <= $1 order by marked_at, day limit ${LOOKED_THROUGH})
     select person, day, tries from due where pg_try_advisory_xact_lock(7301, hashtext(person::text)) limit 1`,
    [now],
  );
  return mark;
}

/** Takes a mark away before the work: what marks the day again while it is done waits, and is done after. False where another was first. */
export async function takeMark(sql: Sql, { person, day }: DayMark): Promise<boolean> {
  const taken = await sql.rows(`delete from to_derive where person_id = $1 and day = $2 returning 1`, [person, day]);
  return taken.length > 0;
}

export async function putOff(
  sql: Sql,
  { person, day, notBefore, words }: DayMark & { readonly notBefore: Instant; readonly words: string },
): Promise<void> {
  await sql.rows(`update to_derive set tries = tries + 1, not_before = $3, last_error = $4 where person_id = $1 and day = $2`, [
    person,
    day,
    notBefore,
    words,
  ]);
}
