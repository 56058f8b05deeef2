import type { Instant } from '../../base/moment.ts';
import type { Digest } from '../../domain/fact.ts';
import type { Likeness } from '../../domain/photo/likeness.ts';
import type { PhotoLook, Sql } from '../ports.ts';
import type { LookMark } from './to-look.ts';
import type { DayMark } from './to-derive.ts';

const BANDS = 16;
const BAND_BITS = 16;

/** What of a hash the index knows: each of its sixteen words, with its place. */
export function bandsOf(hash: string): number[] {
  return Array.from({ length: BANDS }, (_, band) => keyOf(band, Number.parseInt(hash.slice(band * 4, band * 4 + 4), 16)));
}

/**
 * What is asked of the index: each word as it is, and with each one of its bits turned. Hashes that differ in 31 bits or
 * less cannot differ in two in every one of sixteen words, so nothing within that is missed.
 */
function probesOf(hash: string): number[] {
  return bandsOf(hash).flatMap((key, band) => {
    const word = key & 0xffff;
    return [key, ...Array.from({ length: BAND_BITS }, (_, bit) => keyOf(band, word ^ (1 << bit)))];
  });
}

function keyOf(band: number, word: number): number {
  return (band << BAND_BITS) | word;
}

export const COMPLETE_TO_BITS = 31;

/**
 * Every stored hash within 31 bits of one of these, the nearest first. The planner takes an overlap of arrays for far more
 * common than this one is, and would read the whole table: it is told not to.
 */
export async function hashesNear(sql: Sql, hashes: readonly string[], most = 100): Promise<{ digest: Digest; bits: number }[]> {
  const nearest = new Map<Digest, number>();
  await sql.rows('set local enable_seqscan = off');
  for (const hash of new Set(hashes)) {
    const near = await sql.rows<{ digest: Digest; bits: number }>(
      `select digest, bit_count(hash # ('x' || $1)::bit(256))::int as bits from photo_hash
       where bands && $2::int[] and bit_count(hash # ('x' || $1)::bit(256)) <= $3`,
      [hash, probesOf(hash), COMPLETE_TO_BITS],
    );
    for (const { digest, bits } of near) nearest.set(digest, Math.min(bits, nearest.get(digest) ?? bits));
  }
  await sql.rows('set local enable_seqscan = on');
  return [...nearest]
    .map(([digest, bits]) => ({ digest, bits }))
    .toSorted((a, b) => a.bits - b.bits || (a.digest < b.digest ? -1 : 1))
    .slice(0, most);
}

/** What was seen of a photo, once. */
export async function insertLook(sql: Sql, { person, digest }: LookMark, { look, now }: { look: PhotoLook; now: Instant }): Promise<void> {
  const values = [person, digest];
  await sql.rows(
    `insert into photo_look (person_id, digest, quality, keys, mirrored_keys, turned, looked_at, post)
     select person_id, digest, $3, $4, $5, $6, $7, post from photo where person_id = $1 and digest = $2 on conflict do nothing`,
    [...values, look.quality, [...look.keys], [...look.mirroredKeys], look.hashes.flatMap(({ turned }) => turned), now],
  );
  for (const [nth, { hash }] of look.hashes.entries())
    await sql.rows(
      `insert into photo_hash (person_id, digest, nth, hash, bands, post)
       select person_id, digest, $3, ('x' || $4)::bit(256), $5, post from photo where person_id = $1 and digest = $2 on conflict do nothing`,
      [...values, nth, hash, bandsOf(hash)],
    );
}

/** What a photo is searched for by, as it is kept. */
export interface KeptLook {
  readonly keys: readonly number[];
  readonly mirroredKeys: readonly number[];
  readonly turned: readonly string[];
  readonly quality: number;
}

export async function readLook(sql: Sql, { person, digest }: LookMark): Promise<KeptLook | undefined> {
  const [look] = await sql.rows<KeptLook>(
    `select keys, mirrored_keys as "mirroredKeys", turned, quality from photo_look where person_id = $1 and digest = $2`,
    [person, digest],
  );
  return look;
}

/** Another photo that may be the same picture, and the keys to tell by. */
export interface Candidate {
  readonly digest: Digest;
  readonly keys: readonly number[];
}

const SAME_CUSTOMER = 400;
const SAME_PERSON = 1_500;
const SAME_PERSON_DAYS = 60;

const USES = `with mine as (select u.person_id, u.visit_id, u.day, u.at, s.customer_id from photo_use u
    left join fact s on s.person_id = u.person_id and s.visit_id = u.visit_id and s.kind = 'visit.started' where u.digest = $1)`;

/** Photos of other visits at the same customer, and of the same person within sixty days of it: the nearest in time, up to a bound. */
export async function photosAround(sql: Sql, digest: Digest): Promise<Candidate[]> {
  return sql.rows<Candidate>(
    `${USES}, there as (
       select o.digest, min(abs(o.at - m.at)) as apart from mine m join fact s on s.customer_id = m.customer_id and s.kind = 'visit.started'
       join photo_use o on o.person_id = s.person_id and o.visit_id = s.visit_id and o.visit_id <> m.visit_id where o.digest <> $1
       group by 1 order by 2, 1 limit ${SAME_CUSTOMER}), own as (
       select o.digest, min(abs(o.at - m.at)) as apart from mine m
       join photo_use o on o.person_id = m.person_id and o.visit_id <> m.visit_id and o.day between m.day - ${SAME_PERSON_DAYS} and m.day + ${SAME_PERSON_DAYS}
       where o.digest <> $1 group by 1 order by 2, 1 limit ${SAME_PERSON})
     select distinct on (l.digest) l.digest, l.keys from photo_look l where l.digest in (select digest from there union select digest from own)`,
    [digest],
  );
}

/** Photos of anybody's in the same week whose hash lies within so many bits of one of these, the nearest first. */
export async function photosOfWeek(
  sql: Sql,
  digest: Digest,
  { hashes, bits, most }: { hashes: readonly string[]; bits: number; most: number },
): Promise<{ digest: Digest; bits: number }[]> {
  return sql.rows(
    `${USES}, week as (
       select distinct o.person_id, o.digest from mine m join photo_use o on o.day between date_trunc('week', m.day)::date and date_trunc('week', m.day)::date + 6
         and o.visit_id <> m.visit_id where o.digest <> $1)
     select digest, min(bits)::int as bits from (
       select w.digest, (select min(bit_count(h.hash # ('x' || asked)::bit(256))) from unnest($2::text[]) as asked) as bits
       from week w join photo_hash h using (person_id, digest)) as near
     where bits <= $3 group by digest order by bits, digest limit $4`,
    [digest, hashes, bits, most],
  );
}

/** Those of these photos with which this one was compared before, and found alike. */
export async function areCompared(sql: Sql, digest: Digest, others: readonly Digest[]): Promise<ReadonlySet<Digest>> {
  const rows = await sql.rows<{ other: Digest }>(`select distinct other from photo_match where digest = $1 and other = any($2)`, [
    digest,
    others,
  ]);
  return new Set(rows.map(({ other }) => other));
}

/** Keeps how two photos lie on one another, at everybody's who sealed either. */
export async function insertMatch(
  sql: Sql,
  { digest, other }: { digest: Digest; other: Digest },
  { from, back }: { from: Likeness; back: Likeness },
): Promise<void> {
  for (const [one, two, likeness] of [[digest, other, from] as const, [other, digest, back] as const])
    await sql.rows(
      `insert into photo_match (person_id, digest, other, likeness, post)
       select person_id, digest, $2, $3, post from photo where digest = $1 on conflict do nothing`,
      [one, two, JSON.stringify(likeness)],
    );
}

/** Days on which a photo was used, or one that it was found to lie on: a use that comes late may be the earlier one, and turn who was made of whom. */
export async function daysSpeakingOf(sql: Sql, digest: Digest): Promise<DayMark[]> {
  return sql.rows<DayMark>(
    `select distinct u.person_id as person, u.day from photo_match m join photo_use u on u.digest in (m.digest, m.other) where m.digest = $1`,
    [digest],
  );
}
