import type { Luminance } from './pdq.ts';

// Whether two pictures are one, once it is known how one lies on the other: each is cut into blocks, and each block of one
// is held against the place in the other where it should lie. A copy agrees everywhere; two photos of one shelf agree on
// the packets and differ between them, where depth, light and a price tag have moved.

/** Nine numbers, row by row: where a point of one picture lies in the other. */
export type PictureMap = readonly number[];

export interface Agreement {
  /** How many blocks there was something to see in. */
  readonly blocks: number;
  /** Correlation that four blocks in five reach, and the one that half of them do, −1 to 1. A bar of text over a fifth of the picture changes neither. */
  readonly low: number;
  readonly median: number;
  /** Share of the second picture that the first one lies on. */
  readonly covered: number;
}

const SIDE = 12;
const LEAST_CONTRAST = 4;
/** A block of which less than this lies on the other picture is left out. */
const LEAST_INSIDE = 0.8;

export function agreementOf(a: Luminance, b: Luminance, fromBToA: PictureMap): Agreement {
  const found: number[] = [];
  const frame = frameOf(a, b, fromBToA);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const [x, y] = [frame.x + ((i % SIDE) * frame.width) / SIDE, frame.y + (Math.floor(i / SIDE) * frame.height) / SIDE];
    const block = { x, y, width: frame.width / SIDE, height: frame.height / SIDE };
    const likeness = likenessOf({ a, b, fromBToA, block });
    if (likeness !== undefined) found.push(likeness);
  }
  found.sort((one, other) => one - other);
  const at = (share: number) => found[Math.floor(share * (found.length - 1))] ?? -1;
  return { blocks: found.length, low: at(0.2), median: at(0.5), covered: (frame.width * frame.height) / (b.width * b.height) };
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of b that a lies on, as an upright box. */
function frameOf(a: Luminance, b: Luminance, fromBToA: PictureMap): Frame {
  const grid = 40;
  let [left, top, right, bottom] = [1, 1, 0, 0];
  for (let i = 0; i <= grid; i++)
    for (let j = 0; j <= grid; j++) {
      const [x, y] = placeOf(fromBToA, (i / grid) * (b.width - 1), (j / grid) * (b.height - 1));
      if (x < 0 || y < 0 || x > a.width - 1 || y > a.height - 1) continue;
      [left, right, top, bottom] = [
        Math.min(left, i / grid),
        Math.max(right, i / grid),
        Math.min(top, j / grid),
        Math.max(bottom, j / grid),
      ];
    }
  const [width, height] = [Math.max(0, right - left), Math.max(0, bottom - top)];
  return { x: left * (b.width - 1), y: top * (b.height - 1), width: width * (b.width - 1), height: height * (b.height - 1) };
}

export function placeOf(h: PictureMap, x: number, y: number): readonly [x: number, y: number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, i = 0, j = 1] = h;
  const w = g * x + i * y + j;
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
}

interface Held {
  readonly a: Luminance;
  readonly b: Luminance;
  readonly fromBToA: PictureMap;
  readonly block: Frame;
}

/** The correlation of one block with its place, or nothing where both are flat or the block lies beside the picture. */
function likenessOf({ a, b, fromBToA, block }: Held): number | undefined {
  let [n, asked, sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0, 0];
  for (let y = Math.ceil(block.y); y < block.y + block.height; y++)
    for (let x = Math.ceil(block.x); x < block.x + block.width; x++) {
      asked += 1;
      const [ax, ay] = placeOf(fromBToA, x, y);
      const [p, q] = [lightAt(a, ax, ay), b.light[y * b.width + x]];
      if (p === undefined || q === undefined) continue;
      n += 1;
      sumA += p;
      sumB += q;
      sumAA += p * p;
      sumBB += q * q;
      sumAB += p * q;
    }
  if (n < 16 || n < LEAST_INSIDE * asked) return undefined;
  const [varA, varB] = [sumAA / n - (sumA / n) ** 2, sumBB / n - (sumB / n) ** 2];
  if (varA < LEAST_CONTRAST ** 2 && varB < LEAST_CONTRAST ** 2) return undefined;
  return varA < 1 || varB < 1 ? 0 : (sumAB / n - (sumA / n) * (sumB / n)) / Math.sqrt(varA * varB);
}

function lightAt({ width, height, light }: Luminance, x: number, y: number): number | undefined {
  if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) return undefined;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down, at] = [x - left, y - top, top * width + left];
  const upper = (light[at] ?? 0) * (1 - right) + (light[at + 1] ?? 0) * right;
  const lower = (light[at + width] ?? 0) * (1 - right) + (light[at + width + 1] ?? 0) * right;
  return upper * (1 - down) + lower * down;
}
