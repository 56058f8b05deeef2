import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { hammingOf, LEAST_QUALITY, type Luminance, pdqOf } from './pdq.ts';

/** Soft blobs: something to see at every grain. */
function scene(seed: string, width = 512, height = 400): Luminance {
  const random = seededRandom(seed);
  const blobs = Array.from({ length: 30 }, () => ({
    x: random.next(),
    y: random.next(),
    size: 0.03 + 0.15 * random.next(),
    light: random.next(),
  }));
  const light = Float32Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [(i % width) / width, Math.floor(i / width) / height];
    return blobs.reduce((sum, blob) => (Math.hypot(x - blob.x, y - blob.y) < blob.size ? 255 * blob.light : sum), 90);
  });
  return { width, height, light };
}

function turn({ width, height, light }: Luminance): Luminance {
  return {
    width: height,
    height: width,
    light: light.map((_, i) => light[(height - 1 - (i % height)) * width + Math.floor(i / height)] ?? 0),
  };
}

function mirror({ width, height, light }: Luminance): Luminance {
  return { width, height, light: light.map((_, i) => light[Math.floor(i / width) * width + width - 1 - (i % width)] ?? 0) };
}

test('the same scene smaller and lighter is near, another one is far', () => {
  const a = pdqOf(scene('a')).hash;
  const lighter = scene('a', 256, 200);
  expect(hammingOf(a, pdqOf({ ...lighter, light: lighter.light.map((p) => 40 + 0.8 * p) }).hash)).toBeLessThanOrEqual(31);
  for (const other of 'bcdefgh') expect(hammingOf(a, pdqOf(scene(other)).hash)).toBeGreaterThan(80);
});

test('all eight turns of a picture are told from the one', () => {
  const turns = pdqOf(scene('a')).turned;
  expect(new Set(turns).size).toBe(8);
  for (let [n, picture] = [0, scene('a')]; n < 4; n++, picture = turn(picture))
    for (const one of [picture, mirror(picture)]) {
      expect(Math.min(...turns.map((hash) => hammingOf(hash, pdqOf(one).hash)))).toBeLessThanOrEqual(16);
    }
});

test('half of the bits are set, and a flat picture says of itself that it tells nothing', () => {
  expect(hammingOf(pdqOf(scene('a')).hash, '0'.repeat(64))).toBe(128);
  expect(pdqOf({ width: 64, height: 64, light: new Float32Array(64 * 64).fill(90) }).quality).toBe(0);
  expect(pdqOf(scene('a')).quality).toBeGreaterThanOrEqual(LEAST_QUALITY);
});
