import type { Instant } from '../../base/moment.ts';
import type { Checkpoint } from '../../domain/evidence/checkpoint.ts';
import type { Cosignature } from '../../domain/evidence/cosignature.ts';
import type { StampToken } from '../../domain/evidence/outside.ts';
import type { Sql } from '../ports.ts';

/** A word from outside about the checkpoint of a size. */
export type KeptWord = { readonly size: number; readonly by: string; readonly at: Instant } & (
  | { readonly kind: 'stamp'; readonly word: StampToken }
  | { readonly kind: 'witness'; readonly word: Cosignature }
);

/** The first word of each stays: what was said once cannot be said otherwise. */
export async function keepWord(sql: Sql, { size, kind, by, at, word }: KeptWord): Promise<void> {
  await sql.rows(`insert into outside_word (size, kind, by_whom, at, word) values ($1, $2, $3, $4, $5) on conflict do nothing`, [
    ...[size, kind, by, at, JSON.stringify(word)],
  ]);
}

const COLUMNS = 'size, kind, by_whom as by, at, word';

/** Of each authority and each witness the first word about a log of at least a size: the closest to what happened. */
export async function firstWordsFrom(sql: Sql, size: number): Promise<KeptWord[]> {
  return sql.rows<KeptWord>(
    `select distinct on (kind, by_whom) ${COLUMNS} from outside_word where size >= $1 order by kind, by_whom, size limit 50`,
    [size],
  );
}

/** The newest word of each. */
export async function newestWords(sql: Sql): Promise<KeptWord[]> {
  return sql.rows<KeptWord>(`select distinct on (kind, by_whom) ${COLUMNS} from outside_word order by kind, by_whom, size desc`);
}

export async function wordsAbout(sql: Sql, sizes: readonly number[]): Promise<KeptWord[]> {
  return sql.rows<KeptWord>(`select ${COLUMNS} from outside_word where size = any($1) order by size, kind, by_whom`, [sizes]);
}

/** Checkpoints, the newest first, from below a size. */
export async function checkpointsBefore(sql: Sql, before: number | undefined, max: number): Promise<Checkpoint[]> {
  const rows = await sql.rows<Omit<Checkpoint, 'v'>>(
    `select origin, size, root, at, signature from checkpoint where $1::bigint is null or size < $1 order by size desc limit $2`,
    [before ?? null, max],
  );
  return rows.map((row) => ({ v: 1, ...row }));
}

export async function checkpointsOf(sql: Sql, sizes: readonly number[]): Promise<Checkpoint[]> {
  const rows = await sql.rows<Omit<Checkpoint, 'v'>>(
    `select origin, size, root, at, signature from checkpoint where size = any($1) order by size`,
    [sizes],
  );
  return rows.map((row) => ({ v: 1, ...row }));
}

export interface StampTroubleRow {
  readonly at: Instant;
  readonly why: string;
}

export async function stampTrouble(sql: Sql): Promise<StampTroubleRow | undefined> {
  return (await sql.rows<StampTroubleRow>('select at, why from stamp_trouble'))[0];
}

export async function sayStampTrouble(sql: Sql, trouble: StampTroubleRow | undefined): Promise<void> {
  if (!trouble) return void (await sql.rows('delete from stamp_trouble'));
  await sql.rows(`insert into stamp_trouble (at, why) values ($1, $2) on conflict (one) do update set at = $1, why = $2`, [
    trouble.at,
    trouble.why,
  ]);
}
