import type { Instant } from '../../base/moment.ts';
import type { Digest } from '../../domain/fact.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';

export interface LookMark {
  readonly person: PersonId;
  readonly digest: Digest;
}

/** Asks for photos of one person to be looked at: those whose bytes are here. The others are asked for as their bytes come. */
export async function markPhotos(sql: Sql, { person, digests, now }: { person: PersonId; digests: readonly Digest[]; now: Instant }) {
  if (digests.length === 0) return;
  const marked = await sql.rows(
    `insert into to_look (person_id, digest, marked_at)
     select person_id, digest, $3::bigint from photo where person_id = $1 and digest = any($2) order by digest
     on conflict (person_id, digest) do update set marked_at = excluded.marked_at, times = to_look.times + 1, tries = 0, not_before = 0 returning 1`,
    [person, digests, now],
  );
  if (marked.length > 0) await sql.rows(`select pg_notify('to_look', '')`);
}

export type Waiting = LookMark & { readonly markedAt: Instant; readonly times: number; readonly tries: number };

/** The photo that was asked for last; undefined where none is due. */
export async function nextLook(sql: Sql, now: Instant): Promise<Waiting | undefined> {
  const [mark] = await sql.rows<Waiting>(
    `select person_id as person, digest, marked_at as "markedAt", times, tries from to_look where not_before <= $1 order by marked_at desc, digest limit 1`,
    [now],
  );
  return mark;
}

/** Takes a mark away after the work, unless the photo was asked for again meanwhile. */
export async function doneLooking(sql: Sql, { person, digest, times }: Waiting): Promise<void> {
  await sql.rows(`delete from to_look where person_id = $1 and digest = $2 and times = $3`, [person, digest, times]);
}

export async function putOffLook(
  sql: Sql,
  { person, digest, notBefore, words }: LookMark & { readonly notBefore: Instant; readonly words: string },
): Promise<void> {
  await sql.rows(`update to_look set tries = tries + 1, not_before = $3, last_error = $4 where person_id = $1 and digest = $2`, [
    person,
    digest,
    notBefore,
    words,
  ]);
}
