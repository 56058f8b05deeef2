import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { affineOf } from './affine.ts';
import { agreementOf, placeOf } from './blocks.ts';
import { isCopy } from './likeness.ts';
import type { Luminance } from './pdq.ts';

import { cut, insideBars } from './trim.ts';
import { keysOf, sharedKeys, votedFor } from './votes.ts';

const SAME = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** Light that changes smoothly from place to place, anywhere. */
const wave = (x: number, y: number) => 128 + 60 * Math.sin(x / 5 + Math.sin(y / 11)) + 40 * Math.cos(y / 7 + x / 13);

function picture(width: number, height: number, light: (x: number, y: number) => number): Luminance {
  return { width, height, light: Float32Array.from({ length: width * height }, (_, i) => light(i % width, Math.floor(i / width))) };
}

test('a crop agrees with its picture in every block, whatever was done to its light', () => {
  const whole = picture(240, 180, wave);
  const crop = picture(160, 120, (x, y) => 20 + 0.7 * wave(x + 40, y + 30));
  const { low, median, blocks } = agreementOf(whole, crop, [1, 0, 40, 0, 1, 30, 0, 0, 1]);
  expect(blocks).toBeGreaterThan(100);
  expect([low, median].map((value) => value > 0.99)).toEqual([true, true]);
});

test('where a quarter of the picture is another, the low blocks say so and the middle does not', () => {
  const a = picture(240, 180, wave);
  const b = picture(240, 180, (x, y) => (x < 72 ? wave(y * 3 + 70, x * 2) : wave(x, y)));
  const { low, median } = agreementOf(a, b, SAME);
  expect(low).toBeLessThan(0.5);
  expect(median).toBeGreaterThan(0.95);
});

test('a flat picture, and one that does not lie on the other, agree in nothing', () => {
  const flat = picture(100, 100, () => 90);
  expect(agreementOf(flat, flat, SAME)).toMatchObject({ blocks: 0, low: -1 });
  expect(agreementOf(picture(100, 100, wave), picture(100, 100, wave), [1, 0, 500, 0, 1, 0, 0, 0, 1])).toMatchObject({
    blocks: 0,
    covered: 0,
  });
});

test('whoever turns and scales leaves no slant; who stands elsewhere does', () => {
  const random = seededRandom('places');
  const points = Array.from({ length: 60 }, () => [600 * random.next(), 400 * random.next()] as const);
  const under = (h: number[]) => points.map(([u, v]) => [...placeOf(h, u, v), u, v] as const);
  expect(affineOf(under([0.8, -0.3, 40, 0.3, 0.8, 10, 0, 0, 1])).slantPx).toBeLessThan(1e-6);
  expect(affineOf(under([1, 0, 0, 0, 1, 0, 4e-4, 1e-4, 1])).slantPx).toBeGreaterThan(1);
});

test('bars are cut off, on any side and of any shade; a picture without them is left alone', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(255), (left, right, top, bottom, shade) => {
      const [width, height] = [120 + left + right, 90 + top + bottom];
      const framed = picture(width, height, (x, y) => (x < left || y < top || x >= left + 120 || y >= top + 90 ? shade : wave(x, y)));
      const inside = insideBars(framed);
      const bars = Math.max(left, right) >= 0.02 * width || Math.max(top, bottom) >= 0.02 * height;
      if (!bars || 120 * 90 < 0.25 * width * height) expect(inside).toBeUndefined();
      else {
        expect(inside).toEqual({ left, top, width: 120, height: 90 });
        expect(inside && cut(framed, inside).light[0]).toBeCloseTo(wave(left, top), 4);
      }
    }),
    { numRuns: 40 },
  );
});

test('a photo is voted for by the points that it shares, as it is or mirrored, and chance gets none in', () => {
  const random = seededRandom('bits');
  const bits = () => Uint8Array.from({ length: 800 * 32 }, () => random.below(256));
  const seenAgain = (of: Uint8Array) => of.map((byte) => (random.next() < 0.05 ? byte ^ (1 << random.below(8)) : byte));
  const [mine, mirror] = [bits(), bits()];
  const many = [
    { digest: 'other', keys: keysOf(bits()) },
    { digest: 'again', keys: keysOf(seenAgain(mine)) },
    { digest: 'mirrored', keys: keysOf(mirror.map((byte, i) => (i < 16_000 ? byte : random.below(256)))) },
  ];
  expect(votedFor({ keys: keysOf(mine), mirroredKeys: keysOf(mirror) }, many)).toEqual(
    ['mirrored', 'again'].toSorted((a, b) => (a < b ? -1 : 1)).toSorted((a, b) => votesOf(b) - votesOf(a)),
  );
  function votesOf(name: string): number {
    const keys = many.find(({ digest }) => digest === name)?.keys ?? [];
    return Math.max(sharedKeys(keysOf(mine), keys), sharedKeys(keysOf(mirror), keys));
  }
});

test('a copy needs all: points, blocks, and that they agree; less of that where the hashes are near', () => {
  const copy = { inliers: 300, low: 0.95, blocks: 140, bits: 120 };
  expect(isCopy(copy)).toBe(true);
  for (const less of [{ low: 0.7 }, { inliers: 12 }, { blocks: 20 }, { low: 0.5, bits: 4 }])
    expect(isCopy({ ...copy, ...less })).toBe(false);
  expect(isCopy({ ...copy, low: 0.7, bits: 20 })).toBe(true);
});
