import { MINUTE_MS } from '../../base/moment.ts';
import type { OpenLog } from '../log/log.ts';
import { syncOnce, type SyncDeps } from './sync.ts';

export interface Touch {
  /** Sync now; who asks while a round is under way gets the one after it. */
  readonly now: () => Promise<void>;
  readonly stop: () => void;
}

/** What keeping in touch asks of the phone: to be called again after a while, and a number in [0, 1). */
export interface Waiting {
  readonly after: (ms: number, call: () => void) => () => void;
  readonly chance: () => number;
}

const BASE_MS = 2_000;
const MOST_MS = 5 * MINUTE_MS;
const IDLE_MS = 5 * MINUTE_MS;
const SOON_MS = 1_500;

/** Full jitter: phones that lost the same server do not come back all at once. */
export function backoffMs(failures: number, chance: number): number {
  return Math.floor(chance * Math.min(MOST_MS, BASE_MS * 2 ** Math.min(failures, 20)));
}

/** Syncs at the start, soon after each fact, every few minutes, and again and again, ever more slowly, while it fails. */
export function keepInTouch(deps: SyncDeps, log: OpenLog, { label, after, chance }: Waiting & { readonly label: string }): Touch {
  let [failures, stopped, cancel] = [0, false, () => {}];
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const plan = (ms: number) => {
    cancel();
    if (!stopped) cancel = after(ms, () => void now());
  };
  const round = async () => {
    const well = await syncOnce(deps, log, label).catch(() => false);
    failures = well ? 0 : failures + 1;
    // What was said while the round was under way missed it.
    const left = log.view().sync.unsentFacts > 0;
    plan(well ? (left ? SOON_MS : IDLE_MS) : Math.max(SOON_MS, backoffMs(failures, chance())));
  };
  const now = (): Promise<void> => {
    if (!running) return (running = round().finally(() => (running = undefined)));
    return (next ??= running.then(() => ((next = undefined), now())));
  };
  let seen = log.view().sync.unsentFacts;
  const unsubscribe = log.subscribe(() => {
    const { unsentFacts, busy } = log.view().sync;
    if (unsentFacts > seen && !busy && failures === 0) plan(SOON_MS);
    seen = unsentFacts;
  });
  plan(0);
  return {
    now,
    stop: () => {
      stopped = true;
      cancel();
      unsubscribe();
    },
  };
}
