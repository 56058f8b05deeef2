import type { PublicKey } from '../../domain/evidence/seal.ts';
import type { Digest, Envelope, Part, PartName, SealedFact } from '../../domain/fact.ts';
import type { FactId, PersonId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';

export interface AuditedFact {
  readonly fact: SealedFact;
  /** Its line is still on its way into the log. */
  readonly waits: boolean;
  readonly person: PersonId;
  readonly id: FactId;
}

interface Row {
  readonly person: PersonId;
  readonly id: FactId;
  readonly envelope: Envelope;
  readonly seal: Digest;
  readonly signature: string;
  readonly waits: boolean;
  readonly parts: Partial<Record<PartName, Part>> | null;
}

/** Every fact there is, a page at a time, as it was sealed. */
export async function factsAfter(sql: Sql, last: Pick<AuditedFact, 'person' | 'id'> | undefined, max: number): Promise<AuditedFact[]> {
  const rows = await sql.rows<Row>(
    `select f.person_id as person, f.id, f.envelope, f.seal, f.signature,
       exists (select 1 from to_log t where t.kind = 'fact' and t.ref = f.id::text and t.digest = f.seal) as waits,
       (select jsonb_object_agg(p.name, jsonb_build_object('salt', p.salt, 'value', p.value)) from fact_part p
        where p.person_id = f.person_id and p.fact_id = f.id) as parts
     from (select * from fact where ($1::uuid is null or (person_id, id) > ($1, $2)) order by person_id, id limit $3) f order by 1, 2`,
    [last?.person ?? null, last?.id ?? null, max],
  );
  return rows.map(({ person, id, waits, parts, ...sealed }) => ({ fact: { ...sealed, parts: parts ?? {} }, waits, person, id }));
}

export async function keysById(sql: Sql): Promise<ReadonlyMap<string, PublicKey>> {
  const rows = await sql.rows<{ id: string; key: PublicKey }>('select id, key from device');
  return new Map(rows.map(({ id, key }) => [id, key]));
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
