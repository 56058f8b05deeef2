import type { Luminance } from './pdq.ts';

/** A row or column whose brightness differs less than this from its own mean belongs to a border. */
const FLAT = 6;
/** A border thinner than this share of the side is none, and a picture of which less is left is no picture in a frame. */
const THINNEST = 0.02;
const LEAST_LEFT = 0.25;

/** The picture inside its bars, as a screenshot or a frame leaves them; undefined where there are none. */
export function trimmed(picture: Luminance): Luminance | undefined {
  const { width, height } = picture;
  const row = (y: number) => isFlat(picture, { from: y * width, step: 1, length: width });
  const column = (x: number) => isFlat(picture, { from: x, step: width, length: height });
  const top = count(height, (y) => row(y));
  const bottom = count(height - top, (y) => row(height - 1 - y));
  const left = count(width, (x) => column(x));
  const right = count(width - left, (x) => column(width - 1 - x));
  const [w, h] = [width - left - right, height - top - bottom];
  const bars = Math.max(left, right) >= THINNEST * width || Math.max(top, bottom) >= THINNEST * height;
  if (!bars || w < 16 || h < 16 || w * h < LEAST_LEFT * width * height) return undefined;
  const light = new Float32Array(w * h);
  for (let y = 0; y < h; y++) light.set(picture.light.subarray((top + y) * width + left, (top + y) * width + left + w), y * w);
  return { width: w, height: h, light };
}

function count(most: number, holds: (n: number) => boolean): number {
  for (let n = 0; n < most; n++) if (!holds(n)) return n;
  return most;
}

function isFlat({ light }: Luminance, { from, step, length }: { from: number; step: number; length: number }): boolean {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < length; i++) {
    const p = light[from + i * step] ?? 0;
    sum += p;
    squares += p * p;
  }
  return squares / length - (sum / length) ** 2 < FLAT ** 2;
}
