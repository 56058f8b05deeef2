import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SealedFact } from '../../domain/fact.ts';
import { batchOf, MAX_BATCH_CHARS } from './batch.ts';
import type { OpenLog } from '../log/log.ts';
import { backoffMs, keepInTouch } from './keep-in-touch.ts';
import type { SyncDeps } from './sync.ts';

test('waits grow with each failure up to five minutes, and chance spreads them from nothing to all of it', () => {
  expect([backoffMs(1, 0), backoffMs(1, 0.999), backoffMs(3, 0.5), backoffMs(99, 0.999)]).toEqual([0, 3_996, 8_000, 299_700]);
});

const facts = fc
  .array(fc.integer({ min: 1, max: 150_000 }), { minLength: 1, maxLength: 700 })
  .map((sizes) => sizes.map((n) => ({ seal: 'x'.repeat(n) }) as SealedFact));

test('a batch is never empty, never too many and, unless one alone is, never too large', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const batch = batchOf(given);
      expect(batch).toEqual(given.slice(0, batch.length));
      expect(batch.length).toBeGreaterThan(0);
      expect(batch.length).toBeLessThanOrEqual(500);
      if (batch.length > 1) expect(batch.reduce((sum, fact) => sum + JSON.stringify(fact).length, 0)).toBeLessThanOrEqual(MAX_BATCH_CHARS);
    }),
    { numRuns: 30 },
  );
});

test('one round at a time; what is said during one goes up with the next, and failures are followed by longer waits', async () => {
  const planned: { ms: number; call: () => void }[] = [];
  let [calls, offline] = [0, true];
  let view = { sync: { unsentFacts: 0, busy: false } };
  const log = { view: () => view, subscribe: () => () => {}, say: () => {}, refresh: async () => {} } as unknown as OpenLog;
  const call = async () => {
    calls++;
    throw { trouble: offline ? 'offline' : 'server', code: undefined, says: {} };
  };
  const store = { read: async () => undefined };
  const deps = {
    store,
    net: { call },
    key: { device: 'd' },
    alone: async (_: string, work: () => unknown) => work(),
  } as unknown as SyncDeps;
  const after = (ms: number, then: () => void) => (planned.push({ ms, call: then }), () => {});
  const touch = keepInTouch(deps, log, { label: 'test', after, chance: () => 0.999 });
  expect(planned[0]?.ms).toBe(0);
  await Promise.all([touch.now(), touch.now(), touch.now()]);
  expect(calls).toBe(2);
  await touch.now();
  expect(planned.slice(1).map(({ ms }) => ms)).toEqual([3_996, 7_992, 15_984]);
  offline = false;
  view = { sync: { unsentFacts: 3, busy: false } };
  touch.stop();
  await touch.now();
  expect(planned).toHaveLength(4);
});
