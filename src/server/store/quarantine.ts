import type { Instant, LocalDate } from '../../base/moment.ts';
import type { Digest } from '../../domain/fact.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { QuarantineReason } from '../../wire/push-facts.ts';
import type { Sql } from '../ports.ts';

/** Who is named where nobody knows whose it is. */
export const NOBODY = '00000000-0000-0000-0000-000000000000' as PersonId;

export interface PutAside {
  readonly id: string;
  readonly device: string;
  readonly why: QuarantineReason;
  readonly detail: string;
  readonly digest: Digest;
  readonly seal: Digest | null;
  /** Its place in the device's chain, where the envelope is the device's own word. */
  readonly seq: number | null;
  readonly day: LocalDate | null;
  readonly raw: unknown;
  readonly post: number;
  readonly receivedAt: Instant;
}

export interface QuarantineRow extends PutAside {
  readonly person: PersonId;
}

/** Which of these are here already: the same bytes again are nothing new. */
export async function knownAside(sql: Sql, person: PersonId, digests: readonly Digest[]): Promise<ReadonlySet<Digest>> {
  const rows = await sql.rows<{ digest: Digest }>(`select digest from quarantine where person_id = $1 and digest = any($2)`, [
    person,
    digests,
  ]);
  return new Set(rows.map(({ digest }) => digest));
}

export async function insertAside(sql: Sql, person: PersonId, items: readonly PutAside[]): Promise<void> {
  if (items.length === 0) return;
  await sql.rows(
    `with new as (
       insert into quarantine (person_id, id, device, why, detail, digest, seal, seq, day, raw, post, received_at)
       select $1, id, device, why, detail, digest, seal, seq, day, raw, post, "receivedAt"
       from jsonb_to_recordset($2::jsonb) as x (id uuid, device text, why text, detail text, digest text, seal text, seq int, day date, raw jsonb, post int, "receivedAt" bigint)
       on conflict do nothing returning id, digest, received_at)
     insert into to_log (kind, ref, digest, at) select 'quarantine', id::text, digest, received_at from new`,
    [person, JSON.stringify(items)],
  );
}

export async function readQuarantine(
  sql: Sql,
  { why, limit }: { why: string | undefined; limit: number },
): Promise<{ items: QuarantineRow[]; total: number }> {
  const items = await sql.rows<QuarantineRow>(
    `select person_id as person, id, device, why, detail, digest, seal, seq, day, raw, post, received_at as "receivedAt" from quarantine
     where $1::text is null or why = $1 order by received_at desc, id limit $2`,
    [why ?? null, limit],
  );
  const [count] = await sql.rows<{ n: number }>(`select count(*) as n from quarantine where $1::text is null or why = $1`, [why ?? null]);
  return { items, total: count?.n ?? 0 };
}
