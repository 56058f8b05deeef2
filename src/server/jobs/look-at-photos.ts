import { DAY_MS, MINUTE_MS } from '../../base/moment.ts';
import type { Digest } from '../../domain/fact.ts';
import { turnedRound } from '../../domain/photo/likeness.ts';
import { isSameScene } from '../../domain/photo/scene.ts';
import { LEAST_QUALITY } from '../../domain/photo/pdq.ts';
import { votedFor } from '../../domain/photo/votes.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import {
  areCompared,
  daysSpeakingOf,
  hashesNear,
  insertLook,
  insertMatch,
  type KeptLook,
  photosAround,
  photosOfWeek,
  readLook,
} from '../store/photo-looks.ts';
import { daysAtSamePlace, lastOfPlace } from '../store/photo-scenes.ts';
import { doneLooking, type LookMark, nextLook, putOffLook, type Waiting } from '../store/to-look.ts';
import { markDays } from '../store/to-derive.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'eye' | 'files' | 'report'>;

/** Of those whose hashes lie near, no more are held against a photo. */
export const MOST_NEAR = 8;
export const WEEK_BITS = 80;
/** What agrees less than this is no copy by any rule that may ever be set; of the rest the numbers are kept, so that a rule can be set anew. */
const KEPT_FROM = 0.5;

/**
 * Looks at photos that wait, the newest first, and says how many: somebody may be asking about today, and a backlog can wait. Each is looked at once; then those that may be
 * the same picture are sought, and held against it one by one. Days whose photos turn out alike are derived again.
 */
export async function lookAtPhotos(deps: Deps, max = 500): Promise<number> {
  let done = 0;
  while (done < max && (await lookAtNext(deps))) done += 1;
  return done;
}

/** One photo, for the worker: 0 also where it was of a backlog, which is gone through at leisure so that it never holds a whole core. */
export async function lookAtOneOfToday(deps: Deps): Promise<number> {
  const mark = await lookAtNext(deps);
  return mark && deps.clock.now() - mark.markedAt < DAY_MS ? 1 : 0;
}

async function lookAtNext(deps: Deps): Promise<Waiting | undefined> {
  const mark = await deps.database.asOwner((sql) => nextLook(sql, deps.clock.now()));
  if (!mark) return undefined;
  try {
    await lookAtOne(deps, mark);
    await deps.database.asOwner((sql) => doneLooking(sql, mark));
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : `${error}`;
    deps.report('look-failed', { ...mark, error: words });
    const notBefore = deps.clock.now() + Math.min(60, 2 ** mark.tries) * MINUTE_MS;
    await deps.database.asOwner((sql) => putOffLook(sql, { ...mark, notBefore, words: words.slice(0, 1_000) }));
  }
  return mark;
}

async function lookAtOne(deps: Deps, mark: Waiting): Promise<void> {
  const bytes = await deps.files.get(mark.digest);
  if (!bytes) return; // the file is gone; so is what could be seen on it
  const look = await lookOf(deps, mark, bytes);
  const others = await deps.database.asOwner((sql) => mayBeSame(sql, mark, look));
  let elsewhere = false;
  for (const other of others) elsewhere = (await hold(deps, { mark, bytes, other })) || elsewhere;
  if (elsewhere) for (const other of await lastHere(deps, mark, others)) await hold(deps, { mark, bytes, other });
  await deps.database.asOwner(async (sql) => {
    const days = [...(await daysSpeakingOf(sql, mark.digest)), ...(await daysAtSamePlace(sql, mark.digest))];
    await markDays(sql, days, deps.clock.now());
  });
}

/** Where a place was seen that may be another's, the customer's own last photos are held against it too, however few keys they share. */
async function lastHere({ database }: Deps, { digest }: LookMark, done: readonly Digest[]): Promise<Digest[]> {
  return database.asOwner(async (sql) => {
    const here = await lastOfPlace(sql, digest, MOST_NEAR);
    const known = await areCompared(sql, digest, here);
    return here.filter((one) => !done.includes(one) && !known.has(one));
  });
}

async function lookOf({ database, clock, eye }: Deps, mark: LookMark, bytes: Uint8Array): Promise<KeptLook> {
  const kept = await database.asOwner((sql) => readLook(sql, mark));
  if (kept) return kept;
  const look = await eye.look(bytes);
  return database.asOwner(async (sql) => {
    await insertLook(sql, mark, { look, now: clock.now() });
    return { ...look, keys: [...look.keys], mirroredKeys: [...look.mirroredKeys], turned: look.hashes.flatMap(({ turned }) => turned) };
  });
}

/** Those that lie near by hash, anybody's and ever; then, by how many keys they share, those of the same customer, person or week. */
async function mayBeSame(sql: Sql, mark: LookMark, { keys, mirroredKeys, turned, quality }: KeptLook): Promise<Digest[]> {
  const telling = quality >= LEAST_QUALITY ? turned : [];
  const near = [
    ...(await hashesNear(sql, telling)),
    ...(await photosOfWeek(sql, mark.digest, { hashes: telling, bits: WEEK_BITS, most: MOST_NEAR })),
  ];
  const voted = votedFor({ keys, mirroredKeys }, await photosAround(sql, mark.digest));
  const digests = new Set([...near.slice(0, MOST_NEAR).map(({ digest }) => digest), ...voted]);
  digests.delete(mark.digest);
  const known = await areCompared(sql, mark.digest, [...digests]);
  return [...digests].filter((digest) => !known.has(digest));
}

/** Says whether both show one place. Always the same one first, so that what comes out does not depend on which of the two came first. */
async function hold(
  { database, eye, files }: Deps,
  { mark: { digest }, bytes, other }: { mark: LookMark; bytes: Uint8Array; other: Digest },
): Promise<boolean> {
  const theirs = await files.get(other);
  if (!theirs) return false;
  const first = digest < other;
  const likeness = await (first ? eye.compare(bytes, theirs) : eye.compare(theirs, bytes));
  if (!likeness || (likeness.low < KEPT_FROM && !isSameScene(likeness))) return false;
  const back = turnedRound(likeness);
  await database.asOwner((sql) => insertMatch(sql, { digest, other }, first ? { from: likeness, back } : { from: back, back: likeness }));
  return isSameScene(likeness);
}
