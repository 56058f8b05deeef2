import type { Instant } from '../src/base/moment.ts';
import type { Random } from '../src/base/random.ts';
import { type Fix, movedBy, type Point } from '../src/domain/place.ts';

// How positions of honest phones go wrong. The shares and sizes were measured on some 75 phones over 200,000 fixes:
// most fixes come from Wi-Fi or satellites, a few from masts; some phones always state the same accuracy; a cold start
// begins hundreds of metres off; and one fix in fifty is plainly wrong while it claims to be good.

/** What is always so with one phone. */
export interface PhoneHabit {
  /** Some phones state this, whatever they see. */
  readonly constantAccuracyM: number | undefined;
  readonly tellsSpeed: boolean;
  readonly coldStarts: number;
}

const CONSTANT_SHARE = 7 / 25;
const CONSTANT_ACCURACY_M = 3.79;
const COLD_PHONES = 3 / 25;
const GLITCH_SHARE = 0.02;
const GLITCHED_LOOK_SHARE = 0.003;
/** A stated accuracy holds about two fixes in three; for a round normal error that is 1.51 sigma. */
const STATED_PER_SIGMA = 1.51;
/** As bad as this only masts are. */
const MAST_M = 500;

export function aPhoneHabit(random: Random): PhoneHabit {
  return {
    constantAccuracyM: random.next() < CONSTANT_SHARE ? CONSTANT_ACCURACY_M : undefined,
    tellsSpeed: random.next() < 0.6,
    coldStarts: random.next() < COLD_PHONES ? 0.5 : 0.04,
  };
}

/** How a position went while it was watched: from where it began, without the error that all of it shares. */
export interface Drift {
  readonly afterMs: number;
  readonly northM: number;
  readonly eastM: number;
}

interface Looking {
  readonly truth: Point;
  readonly at: Instant;
  readonly habit: PhoneHabit;
  readonly random: Random;
  /** From a real watch, where there is one. */
  readonly drift?: readonly Drift[];
  /** False where the truth bears a receiver's error already. */
  readonly biased?: boolean;
}

/** What a phone says of where it is when it is asked afresh: three to six fixes, a second or two apart, or as a real one went. */
export function looked({ truth, at, habit, random, drift = drifting(random), biased = true }: Looking): [Fix, ...Fix[]] {
  const source = sourceOf(random);
  const sigmaM = biased || source.accuracyM > MAST_M ? source.accuracyM / STATED_PER_SIGMA : 0;
  const bias = [random.normal(0, sigmaM), random.normal(0, sigmaM)] as const;
  const lost = random.next() < GLITCHED_LOOK_SHARE ? farOff(random) : undefined;
  const cold = random.next() < habit.coldStarts;
  const fixes = drift.map(({ afterMs, northM, eastM }, i) => {
    const steady = { northM: bias[0] + northM, eastM: bias[1] + eastM, accuracyM: source.accuracyM * (0.9 + 0.2 * random.next()) };
    const seen = lost ?? (i === 0 && cold ? coldFix(random) : random.next() < GLITCH_SHARE ? farOff(random) : steady);
    return fix({ truth, takenAt: at + afterMs, habit, random }, seen);
  });
  return fixes as [Fix, ...Fix[]];
}

const DRIFT_KEEPS = 0.95;
const DRIFT_M = 2;

/** A phone's error drifts: what it was a second ago it nearly is. (Real watches of fifteen seconds spread by three metres.) */
function drifting(random: Random): Drift[] {
  const fresh = DRIFT_M * Math.sqrt(1 - DRIFT_KEEPS ** 2);
  let [afterMs, northM, eastM] = [0, 0, 0];
  return Array.from({ length: 3 + random.below(4) }, () => {
    afterMs += 900 + random.below(1_400);
    [northM, eastM] = [DRIFT_KEEPS * northM + random.normal(0, fresh), DRIFT_KEEPS * eastM + random.normal(0, fresh)];
    return { afterMs, northM, eastM };
  });
}

interface Off {
  readonly northM: number;
  readonly eastM: number;
  readonly accuracyM: number;
}

function fix(
  { truth, takenAt, habit, random }: { truth: Point; takenAt: Instant; habit: PhoneHabit; random: Random },
  { northM, eastM, accuracyM }: Off,
): Fix {
  const { lat, lon } = movedBy(truth, northM, eastM);
  return {
    lat: rounded(lat, 7),
    lon: rounded(lon, 7),
    accuracyM: habit.constantAccuracyM ?? rounded(accuracyM, 1),
    takenAt,
    ...(habit.tellsSpeed && { speedMps: rounded(Math.abs(random.normal(0, 0.3)), 2) }),
  };
}

function sourceOf(random: Random): { readonly accuracyM: number } {
  const chance = random.next();
  if (chance < 0.02) return { accuracyM: logNormal(2_462, 0.24, random) };
  return { accuracyM: chance < 0.32 ? logNormal(31, 0.6, random) : logNormal(12, 0.5, random) };
}

function coldFix(random: Random): Off {
  const accuracyM = 100 * 12 ** random.next();
  return { northM: random.normal(0, accuracyM / STATED_PER_SIGMA), eastM: random.normal(0, accuracyM / STATED_PER_SIGMA), accuracyM };
}

/** A Wi-Fi box that moved house: kilometres off, and sure of itself. */
function farOff(random: Random): Off {
  const byM = 200 * 30 ** random.next();
  const towards = 2 * Math.PI * random.next();
  return { northM: byM * Math.cos(towards), eastM: byM * Math.sin(towards), accuracyM: logNormal(24, 0.3, random) };
}

function logNormal(median: number, sigma: number, random: Random): number {
  return median * Math.exp(random.normal(0, sigma));
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
