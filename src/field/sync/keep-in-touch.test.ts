import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SealedFact } from '../../domain/fact.ts';
import { batchOf, MAX_BATCH_CHARS } from './batch.ts';
import { backoffMs } from './keep-in-touch.ts';

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
