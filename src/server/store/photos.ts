import type { Instant } from '../../base/moment.ts';
import type { Digest } from '../../domain/fact.ts';
import type { FactId, PersonId, VisitId } from '../../domain/ids.ts';
import type { Place } from '../../domain/place.ts';
import type { Sql } from '../ports.ts';
import { type DayMark, markDays } from './to-derive.ts';
import { markPhotos } from './to-look.ts';

/** What is burnt into every copy of a photo that is shown. */
export interface PhotoUse {
  readonly takenAt: Instant;
  readonly person: PersonId;
  readonly customerName: string | null;
  readonly place: Place | null;
  /** The seal of the photo fact. */
  readonly seal: Digest;
}

/** The use of a file that this transaction may see, of a given fact or visit where one is named; the first one otherwise. */
export async function readPhotoUse(
  sql: Sql,
  { digest, fact, visit }: { digest: Digest; fact?: FactId | undefined; visit?: VisitId | undefined },
): Promise<PhotoUse | undefined> {
  const [use] = await sql.rows<PhotoUse>(
    `select u.at as "takenAt", u.person_id as person, v.sheet ->> 'customerName' as "customerName", p.value as place, f.seal
     from photo_use u join fact f on f.person_id = u.person_id and f.id = u.fact_id
     left join visit v on v.person_id = u.person_id and v.id = u.visit_id
     left join fact_part p on p.person_id = u.person_id and p.fact_id = u.fact_id and p.name = 'place'
     where u.digest = $1 and ($2::uuid is null or u.fact_id = $2) and ($3::uuid is null or u.visit_id = $3) order by u.at limit 1`,
    [digest, fact ?? null, visit ?? null],
  );
  return use;
}

export interface ArrivedPhoto {
  readonly person: PersonId;
  readonly post: number;
  readonly digest: Digest;
  readonly bytes: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly receivedAt: Instant;
}

/** The bytes have come: the days that wait for them are derived again, and somebody looks at them. */
export async function insertPhoto(sql: Sql, photo: ArrivedPhoto): Promise<void> {
  const { person, post, digest, bytes, widthPx, heightPx, receivedAt } = photo;
  await sql.rows(
    `insert into photo (person_id, digest, bytes, width_px, height_px, received_at, post) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [person, digest, bytes, widthPx, heightPx, receivedAt, post],
  );
  const days = await sql.rows<DayMark>(`select distinct person_id as person, day from photo_use where person_id = $1 and digest = $2`, [
    person,
    digest,
  ]);
  await markDays(sql, days, receivedAt);
  await markPhotos(sql, { person, digests: [digest], now: receivedAt });
}
