import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binOf, percentile } from './percentile.ts';

const EDGES = { upper: [5, 10, 20, 40, 80] };

test('histograms of two spans add up to the histogram of both', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1 }), fc.array(fc.integer({ min: 1, max: 80 })), (a, b) => {
      const added = histogram(a).map((n, bin) => n + histogram(b)[bin]!);
      expect(percentile(EDGES, added, 0.5)).toBe(percentile(EDGES, histogram([...a, ...b]), 0.5));
    }),
  );
});

test('a percentile lies in the bin of the true one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1 }), fc.constantFrom(0.1, 0.5, 0.9), (values, share) => {
      const truth = values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1]!;
      expect(binOf(EDGES, percentile(EDGES, histogram(values), share)!)).toBe(binOf(EDGES, truth));
    }),
  );
});

test('nothing counted has no percentile', () => {
  expect(percentile(EDGES, [0, 0, 0, 0, 0], 0.5)).toBeUndefined();
});

function histogram(values: readonly number[]): number[] {
  const counts = EDGES.upper.map(() => 0);
  for (const value of values) counts[binOf(EDGES, value)]! += 1;
  return counts;
}
