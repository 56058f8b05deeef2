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
  /** The hashes that the picture has when it is turned or mirrored: as it is, in three quarter turns, and all four in a mirror. */
  readonly turned: readonly string[];
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
  const waves = wavesOf(small);
  const turned = [false, true].flatMap((across) =>
    [false, true].flatMap((flipX) => [false, true].map((flipY) => hashOf(turnedWaves(waves, { across, flipX, flipY })))),
  );
  return { hash: hashOf(waves), quality: qualityOf(small), turned };
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
    smoothRows({ source: a, target: b, width, height, window: along });
    smoothColumns({ source: b, target: a, width, height, window: down });
  }
  return Float32Array.from({ length: SMALL * SMALL }, (_, i) => {
    const y = Math.floor(((Math.floor(i / SMALL) + 0.5) * height) / SMALL);
    return a[y * width + Math.floor((((i % SMALL) + 0.5) * width) / SMALL)] ?? 0;
  });
}

function windowOf(length: number): number {
  return Math.floor((length + 2 * SMALL - 1) / (2 * SMALL));
}

interface Smoothing {
  readonly source: Float32Array;
  readonly target: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly window: number;
}

/** The mean of a window that slides along each row, and at the ends of what of it is inside. */
function smoothRows({ source, target, width, height, window }: Smoothing): void {
  const ahead = aheadOf(window);
  for (let row = 0; row < height * width; row += width) {
    let [sum, count] = [0, 0];
    for (let x = -ahead; x < width; x++) {
      if (x + ahead < width) {
        sum += source[row + x + ahead] ?? 0;
        count += 1;
      }
      if (x + ahead >= window) {
        sum -= source[row + x + ahead - window] ?? 0;
        count -= 1;
      }
      if (x >= 0) target[row + x] = sum / count;
    }
  }
}

/** The same down the columns, all of them at once: memory is read in the order in which it lies. */
function smoothColumns({ source, target, width, height, window }: Smoothing): void {
  const ahead = aheadOf(window);
  const sums = new Float64Array(width);
  for (let y = -ahead, count = 0; y < height; y++) {
    const [enters, leaves] = [y + ahead < height, y + ahead >= window];
    count += Number(enters) - Number(leaves);
    const [comes, goes, here] = [(y + ahead) * width, (y + ahead - window) * width, y * width];
    if (enters) for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (source[comes + x] ?? 0);
    if (leaves) for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) - (source[goes + x] ?? 0);
    if (y >= 0) for (let x = 0; x < width; x++) target[here + x] = (sums[x] ?? 0) / count;
  }
}

function aheadOf(window: number): number {
  return Math.floor((window + 2) / 2) - 1;
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
function turnedWaves(waves: Float64Array, { across, flipX, flipY }: Turn): Float64Array {
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
