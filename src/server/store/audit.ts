import type { Instant, LocalDate } from '../../base/moment.ts';
import type { PublicKey } from '../../domain/evidence/seal.ts';
import type { Digest, Envelope, Part, PartName, SealedFact } from '../../domain/fact.ts';
import type { DeviceId, FactId, PersonId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';

export interface AuditedFact {
  readonly fact: SealedFact;
  /** Its line is still on its way into the log. */
  readonly waits: boolean;
  readonly person: PersonId;
  readonly id: FactId;
  readonly columns: FactColumns;
  /** Its place was turned away at the door, and that is written down. */
  readonly placeDropped: boolean;
}

/** What stands beside the envelope so that it can be looked up: days, times and ids that everything derived is read by. */
export interface FactColumns {
  readonly at: Instant;
  readonly nonceAt: Instant | null;
  readonly receivedAt: Instant;
  readonly day: LocalDate;
  readonly kind: string;
  readonly device: string;
  readonly seq: number;
  readonly prev: string;
  readonly visit: string | null;
  readonly customer: string | null;
}

interface Row {
  readonly person: PersonId;
  readonly id: FactId;
  readonly envelope: Envelope;
  readonly seal: Digest;
  readonly signature: string;
  readonly waits: boolean;
  readonly parts: Partial<Record<PartName, Part>> | null;
  readonly columns: FactColumns;
  readonly dropped: boolean;
}

/** Every fact there is, a page at a time, as it was sealed. */
export async function factsAfter(sql: Sql, last: Pick<AuditedFact, 'person' | 'id'> | undefined, max: number): Promise<AuditedFact[]> {
  const rows = await sql.rows<Row>(
    `select f.person_id as person, f.id, f.envelope, f.seal, f.signature,
       exists (select 1 from to_log t where t.kind = 'fact' and t.ref = f.id::text and t.digest = f.seal) as waits,
       (select jsonb_object_agg(p.name, jsonb_build_object('salt', p.salt, 'value', p.value)) from fact_part p
        where p.person_id = f.person_id and p.fact_id = f.id) as parts,
       exists (select 1 from dropped_place d where d.person_id = f.person_id and d.fact_id = f.id) as dropped,
       jsonb_build_object('at', f.at, 'nonceAt', f.nonce_at, 'receivedAt', f.received_at, 'day', f.day, 'kind', f.kind, 'device', f.device,
         'seq', f.seq, 'prev', f.prev, 'visit', f.visit_id, 'customer', f.customer_id) as columns
     from (select * from fact where ($1::uuid is null or (person_id, id) > ($1, $2)) order by person_id, id limit $3) f order by 1, 2`,
    [last?.person ?? null, last?.id ?? null, max],
  );
  return rows.map(({ person, id, waits, parts, columns, dropped, ...sealed }) => ({
    ...{ fact: { ...sealed, parts: parts ?? {} }, waits, person, id, columns, placeDropped: dropped },
  }));
}

export async function keysById(sql: Sql): Promise<ReadonlyMap<string, PublicKey>> {
  const rows = await sql.rows<{ id: string; key: PublicKey }>('select id, key from device');
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** Devices that have a line in the log, each with the digest of its first one: whose it was let in for. */
export async function devicesWithLines(sql: Sql): Promise<{ readonly id: DeviceId; readonly person: PersonId; readonly digest: Digest }[]> {
  return sql.rows(
    `select d.id, d.person_id as person, l.digest from device d
     join (select distinct on (ref) ref, digest from log_leaf where kind = 'key' order by ref, place) l on l.ref = d.id`,
  );
}

/** What was put aside and has no line in the log, nor one on its way. */
export async function leaflessAsides(sql: Sql): Promise<string[]> {
  const rows = await sql.rows<{ ref: string }>(
    `select q.id::text as ref from quarantine q
     where not exists (select 1 from log_leaf l where l.kind = 'quarantine' and l.ref = q.id::text and l.digest = q.digest)
       and not exists (select 1 from to_log t where t.kind = 'quarantine' and t.ref = q.id::text)`,
  );
  return rows.map(({ ref }) => ref);
}

/** Lines of the log about things put aside that are not there any more, or not the same. */
export async function asidesTakenAway(sql: Sql): Promise<string[]> {
  const rows = await sql.rows<{ ref: string }>(
    `select l.ref from log_leaf l where l.kind = 'quarantine'
       and not exists (select 1 from quarantine q where q.id::text = l.ref and q.digest = l.digest)`,
  );
  return rows.map(({ ref }) => ref);
}
