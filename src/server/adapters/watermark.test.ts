import sharp from 'sharp';
import { expect, test } from 'vitest';
import { burnIn } from './watermark.ts';

test('what is burnt in lies in the foot of the picture, in Chinese letters, and changes with what it says', async () => {
  const plain = await sharp({ create: { width: 720, height: 480, channels: 3, background: '#8899aa' } })
    .jpeg()
    .toBuffer();
  const foot = async (bytes: Uint8Array, top = 420) =>
    sharp(bytes).extract({ left: 0, top, width: 720, height: 50 }).greyscale().raw().toBuffer();
  const [one, two, boxes] = [
    await burnIn(new Uint8Array(plain), ['2026-11-16 10:00  安娜', '巡访 1234abcd']),
    await burnIn(new Uint8Array(plain), ['2026-11-16 10:00  小博', '巡访 1234abcd']),
    await burnIn(new Uint8Array(plain), ['2026-11-16 10:00  \u{10ffff}\u{10ffff}', '巡访 1234abcd']),
  ];
  expect(await sharp(one).metadata()).toMatchObject({ format: 'jpeg', width: 720, height: 480 });
  const inked = (pixels: Buffer) => pixels.filter((value) => value > 220).length;
  expect(inked(await foot(plain))).toBe(0);
  expect(inked(await foot(one))).toBeGreaterThan(500);
  expect(Buffer.compare(await foot(one), await foot(two))).not.toBe(0);
  expect(Buffer.compare(await foot(one), await foot(boxes))).not.toBe(0); // letters, not the box of a missing one
  expect(inked(await foot(one, 0))).toBe(0); // the rest is as it was taken
});
