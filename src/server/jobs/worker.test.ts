import { expect, test } from 'vitest';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServerDeps } from '../ports.ts';
import { deriveDue } from './derive-due.ts';
import { startWorker } from './worker.ts';

const deps = { report: () => {} } as unknown as ServerDeps;

test('a worker that is told to stop ends with the piece under way, not with all that waits', async () => {
  let pieces = 0;
  const work = async (_: ServerDeps, stop: AbortSignal) => {
    for (let i = 0; i < 1_000 && !stop.aborted; i++) {
      await wait(5);
      pieces += 1;
    }
    return 1;
  };
  const worker = await startWorker(deps, [{ name: 'endless', work, everyMs: 60_000 }]);
  await wait(30);
  await worker.stop();
  const done = pieces;
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(1_000);
  await wait(30);
  expect(pieces).toBe(done);
});

test('deriving takes nothing more in hand once it is told to stop', async () => {
  const touched = () => {
    throw new Error('the database was asked');
  };
  expect(await deriveDue({ ...deps, database: { within: touched } as never }, 200, AbortSignal.abort())).toBe(0);
});
