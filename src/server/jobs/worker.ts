import type { ServerDeps } from '../ports.ts';
import { certifyDue } from './certify-due.ts';
import { drawChecksOfToday } from './draw-checks.ts';
import { deriveDue } from './derive-due.ts';
import { drawSamples } from './draw-samples.ts';
import { grantChallenges } from './grant-challenges.ts';
import { hearErrands } from './hear-errands.ts';
import { learnTravelNightly } from './learn-travel.ts';
import { letLapse } from './let-lapse.ts';
import { lookAtOneOfToday } from './look-at-photos.ts';
import { rankDue } from './rank-due.ts';
import { sequenceLog } from './sequence-log.ts';
import { stampLog } from './stamp-log.ts';
import { takeProposals } from './take-proposals.ts';
import { turnDay } from './turn-day.ts';
import { weighRules } from './weigh-rules.ts';

export interface Worker {
  /** Resolves when what was under way is done; what is left waits in its table. */
  readonly stop: () => Promise<void>;
}

interface Job {
  readonly name: string;
  /** Does some of what waits and says how much it did; 0 is nothing left. Told to stop, it ends with the piece under way. */
  readonly work: (deps: ServerDeps, stop: AbortSignal) => Promise<number>;
  /** Woken by this channel, and in any case so often: a word that was missed only makes it late. */
  readonly channel?: string;
  readonly everyMs: number;
}

const JOBS: readonly Job[] = [
  { name: 'derive', work: (deps, stop) => deriveDue(deps, 200, stop), channel: 'to_derive', everyMs: 15_000 },
  // One at a time: a photo takes a moment, and whoever stops the server should not wait for fifty.
  { name: 'look', work: lookAtOneOfToday, channel: 'to_look', everyMs: 3_000 },
  { name: 'rank', work: rankDue, everyMs: 300_000 },
  { name: 'log', work: sequenceLog, everyMs: 2_000 },
  { name: 'stamp', work: stampLog, everyMs: 60_000 },
  { name: 'day', work: turnDay, everyMs: 600_000 },
  { name: 'samples', work: drawSamples, everyMs: 600_000 },
  { name: 'back-checks', work: drawChecksOfToday, everyMs: 600_000 },
  { name: 'errands', work: hearErrands, channel: 'to_derive', everyMs: 60_000 },
  { name: 'lapse', work: letLapse, everyMs: 300_000 },
  { name: 'challenges', work: grantChallenges, channel: 'to_derive', everyMs: 60_000 },
  { name: 'proposals', work: takeProposals, channel: 'to_derive', everyMs: 60_000 },
  { name: 'certify', work: certifyDue, everyMs: 3_600_000 },
  { name: 'travel', work: learnTravelNightly, everyMs: 600_000 },
  { name: 'rules', work: weighRules, everyMs: 600_000 },
];

/** Keeps at what waits, each kind by itself, for as long as the server lives. */
export async function startWorker(deps: ServerDeps, jobs: readonly Job[] = JOBS): Promise<Worker> {
  const stops = await Promise.all(jobs.map((job) => keepDoing(deps, job)));
  return { stop: async () => void (await Promise.all(stops.map((stop) => stop()))) };
}

async function keepDoing(deps: ServerDeps, { name, work, channel, everyMs }: Job): Promise<() => Promise<void>> {
  const ending = new AbortController();
  const is = { asked: false };
  let running: Promise<void> | undefined;
  const drain = async () => {
    do {
      is.asked = false;
      while (!ending.signal.aborted && (await work(deps, ending.signal)) > 0);
    } while (is.asked && !ending.signal.aborted);
  };
  const wake = () => {
    is.asked = true;
    if (ending.signal.aborted || running) return;
    running = drain()
      .catch((error: unknown) => deps.report('job-failed', { job: name, error: error instanceof Error ? error.stack : `${error}` }))
      .finally(() => {
        running = undefined;
      });
  };
  const unlisten = channel ? await deps.database.listen(channel, wake) : undefined;
  const timer = setInterval(wake, everyMs);
  wake();
  return async () => {
    ending.abort();
    clearInterval(timer);
    await unlisten?.();
    await running;
  };
}
