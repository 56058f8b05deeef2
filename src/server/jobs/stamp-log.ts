import { randomBytes } from 'node:crypto';
import { base64 } from '@scure/base';
import { DAY_MS, HOUR_MS } from '../../base/moment.ts';
import type { Checkpoint } from '../../domain/evidence/checkpoint.ts';
import { CLOCKS_APART_MS } from '../../domain/evidence/outside.ts';
import { chanceIn, imprintOf, readStamp, stampRequest, tokenIn } from '../../domain/evidence/stamp.ts';
import type { ServerDeps, Stamper } from '../ports.ts';
import { newestCheckpoint } from '../store/log.ts';
import { keepWord, type KeptWord, newestWords, sayStampTrouble, stampTrouble } from '../store/outside.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'stamper' | 'verifyCertified'>;

const EVERY_MS = DAY_MS;
const AGAIN_AFTER_MS = HOUR_MS;

/** Has the newest checkpoint stamped once a day; where that failed, tries again after an hour. Always 0: there is never more to do. */
export async function stampLog(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const { last, trouble } = await deps.database.asOwner(async (sql) => ({
    last: (await newestWords(sql)).filter(({ kind }) => kind === 'stamp'),
    trouble: await stampTrouble(sql),
  }));
  const isDue = last.every(({ at }) => now - at >= EVERY_MS) && (!trouble || now - trouble.at >= AGAIN_AFTER_MS);
  if (deps.stamper && isDue) await stampNow(deps, deps.stamper);
  return 0;
}

export type StampOutcome = 'stamped' | 'nothing-new' | 'failed';

/** Asks for a stamp of the newest checkpoint. What comes is kept if it holds; otherwise why it does not is told at the desk. */
export async function stampNow({ clock, database, verifyCertified }: Deps, stamper: Stamper): Promise<StampOutcome> {
  const { checkpoint, words } = await database.asOwner(async (sql) => ({
    checkpoint: await newestCheckpoint(sql),
    words: await newestWords(sql),
  }));
  if (!checkpoint || words.some(({ kind, size }) => kind === 'stamp' && size >= checkpoint.size)) return 'nothing-new';
  // Nothing is held in the database meanwhile: an authority may take its time.
  const got = await stampOf(checkpoint, { stamper, verifyCertified, now: clock.now });
  const trouble = typeof got === 'string' ? { at: clock.now(), why: got } : undefined;
  await database.asOwner(async (sql) => {
    if (typeof got !== 'string') await keepWord(sql, got);
    await sayStampTrouble(sql, trouble);
  });
  return trouble ? 'failed' : 'stamped';
}

interface Means extends Pick<Deps, 'verifyCertified'> {
  readonly stamper: Stamper;
  readonly now: () => number;
}

/** The stamp as a word to keep, or why there is none. */
async function stampOf(checkpoint: Checkpoint, { stamper, verifyCertified: check, now }: Means): Promise<KeptWord | string> {
  const chance = randomBytes(16);
  const imprint = imprintOf(checkpoint);
  const answer = await stamper.ask(stampRequest(imprint, chance));
  if (!answer.ok) return answer.error;
  const token = tokenIn(answer.value);
  if (!token) return 'refused';
  for (const trusted of stamper.trusted) {
    const read = await readStamp(token, { imprint, trusted: [trusted], check });
    if (!read.ok && read.error === 'not-trusted') continue;
    if (!read.ok) return read.error;
    const { at, chance: said, trusted: by } = read.value;
    if (said !== chanceIn(chance)) return 'other-thing';
    if (Math.abs(at - now()) > CLOCKS_APART_MS) return 'clocks-apart';
    return { kind: 'stamp', size: checkpoint.size, by, at, word: { token: base64.encode(token), trusted: base64.encode(trusted) } };
  }
  return 'not-trusted';
}
