import type { Digest } from '../../domain/fact.ts';
import type { FactId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';
import type { DayMark } from './to-derive.ts';

/** What is known of the places of a photo's own customer and of the one that another photo was taken at. */
export interface PlaceOfPhoto {
  readonly by: FactId;
  readonly of: Digest;
  /** Whether the other photo was ever taken at this customer's: then it is one place. */
  readonly sameCustomer: boolean;
  /** Earlier photos of this customer, anybody's, for the same question, that were looked at. */
  readonly ownPhotos: number;
}

const LAST_DAYS = 180;

/** For photo facts and every photo that theirs lies on: whose place it is. Visits without a customer are left out. */
export async function placesOfPhotos(sql: Sql, photos: readonly FactId[]): Promise<readonly PlaceOfPhoto[]> {
  if (photos.length === 0) return [];
  return sql.rows<PlaceOfPhoto>(
    `select u.fact_id as by, m.other as of,
       exists (select 1 from photo_use o join fact t on t.person_id = o.person_id and t.visit_id = o.visit_id and t.kind = 'visit.started'
         where o.digest = m.other and t.customer_id = s.customer_id) as "sameCustomer",
       (select count(distinct o.digest)::int from fact t join photo_use o on o.person_id = t.person_id and o.visit_id = t.visit_id
         where t.kind = 'visit.started' and t.customer_id = s.customer_id and o.visit_id <> u.visit_id and o.question = u.question
           and o.at < u.at and o.day >= u.day - ${LAST_DAYS}
           and exists (select 1 from photo_look l where l.person_id = o.person_id and l.digest = o.digest)) as "ownPhotos"
     from photo_use u join fact s on s.person_id = u.person_id and s.visit_id = u.visit_id and s.kind = 'visit.started' and s.customer_id is not null
     join (select distinct digest, other from photo_match) m on m.digest = u.digest
     where u.fact_id = any($1::uuid[]) order by u.fact_id, m.other`,
    [photos],
  );
}

/** Days whose photos lie on others and are of a customer of this photo: one more picture of the place may change what they say. */
export async function daysAtSamePlace(sql: Sql, digest: Digest): Promise<DayMark[]> {
  return sql.rows<DayMark>(
    `select distinct o.person_id as person, o.day from photo_use u
     join fact s on s.person_id = u.person_id and s.visit_id = u.visit_id and s.kind = 'visit.started'
     join fact t on t.customer_id = s.customer_id and t.kind = 'visit.started'
     join photo_use o on o.person_id = t.person_id and o.visit_id = t.visit_id
     where u.digest = $1 and exists (select 1 from photo_match m where m.digest = o.digest)`,
    [digest],
  );
}

/** The newest earlier photos of the customer of this photo, for the same question: what its place looked like. */
export async function lastOfPlace(sql: Sql, digest: Digest, most: number): Promise<Digest[]> {
  const rows = await sql.rows<{ digest: Digest }>(
    `select o.digest from photo_use u
     join fact s on s.person_id = u.person_id and s.visit_id = u.visit_id and s.kind = 'visit.started'
     join fact t on t.customer_id = s.customer_id and t.kind = 'visit.started'
     join photo_use o on o.person_id = t.person_id and o.visit_id = t.visit_id and o.visit_id <> u.visit_id
     where u.digest = $1 and o.digest <> $1 and o.question = u.question and o.at < u.at
     group by o.digest order by max(o.at) desc, o.digest limit $2`,
    [digest, most],
  );
  return rows.map((row) => row.digest);
}
