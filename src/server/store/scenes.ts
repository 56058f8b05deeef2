import type { Instant, LocalDate } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Link } from '../../domain/evidence/chain.ts';
import type { Digest, PartName } from '../../domain/fact.ts';
import type { Fact } from '../../domain/facts.ts';
import type { CustomerId, DeviceId, FactId, PersonId, VisitId } from '../../domain/ids.ts';
import type { Fix } from '../../domain/place.ts';
import type { Likeness } from '../../domain/photo/likeness.ts';
import type { Sql } from '../ports.ts';

/** A fact as the ledger holds it: as everybody reads it, with what the server can vouch for beside it. */
export interface LedgerFact {
  readonly fact: Fact;
  readonly day: LocalDate;
  readonly post: number;
  readonly seal: Digest;
  readonly nonceAt: Instant | undefined;
  readonly receivedAt: Instant;
  readonly monoMs: number;
  readonly boot: string;
  /** Parts that the envelope commits to, whether or not they are held. */
  readonly committed: readonly PartName[];
}

interface Row {
  readonly envelope: { readonly monoMs: number; readonly boot: string; readonly parts: Record<PartName, string> } & Record<string, unknown>;
  readonly at: Instant;
  readonly day: LocalDate;
  readonly post: number;
  readonly seal: Digest;
  readonly nonce_at: Instant | null;
  readonly received_at: Instant;
  readonly parts: Record<string, unknown> | null;
}

const FACTS = `select f.envelope, f.at, f.day, f.post, f.seal, f.nonce_at, f.received_at,
    (select jsonb_object_agg(p.name, p.value) from fact_part p where p.person_id = f.person_id and p.fact_id = f.id) as parts
  from fact f where f.person_id = $1 and`;

/** All facts of the visits that began on a day, and that day's others, in no particular order. */
export async function factsOfDay(sql: Sql, person: PersonId, day: LocalDate): Promise<LedgerFact[]> {
  const rows = await sql.rows<Row>(
    `${FACTS} (f.visit_id in (select visit_id from fact where person_id = $1 and kind = 'visit.started' and day = $2) or (f.day = $2 and f.visit_id is null))`,
    [person, day],
  );
  return rows.map(toFact);
}

/** All facts of the last visit that began before an instant. */
export async function factsOfVisitBefore(sql: Sql, person: PersonId, before: Instant): Promise<LedgerFact[]> {
  const rows = await sql.rows<Row>(
    `${FACTS} f.visit_id = (select visit_id from fact where person_id = $1 and kind = 'visit.started' and at < $2 order by at desc, id limit 1)`,
    [person, before],
  );
  return rows.map(toFact);
}

export async function factsOfVisit(sql: Sql, person: PersonId, visit: VisitId): Promise<LedgerFact[]> {
  return (await sql.rows<Row>(`${FACTS} f.visit_id = $2`, [person, visit])).map(toFact);
}

/** All facts about these opportunities, contracts and orders. */
export async function factsOfResults(
  sql: Sql,
  person: PersonId,
  { name, ids }: { name: 'opportunity' | 'contract' | 'order'; ids: readonly string[] },
): Promise<LedgerFact[]> {
  if (ids.length === 0) return [];
  return (await sql.rows<Row>(`${FACTS} f.envelope -> 'refs' ->> '${name}' = any($2)`, [person, ids])).map(toFact);
}

/** All facts of all cases about a person: few, whoever it is. */
export async function caseFactsOf(sql: Sql, person: PersonId): Promise<LedgerFact[]> {
  return (await sql.rows<Row>(`${FACTS} f.kind in ('case.opened', 'case.answered', 'case.found')`, [person])).map(toFact);
}

/** All that was asked, proposed and answered about a person's plans, and how their days were taken anew. */
export async function planFactsOf(sql: Sql, person: PersonId): Promise<LedgerFact[]> {
  return (await sql.rows<Row>(`${FACTS} f.kind in ('plan.challenged', 'plan.proposed', 'plan.answered', 'day.replanned')`, [person])).map(
    toFact,
  );
}

export async function factById(sql: Sql, person: PersonId, id: FactId): Promise<LedgerFact | undefined> {
  return (await sql.rows<Row>(`${FACTS} f.id = $2`, [person, id])).map(toFact)[0];
}

function toFact({ envelope, at, day, post, seal, nonce_at, received_at, parts }: Row): LedgerFact {
  const { id, kind, person, by, device, seq, refs, blobs } = envelope;
  return {
    fact: { id, kind, person, by, device, seq, refs, blobs, at, parts: parts ?? {} } as unknown as Fact,
    ...{ day, post, seal, nonceAt: nonce_at ?? undefined, receivedAt: received_at },
    ...{ monoMs: envelope.monoMs, boot: envelope.boot, committed: Object.keys(envelope.parts) as PartName[] },
  };
}

/**
 * Of what was put aside: only what nobody has the true word of. A changed copy of a fact that is here says nothing about whose
 * fact it is: whoever was given a file of proof can make one.
 */
const UNTOLD = `not exists (select 1 from fact f where f.person_id = q.person_id and f.device = q.device and f.seal = q.seal)`;

/** The links of a device's chain between two places, those that were put aside among them. */
export async function linksBetween(
  sql: Sql,
  person: PersonId,
  { device, from, to }: { device: DeviceId; from: number; to: number },
): Promise<Link[]> {
  return sql.rows<Link>(
    `select seq, prev, seal from fact where person_id = $1 and device = $2 and seq between $3 and $4
     union all select seq, raw -> 'envelope' ->> 'prev', seal from quarantine q where person_id = $1 and device = $2 and seq between $3 and $4 and ${UNTOLD}`,
    [person, device, from, to],
  );
}

export interface EarlierUse {
  readonly digest: Digest;
  readonly by: FactId;
  readonly visit: VisitId;
  readonly day: LocalDate;
  readonly person: PersonId;
}

/** For these photo facts: where the same bytes were sealed earlier, in another visit of anybody's. Earlier is by fact time, then id. */
export async function earlierUses(sql: Sql, photos: readonly FactId[]): Promise<EarlierUse[]> {
  if (photos.length === 0) return [];
  return sql.rows<EarlierUse>(
    `select u.digest, u.fact_id as by, o.visit_id as visit, o.day, o.person_id as person
     from photo_use u join photo_use o on o.digest = u.digest and o.visit_id <> u.visit_id and (o.at, o.fact_id) < (u.at, u.fact_id)
     where u.fact_id = any($1::uuid[]) order by o.at, o.fact_id, u.fact_id`,
    [photos],
  );
}

/** An earlier photo that a photo fact's picture lies on. */
export interface EarlierPicture extends EarlierUse {
  readonly of: Digest;
  readonly likeness: Likeness;
}

/** For these photo facts: earlier photos of other visits, anybody's, that were found to show the same picture or the same thing. */
export async function earlierPictures(sql: Sql, photos: readonly FactId[]): Promise<EarlierPicture[]> {
  if (photos.length === 0) return [];
  return sql.rows<EarlierPicture>(
    `select distinct on (u.fact_id, m.other) u.digest, u.fact_id as by, m.other as of, m.likeness, o.visit_id as visit, o.day, o.person_id as person
     from photo_use u join photo_match m on m.digest = u.digest
     join photo_use o on o.digest = m.other and o.visit_id <> u.visit_id and (o.at, o.fact_id) < (u.at, u.fact_id)
     where u.fact_id = any($1::uuid[]) order by u.fact_id, m.other, o.at, o.fact_id`,
    [photos],
  );
}

/** Where phones were seen in one visit: its looks in time, whoever made it. */
export interface SeenAtCustomer {
  readonly visit: VisitId;
  readonly customer: CustomerId;
  readonly person: PersonId;
  readonly day: LocalDate;
  readonly at: Instant;
  readonly looks: readonly (readonly Fix[])[];
}

/** For these customers: the newest visits that began between two instants, anybody's, with their precise places; the newest first. */
export async function seenAtCustomers(
  sql: Sql,
  customers: readonly CustomerId[],
  { from, to, most }: { from: Instant; to: Instant; most: number },
): Promise<readonly SeenAtCustomer[]> {
  if (customers.length === 0) return [];
  return sql.rows<SeenAtCustomer>(
    `select s.visit_id as visit, c.id as customer, s.person_id as person, s.day, s.at,
       (select coalesce(jsonb_agg(p.value -> 'fixes' order by f.at, f.id), '[]')
        from fact f join fact_part p on p.person_id = f.person_id and p.fact_id = f.id and p.name = 'place'
        where f.person_id = s.person_id and f.visit_id = s.visit_id and p.value ->> 'precision' = 'precise') as looks
     from unnest($1::uuid[]) as c (id) cross join lateral
       (select visit_id, person_id, day, at, id from fact
        where customer_id = c.id and kind = 'visit.started' and at >= $2 and at < $3 order by at desc, id limit $4) s
     order by s.at desc, s.id`,
    [customers, from, to, most],
  );
}

export async function photosHere(sql: Sql, person: PersonId, digests: readonly Digest[]): Promise<ReadonlySet<Digest>> {
  const rows = await sql.rows<{ digest: Digest }>(`select digest from photo where person_id = $1 and digest = any($2)`, [person, digests]);
  return new Set(rows.map(({ digest }) => digest));
}

/** How many facts of a device were put aside on a day because they are not what was sealed, and never came as they were. */
export async function alteredOn(sql: Sql, person: PersonId, day: LocalDate): Promise<ReadonlyMap<DeviceId, number>> {
  const rows = await sql.rows<{ device: DeviceId; n: number }>(
    `select device, count(*) as n from quarantine q where person_id = $1 and day = $2 and why in ('altered', 'part-mismatch') and ${UNTOLD} group by device`,
    [person, day],
  );
  return new Map(rows.map(({ device, n }) => [device, n]));
}

export async function droppedAmong(sql: Sql, person: PersonId, facts: readonly FactId[]): Promise<ReadonlySet<FactId>> {
  const rows = await sql.rows<{ id: FactId }>(
    `select fact_id as id from dropped_place where person_id = $1 and fact_id = any($2::uuid[])`,
    [person, facts],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function customersByIds(sql: Sql, ids: readonly CustomerId[]): Promise<ReadonlyMap<CustomerId, Customer>> {
  const rows = await sql.rows<{ value: Customer }>(`select value from customer where id = any($1::uuid[])`, [ids]);
  return new Map(rows.map(({ value }) => [value.id, value]));
}
