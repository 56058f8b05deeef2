import type { LocalDate } from '../../base/moment.ts';
import type { CustomerId, PersonId } from '../../domain/ids.ts';
import type { Stay } from '../../domain/plan/service-time.ts';
import type { Sql } from '../ports.ts';

const MOST = 4_000;

interface Asked {
  readonly person: PersonId;
  readonly line: string | null;
  readonly customers: readonly CustomerId[];
  readonly since: LocalDate;
}

/** Stays that tell how long the next will take: at these customers, by this person, and of the same line; the newest first. */
export async function pastStays(sql: Sql, { person, line, customers, since }: Asked): Promise<Stay[]> {
  return sql.rows<Stay>(
    `select v.customer_id as customer, v.person_id as person, coalesce(v.sheet ->> 'purpose', '') as purpose,
       c.line || ' ' || c.grade as kind, (v.ended_at - v.started_at) / 60000.0 as minutes
     from visit v join customer c on c.id = v.customer_id
     where v.day >= $1 and v.outcome = 'done' and v.ended_at is not null and v.validity in ('valid', 'pending')
       and (v.person_id = $2 or v.customer_id = any($3::uuid[]) or v.line = $4)
     order by (v.customer_id = any($3::uuid[])) desc, v.started_at desc limit ${MOST}`,
    [since, person, customers, line],
  );
}
