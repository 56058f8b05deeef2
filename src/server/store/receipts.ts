import type { Instant } from '../../base/moment.ts';
import type { CustomerId, PersonId, VisitId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';

export interface ReceiptRow {
  readonly visit: VisitId;
  readonly person: PersonId;
  readonly customer: CustomerId;
  readonly network: string;
  readonly answeredAt: Instant | null;
}

/** Asked for again it is the same receipt, asked for from where it was asked for last. */
export async function askForReceipt(sql: Sql, { visit, person, customer, network, at }: Omit<ReceiptRow, 'answeredAt'> & { at: Instant }) {
  await sql.rows(
    `insert into receipt (visit_id, person_id, customer_id, asked_at, network) values ($1, $2, $3, $4, $5)
     on conflict (visit_id) do update set asked_at = excluded.asked_at, network = excluded.network where receipt.answered_at is null`,
    [visit, person, customer, at, network],
  );
}

/** Held for this transaction: of two answers at once, one is the first. */
export async function receiptOf(sql: Sql, visit: VisitId): Promise<ReceiptRow | undefined> {
  const [row] = await sql.rows<ReceiptRow>(
    `select visit_id as visit, person_id as person, customer_id as customer, network, answered_at as "answeredAt" from receipt where visit_id = $1 for update`,
    [visit],
  );
  return row;
}

export async function noteAnswer(sql: Sql, { visit, browser, at }: { visit: VisitId; browser: string; at: Instant }): Promise<void> {
  await sql.rows(`update receipt set answered_at = $2, browser = $3 where visit_id = $1`, [visit, at, browser]);
}

/** Whether a browser answered for some other customer: then it is not this one's own. */
export async function answeredForOthers(sql: Sql, customer: CustomerId, browser: string): Promise<boolean> {
  const rows = await sql.rows(`select 1 from receipt where browser = $2 and customer_id <> $1 limit 1`, [customer, browser]);
  return rows.length > 0;
}
