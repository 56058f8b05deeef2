import { isCosignatureOf } from '../../domain/evidence/cosignature.ts';
import { CLOCKS_APART_MS } from '../../domain/evidence/outside.ts';
import { thumbprint } from '../../domain/evidence/seal.ts';
import { postCosignature, readHistory, stampLogNow } from '../../wire/log.ts';
import { type App, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import { stampNow } from '../jobs/stamp-log.ts';
import type { ServerDeps } from '../ports.ts';
import { checkpointsBefore, checkpointsOf, type KeptWord, keepWord, stampTrouble, wordsAbout } from '../store/outside.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'settings' | 'stamper' | 'verify' | 'verifyCertified'>;

const A_PAGE = 50;

/** What others say of the log: stamps, witnesses, and the history that they spoke of. */
export function handleLogOutside(app: App, deps: Deps): void {
  const { clock, database, settings, stamper, verify } = deps;
  const witnesses = settings.witnesses ?? [];

  handle(app, readHistory, async ({ before }) => {
    if (before !== undefined && !(Number.isSafeInteger(before) && before >= 0)) throw new Problem('malformed', { at: 'before' });
    return database.within({ ranges: [] }, async (sql) => {
      const found = await checkpointsBefore(sql, before, A_PAGE);
      const sizes = found.map(({ size }) => size);
      const words = await wordsAbout(sql, sizes);
      return {
        checkpoints: found.map((checkpoint) => ({ checkpoint, ...saidOf(words.filter(({ size }) => size === checkpoint.size)) })),
        before: found.length === A_PAGE ? (sizes.at(-1) ?? null) : null,
        ...{ witnesses: [...witnesses], stamping: { on: stamper !== undefined, trouble: (await stampTrouble(sql)) ?? null } },
      };
    });
  });

  handle(app, postCosignature, async ({ size, cosignature }) => {
    const by = thumbprint(cosignature.witness);
    if (!witnesses.some(({ key }) => thumbprint(key) === by)) throw new Problem('witness-unknown');
    return database.within({ ranges: [] }, async (sql) => {
      const [checkpoint] = await checkpointsOf(sql, [size]);
      if (!checkpoint) throw new Problem('not-found');
      const { at } = cosignature;
      const isTimely = at >= checkpoint.at - CLOCKS_APART_MS && at <= clock.now() + CLOCKS_APART_MS;
      if (!isTimely || !(await isCosignatureOf(checkpoint, cosignature, verify))) throw new Problem('cosignature-false');
      await keepWord(sql, { size, kind: 'witness', by, at, word: cosignature });
      return { kept: true } as const;
    });
  });

  handle(app, stampLogNow, async () => {
    if (!stamper) throw new Problem('stamping-off');
    const outcome = await stampNow(deps, stamper);
    const trouble = outcome === 'failed' ? await database.asOwner(stampTrouble) : undefined;
    return { outcome, why: trouble?.why ?? null };
  });
}

/** The words about one checkpoint, each kind by itself. */
function saidOf(words: readonly KeptWord[]) {
  return {
    stamps: words.flatMap((one) => (one.kind === 'stamp' ? [{ at: one.at, by: one.by, stamp: one.word }] : [])),
    cosignatures: words.flatMap((one) => (one.kind === 'witness' ? [one.word] : [])),
  };
}
