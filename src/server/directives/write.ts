import { firstOf, type Instant, type LocalDate, localDate, monthOf } from '../../base/moment.ts';
import { DIRECTIVES } from '../../domain/directives.ts';
import { directiveDigest } from '../../domain/evidence/directive-digest.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';
import { type DayMark, markDays } from '../store/to-derive.ts';
import type { Person } from '../../domain/person.ts';
import { type Company, COMPANY_KINDS, loadCompany, withoutOrders, zoneOf } from './company.ts';
import { projectAccess } from './project-access.ts';
import { projectCustomers } from './project-customers.ts';
import { projectOwnership } from './project-ownership.ts';
import { projectPlans } from './project-plans.ts';
import { bumpEpochs, movedPeople } from './epochs.ts';
import type { Change, Numbered } from './numbered.ts';

export interface Writing {
  readonly at: Instant;
  readonly by: PersonId;
  readonly importId?: string;
}
/** Any number that nothing else here locks. */
const LOCK = 7_301_555;

/** Held until the transaction ends, so that the order of numbers is that of commits. Whoever looks before writing takes it first. */
export async function lockDirectives(sql: Sql): Promise<void> {
  await sql.rows('select pg_advisory_xact_lock($1)', [LOCK]);
}

/**
 * Writes directives, in the order in which they are given, and everything that follows from them at once: projections,
 * epochs, a leaf for the log, and the person-days to derive again. Give it a transaction that sees everything.
 */
export async function writeDirectives(sql: Sql, writing: Writing, changes: readonly Change[]): Promise<number[]> {
  if (changes.length === 0) return [];
  for (const { kind, value } of changes) if (value !== null) DIRECTIVES[kind].parse(value);
  await lockDirectives(sql);
  const before = await loadCompany(sql);
  const numbers = await sql.rows<{ n: number }>(`select nextval('directive_number') as n from generate_series(1, $1)`, [changes.length]);
  const numbered = changes.map((change, i): Numbered => ({ ...ownWords(change), number: numbers[i]?.n as number }));
  await insert(sql, writing, numbered);
  await tellCompany(sql, numbered);
  const company = await loadCompany(sql);
  const today = localDate(writing.at, zoneOf(company));
  await projectCustomers(sql, numbered);
  await projectAccess(sql, numbered);
  const touched = [
    ...movedPeople(before, company),
    ...(await projectOwnership(sql, { company, today, changes: numbered })),
    ...(await projectPlans(sql, { company, changes: numbered, at: writing.at })),
  ];
  await bumpEpochs(sql, touched, `${numbered.at(-1)?.number}`);
  await markWhatFollows(sql, company, {
    ...{ changes: numbered, at: writing.at, today, moved: movedPeople(before, company) },
  });
  return numbered.map(({ number }) => number);
}

/** Whoever saves a person they read sends the granted leaves back: those are directives already. */
function ownWords(change: Change): Change {
  return change.kind === 'person' && change.value ? { ...change, value: withoutOrders(change.value as Person) } : change;
}

async function insert(sql: Sql, { at, by, importId }: Writing, changes: readonly Numbered[]): Promise<void> {
  const rows = changes.map((change) => ({
    ...change,
    digest: directiveDigest(change),
  }));
  await sql.rows(
    `with new as (select * from jsonb_to_recordset($1::jsonb) as x (number bigint, kind text, id text, value jsonb, digest text)),
     written as (
       insert into directive (number, kind, id, value, at, by_person, import_id)
       select number, kind, id, nullif(value, 'null'::jsonb), $2, $3, $4 from new)
     insert into to_log (kind, ref, digest, at) select 'directive', number::text, digest, $2 from new order by number`,
    [JSON.stringify(rows), at, by, importId ?? null],
  );
}

/** Lets every process see that what it holds of the company is of yesterday. */
async function tellCompany(sql: Sql, changes: readonly Numbered[]): Promise<void> {
  const newest = changes.findLast(({ kind }) => COMPANY_KINDS.includes(kind));
  if (!newest) return;
  await sql.rows(
    `insert into setting (key, value) values ('company', to_jsonb($1::bigint)) on conflict (key) do update set value = excluded.value`,
    [newest.number],
  );
}

/**
 * A plan changes its own day; a customer's or the company's rules change every day on which they were met, and every month
 * in which somebody looked after them, met or not.
 */
async function markWhatFollows(sql: Sql, company: Company, { changes, at, today, moved }: Following): Promise<void> {
  const plans = changes.filter(({ kind }) => kind === 'plan').map(({ id }) => ({ person: id.slice(0, 36) as PersonId, day: id.slice(37) }));
  const met = changes.filter(({ kind }) => kind === 'customer' || kind === 'ownership').map(({ id }) => id);
  const policy = changes.some(({ kind }) => kind === 'policy');
  const days =
    met.length > 0 || policy
      ? await sql.rows<DayMark>(
          `select distinct person_id as person, day from visit where $2 or customer_id = any($1::uuid[])
           union select person_id, on_day from result where $2 or customer_id = any($1::uuid[])
           union select person_id, (month || '-01')::date from customer_sum where $2 or customer_id = any($1::uuid[])`,
          [met, policy],
        )
      : [];
  const judged = await daysToJudge(sql, changes);
  const owners = await ownersMonths(sql, company, { met, today });
  await markDays(sql, [...plans, ...days, ...judged, ...owners, ...(await daysOfMonth(sql, moved, today))], at);
}

/** A signal that fell silent changes the days on which it spoke; the draw of a week, the days that phones ahead of time told already. */
async function daysToJudge(sql: Sql, changes: readonly Numbered[]): Promise<DayMark[]> {
  const signals = changes.filter(({ kind }) => kind === 'rule').map(({ id }) => id);
  const weeks = changes.filter(({ kind }) => kind === 'sample').map(({ id }) => id);
  if (signals.length + weeks.length === 0) return [];
  return sql.rows<DayMark>(
    `select distinct person_id as person, day from visit v
     where exists (select from jsonb_array_elements(v.sheet -> 'verdict' -> 'findings') f where f ->> 'signal' = any($1::text[]))
       or exists (select from unnest($2::date[]) as week where v.day between week and week + 6)`,
    [signals, weeks],
  );
}

interface Following {
  readonly changes: readonly Numbered[];
  readonly at: Instant;
  readonly today: LocalDate;
  readonly moved: readonly PersonId[];
}

/** Whoever got another seat or line takes this month along, and leaves those before where they are. */
async function daysOfMonth(sql: Sql, people: readonly PersonId[], today: LocalDate): Promise<DayMark[]> {
  const first = firstOf(monthOf(today));
  const days = await sql.rows<DayMark>(
    `select person_id as person, day from day_sum where person_id = any($1::uuid[]) and day >= $2
     union select person_id, day from fact where person_id = any($1::uuid[]) and day >= $2`,
    [people, first],
  );
  return [...days, ...people.map((person) => ({ person, day: first }))];
}

/** This month, and those that were counted before, of everybody whose seat has one of these customers at some time. */
async function ownersMonths(
  sql: Sql,
  { people, posts }: Company,
  { met, today }: { met: readonly string[]; today: LocalDate },
): Promise<DayMark[]> {
  if (met.length === 0) return [];
  const seats = new Set(
    (await sql.rows<{ post: number }>(`select distinct post from ownership where customer_id = any($1::uuid[])`, [met])).map(
      ({ post }) => post,
    ),
  );
  const ids = new Set<string>(posts.filter(({ number }) => seats.has(number)).map(({ id }) => id));
  const owners = [...people.values()].flatMap(({ id, post, active }) => (active && post !== null && ids.has(post) ? [id] : []));
  const counted = await sql.rows<DayMark>(
    `select person_id as person, (month || '-01')::date as day from month_sum where person_id = any($1::uuid[])`,
    [owners],
  );
  return [...owners.map((person) => ({ person, day: firstOf(monthOf(today)) })), ...counted];
}
