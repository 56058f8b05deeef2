import { addDays, type Instant, type LocalDate } from '../../base/moment.ts';
import type { PersonId, UnitId, VisitId } from '../../domain/ids.ts';
import type { DrawnStratum } from '../../domain/trust/back-check.ts';
import type { StratumAsked } from '../../domain/trust/honest-rate.ts';
import type { BackCheckHow } from '../../domain/visit/facts.ts';
import type { CheckTask, TaskOutcome } from '../../wire/check-tasks.ts';
import type { Sql } from '../ports.ts';

/** Nobody is asked more often than this for one visit. */
export const MOST_TRIES = 3;

/** The newest closed week whose seed is there and that was not drawn for back-checks yet. */
export async function weekToDraw(sql: Sql, until: LocalDate): Promise<{ week: LocalDate; seed: string } | undefined> {
  const [row] = await sql.rows<{ week: LocalDate; seed: string }>(
    `select week, seed from sample_seed s where week <= $1 and week > $2 and not exists (select from back_check_week b where b.week = s.week)
     order by week desc limit 1`,
    [until, addDays(until, -28)],
  );
  return row;
}

export interface Frame {
  readonly id: VisitId;
  readonly person: PersonId;
  readonly post: number;
  readonly line: string;
  readonly rank: number;
  readonly answered: boolean;
}

/** Visits of a week that were done at a customer's: what the draw is made among. */
export async function frameOf(sql: Sql, week: LocalDate): Promise<Frame[]> {
  return sql.rows<Frame>(
    `select v.id, v.person_id as person, v.post, coalesce(v.line, '') as line, coalesce(b.rank, 0) as rank,
       exists (select from receipt r where r.visit_id = v.id and r.answered_at is not null) as answered
     from visit v left join behaviour b on b.person_id = v.person_id and b.id = v.id
     where v.day between $1::date and $1::date + 6 and v.outcome = 'done' and v.customer_id is not null and v.ended_at is not null
     order by v.id`,
    [week],
  );
}

export interface NewTask {
  readonly visit: VisitId;
  readonly person: PersonId;
  readonly post: number;
  readonly region: string;
  readonly line: string;
  readonly how: BackCheckHow;
  readonly part: 'random' | 'ranked';
}
interface WeekTasks {
  readonly week: LocalDate;
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly strata: readonly DrawnStratum[];
  readonly tasks: readonly NewTask[];
}

export async function insertTasks(sql: Sql, { week, at, dueAt, strata, tasks }: WeekTasks): Promise<void> {
  await sql.rows(`insert into back_check_week (week, drawn_at) values ($1, $2)`, [week, at]);
  await sql.rows(
    `insert into back_check_stratum (week, region, line, visits, drawn)
     select $1, x.region, x.line, x.visits, x.drawn from jsonb_to_recordset($2::jsonb) as x (region uuid, line text, visits int, drawn int)`,
    [week, JSON.stringify(strata)],
  );
  await sql.rows(
    `insert into back_check (visit_id, person_id, post, week, part, region, line, how, drawn_at, due_at)
     select x.visit, x.person, x.post, $1, x.part, x.region, x.line, x.how, $2, $3
     from jsonb_to_recordset($4::jsonb) as x (visit uuid, person uuid, post int, part text, region uuid, line text, how text)`,
    [week, at, dueAt, JSON.stringify(tasks)],
  );
}

export async function lapseTasks(sql: Sql, now: Instant): Promise<void> {
  await sql.rows(`update back_check set outcome = 'lapsed', done_at = $1 where outcome is null and due_at < $1`, [now]);
}

export interface Closing {
  readonly visit: VisitId;
  readonly outcome: TaskOutcome;
  readonly at: Instant;
  readonly how: BackCheckHow;
}

/** Ends the task of a visit, if there is one that is open and asks this way: a receipt that the rep asked for answers no call. */
export async function closeTask(sql: Sql, { visit, outcome, at, how }: Closing): Promise<void> {
  await sql.rows(`update back_check set outcome = $2, done_at = $3 where visit_id = $1 and outcome is null and how = $4`, [
    visit,
    outcome,
    at,
    how,
  ]);
}

export async function countTry(sql: Sql, visit: VisitId): Promise<number> {
  const [row] = await sql.rows<{ tries: number }>(`update back_check set tries = tries + 1 where visit_id = $1 returning tries`, [visit]);
  return row?.tries ?? 0;
}

export async function giveTask(sql: Sql, { visit, assignee, how }: { visit: VisitId; assignee: PersonId | null; how: BackCheckHow }) {
  await sql.rows(`update back_check set assignee = $2, how = $3 where visit_id = $1 and outcome is null`, [visit, assignee, how]);
}

const COLUMNS = `b.visit_id as visit, b.person_id as person, v.sheet ->> 'personName' as "personName", v.customer_id as customer,
  v.sheet ->> 'customerName' as "customerName", v.day, b.region, b.line, b.how, b.due_at as "dueAt", b.assignee, b.tries, b.outcome,
  coalesce(v.sheet -> 'backChecks', '[]'::jsonb) as heard`;

/** A task but for the name of who has it, which the company knows. */
export type TaskRow = Omit<CheckTask, 'assigneeName'>;

export interface TaskFilter {
  readonly me: PersonId;
  readonly tab: 'open' | 'late' | 'done';
  readonly how: string | undefined;
  readonly region: string | undefined;
  readonly soon: Instant;
}

const MOST = 200;
const TABS = { open: 'b.outcome is null', late: 'b.outcome is null and b.due_at < $4', done: 'b.outcome is not null' } as const;

/** Tasks in scope, those due first before; never one about the reader's own visits. Why a visit was drawn is not said. */
export async function tasksSeen(sql: Sql, { me, tab, how, region, soon }: TaskFilter): Promise<TaskRow[]> {
  return sql.rows<TaskRow>(
    `select ${COLUMNS} from back_check b join visit v on v.person_id = b.person_id and v.id = b.visit_id
     where b.person_id <> $1 and ($2::text is null or b.how = $2) and ($3::uuid is null or b.region = $3) and $4::bigint is not null
       and ${TABS[tab]} order by ${tab === 'done' ? 'b.done_at desc' : 'b.due_at'}, b.visit_id limit ${MOST}`,
    [me, how ?? null, region ?? null, soon],
  );
}

/** Held for this transaction. */
export async function taskOf(sql: Sql, visit: VisitId): Promise<TaskRow | undefined> {
  const [row] = await sql.rows<TaskRow>(
    `select ${COLUMNS} from back_check b join visit v on v.person_id = b.person_id and v.id = b.visit_id where b.visit_id = $1 for update of b`,
    [visit],
  );
  return row;
}

export interface StratumRow extends StratumAsked {
  readonly region: UnitId;
}

/** What came of the random parts of these weeks; a task that is still open is no answer and no refusal. */
export async function strataSince(sql: Sql, from: LocalDate): Promise<StratumRow[]> {
  return sql.rows<StratumRow>(
    `select s.region, s.visits, s.drawn, count(*) filter (where b.outcome = 'confirmed') as confirmed,
       count(*) filter (where b.outcome = 'denied') as denied,
       count(*) filter (where b.outcome in ('not-reached', 'cannot-say', 'lapsed')) as unanswered
     from back_check_stratum s left join back_check b on b.week = s.week and b.region = s.region and b.line = s.line and b.part = 'random'
     where s.week >= $1 group by s.week, s.region, s.line, s.visits, s.drawn`,
    [from],
  );
}
