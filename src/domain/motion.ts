import * as z from 'zod/mini';
import type { Instant } from '../base/moment.ts';

/**
 * How a phone moved while it looked where it is: a few coarse numbers, and never the stream that they were taken from.
 * Enough to tell a phone that lies on a table from one that is carried, and for nothing else.
 */
export const Motion = z.strictObject({
  forS: z.int().check(z.gte(0), z.lte(600)),
  samples: z.int().check(z.gte(0), z.lte(100_000)),
  /** The share of half-seconds without any movement, in tenths. */
  still: z.int().check(z.gte(0), z.lte(10)),
  shake: z.enum(['none', 'slight', 'hand', 'walk']),
  steps: z.enum(['none', 'few', 'many']),
  turned: z.boolean(),
});
export type Motion = z.infer<typeof Motion>;

/** What the phone's sensor says at one moment: acceleration with gravity in it, along its three axes. */
export interface Jolt {
  readonly at: Instant;
  readonly mps2: readonly [x: number, y: number, z: number];
}

/** What is kept while listening: sums, of which no movement can be read again. */
export interface Felt {
  readonly began: Instant | undefined;
  readonly last: Instant;
  readonly samples: number;
  readonly windows: number;
  readonly stillWindows: number;
  /** The sum of the windows' variances, in (m/s²)². */
  readonly variance: number;
  readonly steps: number;
  readonly up: boolean;
  readonly stepAt: Instant;
  readonly turned: boolean;
  readonly facing: Vector | undefined;
  readonly first: Vector | undefined;
  readonly open: Open;
}
type Vector = readonly [number, number, number];
interface Open {
  readonly from: Instant;
  readonly n: number;
  readonly sum: Vector;
  readonly strength: number;
  readonly squares: number;
}

const WINDOW_MS = 500;
const LEAST_IN_WINDOW = 4;
/** Browsers round to 0.1 m/s²: a phone on a table stays well below this, one in the calmest hand does not for long. */
const STILL_SD_MPS2 = 0.12;
const STILL_DEG = 0.7;
const TURNED_DEG = 25;
/** A step is a swing of the strength from below to above, not faster than anybody walks. */
const STEP_MPS2 = 1;
const STEP_MS = 280;
const GRAVITY_MPS2 = 9.81;

const closed = (from: Instant): Open => ({ from, n: 0, sum: [0, 0, 0], strength: 0, squares: 0 });

export const nothingFelt: Felt = {
  ...{ began: undefined, last: 0, samples: 0, windows: 0, stillWindows: 0, variance: 0, steps: 0, up: false, stepAt: 0 },
  ...{ turned: false, facing: undefined, first: undefined, open: closed(0) },
};

/** One more moment. What is left of it are sums. */
export function feel(felt: Felt, { at, mps2 }: Jolt): Felt {
  const [x, y, z] = mps2;
  const strength = Math.hypot(x, y, z);
  if (!Number.isFinite(strength)) return felt;
  const whole = felt.began === undefined ? { ...felt, began: at, open: closed(at) } : felt;
  const shut = at - whole.open.from >= WINDOW_MS ? { ...withWindow(whole), open: closed(at) } : whole;
  const { open } = shut;
  const sum: Vector = [open.sum[0] + x, open.sum[1] + y, open.sum[2] + z];
  const over = strength - GRAVITY_MPS2;
  const isStep = !shut.up && over > STEP_MPS2 && at - shut.stepAt >= STEP_MS;
  return {
    ...shut,
    ...{ last: at, samples: shut.samples + 1, steps: shut.steps + (isStep ? 1 : 0), stepAt: isStep ? at : shut.stepAt },
    up: over > STEP_MPS2 || (shut.up && over > 0),
    open: { from: open.from, n: open.n + 1, sum, strength: open.strength + strength, squares: open.squares + strength ** 2 },
  };
}

function withWindow(felt: Felt): Felt {
  const { n, sum, strength, squares } = felt.open;
  if (n < LEAST_IN_WINDOW) return felt;
  const variance = Math.max(0, squares / n - (strength / n) ** 2);
  const turnedDeg = felt.facing ? degreesBetween(felt.facing, sum) : 0;
  const still = Math.sqrt(variance) < STILL_SD_MPS2 && turnedDeg < STILL_DEG;
  const first = felt.first ?? sum;
  return {
    ...felt,
    ...{ windows: felt.windows + 1, stillWindows: felt.stillWindows + (still ? 1 : 0), variance: felt.variance + variance },
    ...{ facing: sum, first, turned: felt.turned || degreesBetween(first, sum) > TURNED_DEG },
  };
}

/** The coarse word about it; nothing where the sensor said too little to tell. */
export function motionOf(felt: Felt): Motion | undefined {
  const { began, last, samples, windows, stillWindows, variance, steps, turned } = withWindow(felt);
  if (began === undefined || windows === 0) return undefined;
  return {
    forS: Math.min(600, Math.round((last - began) / 1_000)),
    samples: Math.min(100_000, samples - (samples % 10)),
    still: Math.floor((10 * stillWindows) / windows),
    shake: shakeOf(Math.sqrt(variance / windows)),
    steps: steps < 3 ? 'none' : steps < 10 ? 'few' : 'many',
    turned,
  };
}

function shakeOf(sdMps2: number): Motion['shake'] {
  if (sdMps2 < STILL_SD_MPS2) return 'none';
  if (sdMps2 < 0.35) return 'slight';
  return sdMps2 < 1 ? 'hand' : 'walk';
}

const LEAST_S = 8;
const LEAST_PER_S = 5;

/** Whether a phone surely lay still all the while: long enough, heard often enough, and hardly anything felt. */
export function layStill({ forS, samples, still, shake, steps, turned }: Motion): boolean {
  const heardEnough = forS >= LEAST_S && samples >= forS * LEAST_PER_S;
  return heardEnough && still >= 9 && shake === 'none' && steps === 'none' && !turned;
}

function degreesBetween(a: Vector, b: Vector): number {
  const lengths = Math.hypot(...a) * Math.hypot(...b);
  if (lengths === 0) return 0;
  const cosine = (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / lengths;
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
}
