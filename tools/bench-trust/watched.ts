import type { Instant } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import { distanceM, type Fix, metresFrom, type Point } from '../../src/domain/place.ts';
import { type Drift, looked, type PhoneHabit } from '../phone-noise.ts';
import type { Moment } from '../replay/read-tracks.ts';
import type { Haunt } from '../replay/stays.ts';
import { firstFrom, whereAt } from '../replay/where.ts';

/** A check-in watches the position for so long. */
export const WATCH_MS = 15_000;
const LEAST_FIXES = 3;
const LEAST_MS = 8_000;
/** Who moves faster than this while it is watched sits in a car: no visit begins there. */
const ON_FOOT_MPS = 3;

/** How this person's positions really behaved for fifteen seconds, many times over: the wobble of a real receiver, and real steps. */
export function watchedIn(moments: readonly Moment[], places: readonly Haunt[]): readonly (readonly Drift[])[] {
  return places
    .flatMap(({ stays }) => stays)
    .flatMap(({ from, to }) => {
      const inside = moments.slice(firstFrom(moments, from), firstFrom(moments, to + 1));
      const watches: Drift[][] = [];
      for (let i = 0; i < inside.length; ) {
        const own = watchFrom(inside, i);
        if (isWatch(own)) watches.push(driftOf(own));
        i += Math.max(1, own.length);
      }
      return watches;
    });
}

export interface Eyes {
  readonly moments: readonly Moment[];
  readonly habit: PhoneHabit;
  /** Real watches to borrow from for moments that nobody recorded. */
  readonly watches: readonly (readonly Drift[])[];
  readonly random: Random;
}

/** What the phone says at an instant: the fixes that were really recorded then; else where the track was, shaken as a real watch was. */
export function lookAt(at: Instant, eyes: Eyes): [Fix, ...Fix[]] {
  const { moments, habit, random } = eyes;
  const own = watchFrom(moments, firstFrom(moments, at)).filter((moment) => moment.at - at <= WATCH_MS);
  const [first] = own;
  if (first && isWatch(own)) return atRecorded(first, { at, drift: driftOf(own), habit, random });
  return seenAt(whereAt(moments, at), { at, honest: { eyes, habit }, random: eyes.random });
}

/** What an honest phone says at a place where nobody recorded it: as real watches of this person went. */
export function seenAt(
  truth: Point,
  { at, honest: { eyes, habit }, random }: { at: Instant; honest: { eyes: Eyes; habit: PhoneHabit }; random: Random },
): [Fix, ...Fix[]] {
  const drift = eyes.watches.length > 0 ? random.pick(eyes.watches) : undefined;
  return looked({ truth, at, habit, random, ...(drift && { drift }) });
}

/** The truth of a recorded watch has its error in it already; glitches, cold starts and masts come on top. */
function atRecorded(
  truth: Point,
  { at, drift, habit, random }: { at: Instant; drift: readonly Drift[] } & Pick<Eyes, 'habit' | 'random'>,
): [Fix, ...Fix[]] {
  return looked({ truth, at, habit, random, drift, biased: false });
}

function watchFrom(moments: readonly Moment[], from: number): Moment[] {
  const first = moments[from];
  return first ? moments.slice(from, firstFrom(moments, first.at + WATCH_MS + 1)) : [];
}

function isWatch(own: readonly Moment[]): boolean {
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last || own.length < LEAST_FIXES || last.at - first.at < LEAST_MS) return false;
  return distanceM(first, last) / ((last.at - first.at) / 1_000) <= ON_FOOT_MPS;
}

function driftOf(own: readonly Moment[]): Drift[] {
  const first = own[0] as Moment;
  return own.map((moment) => ({ afterMs: moment.at - first.at, ...metresFrom(first, moment) }));
}
