import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from '../../base/wilson.ts';
import { checkSample, commitmentOf, isDrawn, type Sample } from './sample.ts';

const seeds = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 32, maxLength: 32 })
  .map((bytes) => bytes.map((b) => b.toString(16).padStart(2, '0')).join(''));
const visitsOf = (n: number) => Array.from({ length: n }, (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`);

function drawnBy(seed: string, percent: number) {
  const sample: Sample = { week: '2026-11-16', commitment: commitmentOf(seed), percent, seed };
  return { sample, visits: visitsOf(400).map((id) => ({ id, sampled: isDrawn({ seed, percent }, id) })) };
}

test('a draw checks out against its promise; another seed, a visit left out and one put in are each found', () => {
  fc.assert(
    fc.property(seeds, seeds, fc.integer({ min: 2, max: 40 }), (seed, other, percent) => {
      fc.pre(seed !== other);
      const { sample, visits } = drawnBy(seed, percent);
      expect(checkSample(sample, visits)).toEqual({ seedFits: true, wrong: [] });
      const swapped = checkSample({ ...sample, seed: other }, visits);
      expect(swapped.seedFits).toBe(false);
      expect(swapped.wrong.length).toBeGreaterThan(0);
      for (const drawn of [true, false]) {
        const moved = visits.find(({ sampled }) => sampled === drawn);
        if (!moved) continue;
        const touched = visits.map((visit) => (visit === moved ? { ...visit, sampled: !drawn } : visit));
        expect(checkSample(sample, touched)).toEqual({ seedFits: true, wrong: [moved.id] });
      }
    }),
    { numRuns: 30 },
  );
});

test('before the seed is shown nothing can be said', () => {
  const { sample, visits } = drawnBy('ab'.repeat(32), 2);
  expect(checkSample({ ...sample, seed: null }, visits)).toEqual({ seedFits: false, wrong: [] });
});

test('as many are drawn as was said', () => {
  const drawn = visitsOf(20_000).filter((id) => isDrawn({ seed: '7f'.repeat(32), percent: 2 }, id)).length;
  const [low, high] = wilson(drawn, 20_000);
  expect(low).toBeLessThan(0.02);
  expect(high).toBeGreaterThan(0.02);
});
