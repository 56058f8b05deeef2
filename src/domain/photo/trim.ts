import type { Luminance } from './pdq.ts';

/** A row or column whose brightness differs less than this from its own mean belongs to a border. */
const FLAT = 6;
/** A border thinner than this share of the side is none, and a picture of which less is left is no picture in a frame. */
const THINNEST = 0.02;
const LEAST_LEFT = 0.25;

/** Where the picture lies, in whole pixels. */
export interface Inside {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where the picture lies inside its bars, as a screenshot or a frame leaves them; undefined where there are none. */
export function insideBars(picture: Luminance): Inside | undefined {
  const { width: w, height: h } = picture;
  const row = (y: number) => isFlat(picture, { from: y * w, step: 1, length: w });
  const column = (x: number) => isFlat(picture, { from: x, step: w, length: h });
  const [top, left] = [count(h, row), count(w, column)];
  const bottom = count(h - top, (y) => row(h - 1 - y));
  const right = count(w - left, (x) => column(w - 1 - x));
  const [width, height] = [w - left - right, h - top - bottom];
  const bars = Math.max(left, right) >= THINNEST * w || Math.max(top, bottom) >= THINNEST * h;
  return !bars || width < 16 || height < 16 || width * height < LEAST_LEFT * w * h ? undefined : { left, top, width, height };
}

export function cut(picture: Luminance, { left, top, width, height }: Inside): Luminance {
  const light = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * picture.width + left;
    light.set(picture.light.subarray(from, from + width), y * width);
  }
  return { width, height, light };
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
