import type { Instant } from '../../base/moment.ts';
import type { Digest, Envelope, Part, PartName, SealedFact } from '../../domain/fact.ts';
import type { VisitId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';

export interface KeptFact extends SealedFact {
  readonly receivedAt: Instant;
}

interface Row {
  readonly envelope: Envelope;
  readonly seal: Digest;
  readonly signature: string;
  readonly receivedAt: Instant;
  readonly parts: Partial<Record<PartName, Part>> | null;
}

/** The facts of a visit as they were sealed, with the parts that are still here; those in scope. */
export async function factsOfVisit(sql: Sql, visit: VisitId): Promise<KeptFact[]> {
  const rows = await sql.rows<Row>(
    `select f.envelope, f.seal, f.signature, f.received_at as "receivedAt",
       (select jsonb_object_agg(p.name, jsonb_build_object('salt', p.salt, 'value', p.value)) from fact_part p
        where p.person_id = f.person_id and p.fact_id = f.id) as parts
     from fact f where f.visit_id = $1`,
    [visit],
  );
  return rows.map(({ parts, ...fact }) => ({ ...fact, parts: parts ?? {} }));
}
