import type { Instant, LocalDate } from '../../base/moment.ts';
import type { PersonId, VisitId } from '../../domain/ids.ts';
import type { LapseWhy } from '../../domain/visit/facts.ts';
import type { Sql } from '../ports.ts';

export interface Overdue {
  readonly person: PersonId;
  readonly visit: VisitId;
  readonly day: LocalDate;
  readonly post: number;
  readonly why: LapseWhy;
}

const UNANSWERED = `appeal = 'open' and appeal_due <= $1`;
/** Old is what nobody has said anything about for so long: the visit, an answer and a question all count. */
const TOO_OLD = `review and not lapsed and (decision is null or decision = 'asked') and started_at < $2 and ended_at is not null
  and appeal is distinct from 'open' and (sheet ->> 'receivedAt')::bigint < $2`;

interface Limits {
  readonly now: Instant;
  readonly before: Instant;
}

export async function overdue(sql: Sql, { now, before, max }: Limits & { readonly max: number }): Promise<Overdue[]> {
  const columns = `person_id as person, id as visit, day, post`;
  return sql.rows<Overdue>(
    `(select ${columns}, 'appeal-unanswered' as why from visit where ${UNANSWERED} order by appeal_due limit $3)
     union all (select ${columns}, 'too-old' as why from visit where ${TOO_OLD} order by started_at limit $3)`,
    [now, before, max],
  );
}

export async function isOverdue(sql: Sql, { person, visit }: Overdue, { now, before }: Limits): Promise<boolean> {
  const rows = await sql.rows(`select 1 from visit where person_id = $3 and id = $4 and ((${UNANSWERED}) or (${TOO_OLD}))`, [
    ...[now, before, person, visit],
  ]);
  return rows.length > 0;
}
