import type { Instant, LocalDate } from '../../base/moment.ts';
import { distanceM, type Point } from '../../domain/place.ts';
import type { FactId, PersonId, VisitId } from '../../domain/ids.ts';
import type { BackCheckOutcome } from '../../domain/visit/facts.ts';
import type { Sql } from '../ports.ts';

/** Rows are looked for in a box of this many degrees around a customer: some twenty-five kilometres where people live. */
const BOX_DEGREES = 0.25;

/** By seat, how far the nearest of its customers lies, in metres; seats with none near are not named. */
export async function nearSeats(sql: Sql, { lat, lon }: Point): Promise<ReadonlyMap<number, number>> {
  const rows = await sql.rows<Point & { post: number }>(
    `select post, lat, lon from customer where post > 0 and lat between $1 and $2 and lon between $3 and $4`,
    [lat - BOX_DEGREES, lat + BOX_DEGREES, lon - BOX_DEGREES, lon + BOX_DEGREES],
  );
  const near = new Map<number, number>();
  for (const { post, ...point } of rows) near.set(post, Math.min(near.get(post) ?? Infinity, distanceM(point, { lat, lon })));
  return near;
}

export async function ownerPostOf(sql: Sql, customer: string): Promise<number> {
  const [row] = await sql.rows<{ post: number }>(`select post from customer where id = $1`, [customer]);
  return row?.post ?? 0;
}

/** Whose visits somebody was sent after since an instant. */
export async function wentFor(sql: Sql, person: PersonId, since: Instant): Promise<ReadonlySet<PersonId>> {
  const rows = await sql.rows<{ person: PersonId }>(
    `select distinct b.person_id as person from errand e join back_check b on b.visit_id = e.visit_id where e.person_id = $1 and e.given_at >= $2`,
    [person, since],
  );
  return new Set(rows.map((row) => row.person));
}

export async function giveErrand(sql: Sql, { visit, person, at }: { visit: VisitId; person: PersonId; at: Instant }): Promise<void> {
  await sql.rows(`insert into errand (visit_id, person_id, given_at) values ($1, $2, $3) on conflict do nothing`, [visit, person, at]);
}

export async function wasGiven(sql: Sql, { visit, person }: { visit: VisitId; person: PersonId }): Promise<boolean> {
  return (await sql.rows(`select 1 from errand where visit_id = $1 and person_id = $2`, [visit, person])).length > 0;
}

export interface ErrandRow {
  readonly task: VisitId;
  readonly customer: string;
  readonly day: LocalDate;
  readonly dueAt: Instant;
  readonly answered: BackCheckOutcome | null;
}

/** What somebody is asked to do now, and what they did since an instant: neither whose visit it was nor what was said of it. */
export async function errandsOf(sql: Sql, person: PersonId, since: Instant): Promise<ErrandRow[]> {
  return sql.rows<ErrandRow>(
    `select b.visit_id as task, v.customer_id as customer, v.day, b.due_at as "dueAt", h.outcome as answered
     from errand e join back_check b on b.visit_id = e.visit_id join visit v on v.person_id = b.person_id and v.id = b.visit_id
     left join lateral (select outcome, at from errand_heard where person_id = e.person_id and visit_id = e.visit_id order by at desc limit 1) h on true
     where e.person_id = $1 and v.customer_id is not null
       and (b.outcome is null and b.how = 'visit' and b.assignee = $1 or h.outcome <> 'not-reached' and h.at >= $2)
     order by b.due_at, b.visit_id`,
    [person, since],
  );
}

export interface Unheard {
  readonly fact: FactId;
  readonly person: PersonId;
  readonly visit: VisitId;
}

/** Answers from phones that nobody has looked at yet, the oldest first. */
export async function unheard(sql: Sql, most: number): Promise<Unheard[]> {
  return sql.rows<Unheard>(
    `select f.id as fact, f.person_id as person, (f.envelope -> 'refs' ->> 'task')::uuid as visit from fact f
     where f.kind = 'customer.asked' and not exists (select from errand_heard h where h.fact_id = f.id)
     order by f.received_at, f.id limit $1`,
    [most],
  );
}

export interface Heard extends Unheard {
  readonly outcome: BackCheckOutcome;
  readonly at: Instant;
  readonly taken: boolean;
}

/** False where somebody else has heard it meanwhile. */
export async function noteHeard(sql: Sql, { fact, visit, person, outcome, at, taken }: Heard): Promise<boolean> {
  const rows = await sql.rows(
    `insert into errand_heard (fact_id, visit_id, person_id, outcome, at, taken) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
    [fact, visit, person, outcome, at, taken],
  );
  return rows.length > 0;
}

/** Ends the task by what was heard at the door, whichever way it was to be asked by then; one that lapsed only since they asked as well. */
export async function closeErrand(
  sql: Sql,
  { visit, outcome, askedAt, now }: { visit: VisitId; outcome: BackCheckOutcome; askedAt: Instant; now: Instant },
): Promise<void> {
  await sql.rows(
    `update back_check set outcome = $2, done_at = $4, how = 'visit' where visit_id = $1 and (outcome is null or outcome = 'lapsed' and $3 <= due_at)`,
    [visit, outcome, askedAt, now],
  );
}
