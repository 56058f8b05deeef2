import type * as z from 'zod/mini';
import type { CustomerId } from '../../domain/ids.ts';
import type { VisitRow } from '../../wire/visits.ts';
import type { VisitSheet } from '../../wire/visit-sheet.ts';
import type { Sql } from '../ports.ts';

interface Stored {
  readonly id: VisitRow['id'];
  readonly person: VisitRow['person'];
  readonly day: string;
  readonly line: string | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly outcome: string | null;
  readonly grade: VisitRow['grade'];
  readonly eventOnly: boolean;
  readonly doubtBans: number;
  readonly review: boolean;
  readonly validity: VisitRow['validity'];
  readonly decision: VisitRow['decision'];
  readonly topSignal: string | null;
  readonly sheet: z.infer<typeof VisitSheet>;
}

/** The last visits to one customer, by whoever made them; the scope of the transaction has to be open for the customer. */
export async function lastVisitsTo(sql: Sql, customer: CustomerId, limit: number): Promise<VisitRow[]> {
  const rows = await sql.rows<Stored>(
    `select id, person_id as person, day, line, started_at as "startedAt", ended_at as "endedAt", outcome, grade, event_only as "eventOnly",
       doubt_bans as "doubtBans", review, validity, decision, top_signal as "topSignal", sheet
     from visit where customer_id = $1 order by day desc, started_at desc limit $2`,
    [customer, limit],
  );
  return rows.map(({ sheet, ...row }) => ({
    ...row,
    personName: sheet.personName,
    customer,
    customerName: sheet.customerName,
    planned: sheet.stop !== null,
    photos: sheet.photos.length,
  }));
}
