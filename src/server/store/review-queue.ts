import type { Instant } from '../../base/moment.ts';
import type { QueueRow } from '../../wire/review.ts';
import type { Sql } from '../ports.ts';

export interface QueueAsk {
  readonly tab: 'waiting' | 'appeals' | 'decided';
  readonly person: string | undefined;
  readonly line: string | undefined;
  readonly drawnFrom: Instant;
}

const MOST = 100;

/** What waits for a first word. Drawn visits from before an instant have been waited for long enough. */
export function waitingSince(drawnFrom: string): string {
  return `asks and appeal is distinct from 'open' and (review or started_at >= ${drawnFrom})`;
}

const WAITING = waitingSince('$1::bigint');
const TABS = { waiting: WAITING, appeals: `appeal = 'open'`, decided: `decision in ('accepted', 'rejected')` } as const;

/**
 * The most doubtful first, the oldest of equals before. What was drawn lies among them at a place that its id gives, so that
 * whoever decides is not told why they look.
 */
const ORDERS = {
  waiting: `case when review then doubt_bans else 2 + 2 * (hashtext(id::text) & 65535) / 65536.0 end desc, started_at, id`,
  appeals: 'appeal_due, id',
  decided: 'decided_at desc, id',
} as const;

/** One tab of the review page, and how many there are in each that waits. */
export async function reviewQueue(sql: Sql, ask: QueueAsk): Promise<{ rows: QueueRow[]; counts: { waiting: number; appeals: number } }> {
  const values = [ask.drawnFrom, ask.person ?? null, ask.line ?? null];
  const among = `$1::bigint is not null and ($2::uuid is null or person_id = $2) and ($3::text is null or line = $3)`;
  const decided = ask.tab === 'decided';
  const rows = await sql.rows<QueueRow>(
    `select id, person_id as person, sheet ->> 'personName' as "personName", sheet ->> 'customerName' as "customerName", day, started_at as "startedAt",
       grade, event_only as "eventOnly", appeal_due as "dueAt", decision, appeal, ${decided ? '(sampled and not review)' : 'null'} as drawn
     from visit where ${among} and ${TABS[ask.tab]} order by ${ORDERS[ask.tab]} limit ${MOST}`,
    values,
  );
  const [counts] = await sql.rows<{ waiting: number; appeals: number }>(
    `select count(*) filter (where ${WAITING}) as waiting, count(*) filter (where ${TABS.appeals}) as appeals
     from visit where ${among} and (asks or appeal = 'open')`,
    values,
  );
  return { rows, counts: counts ?? { waiting: 0, appeals: 0 } };
}
