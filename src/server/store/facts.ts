import type { Instant, LocalDate } from '../../base/moment.ts';
import type { Digest, PartName, SealedFact } from '../../domain/fact.ts';
import type { DeviceId, FactId, PersonId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';
import { markPhotos } from './to-look.ts';

/** A fact with all that the server adds to it. */
export interface Arrival {
  readonly sealed: SealedFact;
  readonly at: Instant;
  readonly nonceAt: Instant | undefined;
  readonly receivedAt: Instant;
  readonly day: LocalDate;
  readonly post: number;
  /** Parts that are kept; the others were not let in. */
  readonly keep: readonly PartName[];
}

/** One writer at a time for one person's ledger: what is read here stays true until the transaction ends. */
export async function lockPerson(sql: Sql, person: PersonId): Promise<void> {
  await sql.rows(`select pg_advisory_xact_lock(7301, hashtext($1))`, [person]);
}

/** The seals that the ledger has under these ids. */
export async function sealsById(sql: Sql, person: PersonId, ids: readonly FactId[]): Promise<ReadonlyMap<FactId, Digest>> {
  const rows = await sql.rows<{ id: FactId; seal: Digest }>(`select id, seal from fact where person_id = $1 and id = any($2::uuid[])`, [
    person,
    ids,
  ]);
  return new Map(rows.map(({ id, seal }) => [id, seal]));
}

/** Adds facts, their parts, what the photos among them bind, and their lines for the log. */
export async function insertFacts(sql: Sql, person: PersonId, arrivals: readonly Arrival[]): Promise<void> {
  if (arrivals.length === 0) return;
  const rows = arrivals.map(({ sealed: { envelope, seal, signature }, at, nonceAt, receivedAt, day, post }) => ({
    ...{ id: envelope.id, device: envelope.device, seq: envelope.seq, seal, prev: envelope.prev, kind: envelope.kind, at },
    ...{ nonce_at: nonceAt ?? null, received_at: receivedAt, day, post, visit_id: envelope.refs.visit ?? null },
    ...{ customer_id: envelope.refs.customer ?? null, envelope, signature },
  }));
  await sql.rows(
    `insert into fact (person_id, id, device, seq, seal, prev, kind, at, nonce_at, received_at, day, post, visit_id, customer_id, envelope, signature)
     select $1, id, device, seq, seal, prev, kind, at, nonce_at, received_at, day, post, visit_id, customer_id, envelope, signature
     from jsonb_to_recordset($2::jsonb) as x (id uuid, device text, seq int, seal text, prev text, kind text, at bigint, nonce_at bigint,
       received_at bigint, day date, post int, visit_id uuid, customer_id uuid, envelope jsonb, signature text)`,
    [person, JSON.stringify(rows)],
  );
  await insertParts(sql, person, arrivals);
  await insertPhotoUses(sql, person, arrivals);
  await sql.rows(
    `insert into to_log (kind, ref, digest, at) select 'fact', id, seal, at from jsonb_to_recordset($1::jsonb) as x (id text, seal text, at bigint, seq int) order by seq`,
    [JSON.stringify(rows.map(({ id, seal, seq, received_at }) => ({ id, seal, seq, at: received_at })))],
  );
}

async function insertParts(sql: Sql, person: PersonId, arrivals: readonly Arrival[]): Promise<void> {
  const parts = arrivals.flatMap(({ sealed, post, keep }) =>
    keep.flatMap((name) => {
      const part = sealed.parts[name];
      return part ? [{ fact_id: sealed.envelope.id, name, salt: part.salt, value: part.value, post }] : [];
    }),
  );
  await sql.rows(
    `insert into fact_part (person_id, fact_id, name, salt, value, post)
     select $1, fact_id, name, salt, value, post from jsonb_to_recordset($2::jsonb) as x (fact_id uuid, name text, salt text, value jsonb, post int)`,
    [person, JSON.stringify(parts)],
  );
}

async function insertPhotoUses(sql: Sql, person: PersonId, arrivals: readonly Arrival[]): Promise<void> {
  const uses = arrivals
    .filter(
      ({ sealed: { envelope } }) => envelope.kind === 'photo.taken' || (envelope.kind === 'visit.explained' && envelope.blobs.length > 0),
    )
    .map(({ sealed: { envelope }, at, day, post }) => ({
      ...{
        digest: envelope.blobs[0],
        fact_id: envelope.id,
        visit_id: envelope.refs.visit,
        // A photo that goes with the rep's own word answers no question.
        question: envelope.refs.question ?? 'explained',
        at,
        day,
        post,
      },
    }));
  if (uses.length === 0) return;
  await sql.rows(
    `insert into photo_use (person_id, digest, fact_id, visit_id, question, at, day, post)
     select $1, digest, fact_id, visit_id, question, at, day, post
     from jsonb_to_recordset($2::jsonb) as x (digest text, fact_id uuid, visit_id uuid, question text, at bigint, day date, post int)`,
    [person, JSON.stringify(uses)],
  );
  const digests = uses.flatMap(({ digest }) => (digest ? [digest] : []));
  await markPhotos(sql, { person, digests, now: Math.max(...arrivals.map(({ receivedAt }) => receivedAt)) });
}

export async function insertDroppedPlaces(
  sql: Sql,
  person: PersonId,
  drops: readonly { readonly fact: FactId; readonly why: string; readonly day: LocalDate; readonly post: number }[],
): Promise<void> {
  if (drops.length === 0) return;
  await sql.rows(
    `insert into dropped_place (person_id, fact_id, why, day, post)
     select $1, fact, why, day, post from jsonb_to_recordset($2::jsonb) as x (fact uuid, why text, day date, post int) on conflict do nothing`,
    [person, JSON.stringify(drops)],
  );
}

/** When a person said that they work, lately: what the duty window of new facts is read with. */
export async function dutyWords(
  sql: Sql,
  person: PersonId,
  since: Instant,
): Promise<{ kind: 'duty.opened' | 'duty.closed'; at: Instant }[]> {
  return sql.rows(
    `select kind, at from fact where person_id = $1 and kind in ('duty.opened', 'duty.closed') and at >= $2 and day >= $3::date`,
    [person, since, new Date(since).toISOString().slice(0, 10)],
  );
}

/** Every place of a device's chain from one on that is taken, by a fact or by one that was put aside but is the device's own. */
export async function takenSeqs(
  sql: Sql,
  { person, device, from }: { person: PersonId; device: DeviceId; from: number },
): Promise<number[]> {
  const rows = await sql.rows<{ seq: number }>(
    `select seq from fact where person_id = $1 and device = $2 and seq >= $3
     union select seq from quarantine where person_id = $1 and device = $2 and seq >= $3`,
    [person, device, from],
  );
  return rows.map(({ seq }) => seq);
}

/** The end of a device's chain; before the first fact, place −1 with an empty seal. */
export async function headOf(sql: Sql, person: PersonId, device: DeviceId): Promise<{ seq: number; seal: Digest | '' }> {
  const [head] = await sql.rows<{ seq: number; seal: Digest }>(
    `select seq, seal from fact where person_id = $1 and device = $2 order by seq desc limit 1`,
    [person, device],
  );
  return head ?? { seq: -1, seal: '' };
}
