import type * as z from 'zod/mini';
import type { Instant, LocalDate } from '../../base/moment.ts';
import type { CustomerId, PersonId } from '../../domain/ids.ts';
import type { VisitSheet } from '../../wire/visit-sheet.ts';
import type { listVisits, VisitRow } from '../../wire/visits.ts';
import type { Sql } from '../ports.ts';
import { waitingSince } from './review-queue.ts';

export type VisitFilter = Omit<z.output<(typeof listVisits)['ask']>, 'unit'> & {
  readonly only?: PersonId | undefined;
  readonly drawnFrom: Instant;
};

const DEFAULT_LIMIT = 50;

/** A row of a list of visits, out of `visit v`. */
export const VISIT_COLUMNS = `v.id, v.person_id as person, v.customer_id as customer, v.day, v.line, v.started_at as "startedAt", v.ended_at as "endedAt",
  v.outcome, v.grade, v.event_only as "eventOnly", v.doubt_bans as "doubtBans", v.review, v.validity, v.decision, v.top_signal as "topSignal",
  v.sheet ->> 'personName' as "personName", v.sheet ->> 'customerName' as "customerName", v.stop_id is not null as planned,
  jsonb_array_length(v.sheet -> 'photos') as photos`;

/** One page of visits and how many there are in all. The next page begins after the last row of this one. */
export async function findVisits(sql: Sql, filter: VisitFilter): Promise<{ visits: VisitRow[]; total: number; next: string | null }> {
  const limit = Math.trunc(filter.limit ?? DEFAULT_LIMIT);
  const { where, values } = conditions(filter);
  const order = filter.sort === 'doubt' ? 'doubt_bans desc, started_at desc, id' : 'started_at desc, id';
  const after = afterOf(filter, values);
  const rows = await sql.rows<Stored>(
    `select ${VISIT_COLUMNS} from visit v where ${where} ${after} order by ${order} limit ${limit + 1}`,
    values,
  );
  const [count] = await sql.rows<{ n: number }>(
    `select count(*) as n from visit where ${where}`,
    values.slice(0, conditions(filter).values.length),
  );
  const visits = rows.slice(0, limit);
  const last = visits.at(-1);
  return { visits, total: count?.n ?? 0, next: rows.length > limit && last ? `${last.doubtBans}:${last.startedAt}:${last.id}` : null };
}

type Stored = VisitRow & { readonly sheet?: VisitSheet; readonly day: LocalDate; readonly customer: CustomerId | null };

function conditions(filter: VisitFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const tests = [
    filter.from && `day >= ${put(filter.from)}`,
    filter.to && `day <= ${put(filter.to)}`,
    filter.only && `person_id = ${put(filter.only)}`,
    filter.person && `person_id = ${put(filter.person)}`,
    filter.customer && `customer_id = ${put(filter.customer)}`,
    filter.line && `line = ${put(filter.line)}`,
    filter.grade && `grade = ${put(filter.grade)}`,
    filter.validity && `validity = ${put(filter.validity)}`,
    filter.review === 'waiting' && waitingSince(`${put(filter.drawnFrom)}::bigint`),
    filter.signal && `sheet -> 'verdict' -> 'findings' @> ${put(JSON.stringify([{ signal: filter.signal }]))}::jsonb`,
    filter.review === 'decided' && 'decision is not null',
    filter.kpi && `validity in ('valid', 'pending')`,
    filter.search && searched(put(`%${filter.search.replace(/[\\%_]/g, '\\$&')}%`)),
  ].filter(Boolean);
  return { where: tests.length > 0 ? tests.join(' and ') : 'true', values };
}

function searched(at: string): string {
  return `(sheet ->> 'customerName' ilike ${at} or sheet ->> 'personName' ilike ${at})`;
}

/** The rest of the list after a row that was seen: no page is counted off, so that new visits shift nothing. */
function afterOf({ after, sort }: VisitFilter, values: unknown[]): string {
  const [, doubt, startedAt, id] = /^([\d.e-]+):(\d+):([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  if (id === undefined) return '';
  const put = (value: unknown) => `$${values.push(value)}`;
  if (sort !== 'doubt') return `and (-started_at, id) > (${put(-Number(startedAt))}::bigint, ${put(id)}::uuid)`;
  return `and (-doubt_bans, -started_at, id) > (${put(-Number(doubt))}::float8, ${put(-Number(startedAt))}::bigint, ${put(id)}::uuid)`;
}
