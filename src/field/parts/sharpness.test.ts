import { expect, test } from 'vitest';
import { flawOf, type Picture } from './sharpness.ts';

function picture(light: (x: number, y: number) => number): Picture {
  const [width, height] = [64, 48];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.fill(light(x, y), 4 * (y * width + x), 4 * (y * width + x) + 4);
  return { data, width, height };
}

test.each([
  ['a shelf with edges', (x: number) => (x % 8 < 4 ? 60 : 200), undefined],
  ['the same, smeared', (x: number) => 130 + 30 * Math.sin(x / 12), 'blurred'],
  ['a lens in a pocket', () => 8, 'dark'],
] as const)('%s', (_, light, flaw) => {
  expect(flawOf(picture(light))).toBe(flaw);
});
