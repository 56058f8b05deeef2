import type { OpenLog } from '../log/log.ts';
import type { FieldDeps } from '../ports.ts';
import { meet } from './contact.ts';
import { enrol } from './enrol.ts';
import { fetchMine } from './mine.ts';
import { pull } from './pull.ts';
import { push, sendAgain } from './push.ts';
import { badgeOf } from './trouble.ts';
import { uploadPhotos } from './upload.ts';

export type SyncDeps = Pick<FieldDeps, 'clock' | 'store' | 'net' | 'key' | 'check' | 'alone' | 'phone'>;

/**
 * One round: up first, because what was collected matters most and needs nobody signed in, then down. What fails does
 * not keep the rest from being tried; the first trouble is the one that is told. True where all went well.
 */
export async function syncOnce(deps: SyncDeps, log: OpenLog, label: string): Promise<boolean> {
  log.say({ busy: true });
  let trouble: ReturnType<typeof badgeOf> | undefined;
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      trouble ??= badgeOf(error);
    }
  };
  try {
    await deps.alone(`sync:${deps.key.device}`, async () => {
      await attempt(() => enrol(deps, label));
      if ((await deps.store.read('organisation')) === undefined) return;
      for (const step of STEPS) if (trouble !== 'offline') await attempt(() => step(deps));
    });
    await log.refresh();
  } finally {
    log.say({ busy: false, lastTrouble: trouble });
  }
  return trouble === undefined;
}

const STEPS: readonly ((deps: SyncDeps) => Promise<unknown>)[] = [push, uploadPhotos, meetAndMend, pull, fetchMine];

/** A server that was put back from a copy has forgotten what it once held: it gets it again. */
async function meetAndMend(deps: SyncDeps): Promise<void> {
  const { highestSeq } = await meet(deps);
  const head = await deps.store.head();
  if (head && highestSeq < head.seq) await sendAgain(deps, highestSeq + 1);
}
