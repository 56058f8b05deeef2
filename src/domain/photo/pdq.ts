// PDQ, a perceptual hash of 256 bits, after the published description: brightness, twice smoothed to the grain of 64 × 64,
// and of that the 16 × 16 lowest waves, each above or below their median. Photos that look alike differ in few bits.

/** Brightness, row by row, 0 to 255. */
export interface Luminance {
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array;
}

export interface Pdq {
  /** Sixteen words of sixteen bits, the last word first, as the reference writes it. */
  readonly hash: string;
  /** 0 to 100: how much there is to see. A flat picture's hash says nothing. */
  readonly quality: number;
}

const SMALL = 64;
const WAVES = 16;
const CROSSED_FROM_PX = 384;
/** Below this the hash is of almost nothing, and matches almost everything. */
export const LEAST_QUALITY = 50;

const WAVE = Float64Array.from(
  { length: WAVES * SMALL },
  (_, i) => Math.sqrt(2 / SMALL) * Math.cos((Math.PI / 2 / SMALL) * (Math.floor(i / SMALL) + 1) * (2 * (i % SMALL) + 1)),
);

export function pdqOf(picture: Luminance): Pdq {
  const small = shrink(picture);
  return { hash: hashOf(wavesOf(small)), quality: qualityOf(small) };
}

/** The hashes that this picture has when it is turned or mirrored: as it is, three quarter turns, and those mirrored. */
export function turnedPdqs(picture: Luminance): readonly string[] {
  const waves = wavesOf(shrink(picture));
  return [false, true].flatMap((across) =>
    [false, true].flatMap((flipX) => [false, true].map((flipY) => hashOf(turned(waves, { across, flipX, flipY })))),
  );
}

export function hammingOf(a: string, b: string): number {
  let bits = 0;
  for (let i = 0; i < a.length; i += 8) bits += ones(Number.parseInt(a.slice(i, i + 8), 16) ^ Number.parseInt(b.slice(i, i + 8), 16));
  return bits;
}

function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** To 64 × 64: a box half as wide as one of its cells, twice over each way, and then the middle of each cell. */
function shrink({ width, height, light }: Luminance): Float32Array {
  const [a, b] = [Float32Array.from(light), new Float32Array(light.length)];
  // The reference takes each way's box from the other way's length, and its hashes cannot be had otherwise. On a small
  // picture that would blur one way twice as much as the other, and a shrunk copy would be lost: there each has its own.
  const crossed = Math.min(width, height) >= CROSSED_FROM_PX;
  const [along, down] = crossed ? [windowOf(height), windowOf(width)] : [windowOf(width), windowOf(height)];
  for (let pass = 0; pass < 2; pass++) {
    for (let y = 0; y < height; y++) smooth(a, b, { from: y * width, step: 1, length: width, window: along });
    for (let x = 0; x < width; x++) smooth(b, a, { from: x, step: width, length: height, window: down });
  }
  return Float32Array.from({ length: SMALL * SMALL }, (_, i) => {
    const y = Math.floor(((Math.floor(i / SMALL) + 0.5) * height) / SMALL);
    return a[y * width + Math.floor((((i % SMALL) + 0.5) * width) / SMALL)] ?? 0;
  });
}

interface Line {
  readonly from: number;
  readonly step: number;
  readonly length: number;
  readonly window: number;
}

function windowOf(length: number): number {
  return Math.floor((length + 2 * SMALL - 1) / (2 * SMALL));
}

/** The mean of a window that slides along a line, and at the ends of what of it is inside. */
function smooth(source: Float32Array, target: Float32Array, { from, step, length, window }: Line): void {
  const ahead = Math.floor((window + 2) / 2) - 1;
  let [sum, count] = [0, 0];
  for (let i = -ahead; i < length; i++) {
    if (i + ahead < length) {
      sum += source[from + (i + ahead) * step] ?? 0;
      count += 1;
    }
    const gone = i + ahead - window;
    if (gone >= 0) {
      sum -= source[from + gone * step] ?? 0;
      count -= 1;
    }
    if (i >= 0) target[from + i * step] = sum / count;
  }
}

function wavesOf(small: Float32Array): Float64Array {
  const half = new Float64Array(WAVES * SMALL);
  for (let i = 0; i < WAVES; i++)
    for (let k = 0; k < SMALL; k++) {
      const weight = WAVE[i * SMALL + k] ?? 0;
      for (let x = 0; x < SMALL; x++) half[i * SMALL + x] = (half[i * SMALL + x] ?? 0) + weight * (small[k * SMALL + x] ?? 0);
    }
  return Float64Array.from({ length: WAVES * WAVES }, (_, n) => {
    const [row, wave] = [Math.floor(n / WAVES) * SMALL, (n % WAVES) * SMALL];
    let sum = 0;
    for (let k = 0; k < SMALL; k++) sum += (half[row + k] ?? 0) * (WAVE[wave + k] ?? 0);
    return sum;
  });
}

interface Turn {
  readonly across: boolean;
  readonly flipX: boolean;
  readonly flipY: boolean;
}

/** A mirror turns the sign of every other wave, and a flip over the diagonal swaps them: no need to look again. */
function turned(waves: Float64Array, { across, flipX, flipY }: Turn): Float64Array {
  return waves.map((_, n) => {
    const [y, x] = [Math.floor(n / WAVES), n % WAVES];
    const wave = (across ? waves[x * WAVES + y] : waves[n]) ?? 0;
    return (flipX && x % 2 === 0) !== (flipY && y % 2 === 0) ? -wave : wave;
  });
}

function hashOf(waves: Float64Array): string {
  const median = waves.toSorted()[waves.length / 2 - 1] ?? 0;
  const words = new Uint16Array(WAVES);
  for (const [n, wave] of waves.entries()) if (wave > median) words[n >> 4] = (words[n >> 4] ?? 0) | (1 << (n & 15));
  return Array.from(words.toReversed(), (word) => word.toString(16).padStart(4, '0')).join('');
}

function qualityOf(small: Float32Array): number {
  let sum = 0;
  for (let n = 0; n < small.length; n++) {
    const here = small[n] ?? 0;
    if (n + SMALL < small.length) sum += Math.abs(Math.trunc(((here - (small[n + SMALL] ?? 0)) * 100) / 255));
    if (n % SMALL < SMALL - 1) sum += Math.abs(Math.trunc(((here - (small[n + 1] ?? 0)) * 100) / 255));
  }
  return Math.min(100, Math.trunc(sum / 90));
}
