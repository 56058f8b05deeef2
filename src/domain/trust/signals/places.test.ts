import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../../base/moment.ts';
import { seededRandom } from '../../../base/random.ts';
import type { VisitId } from '../../ids.ts';
import { type Fix, movedBy, type Place } from '../../place.ts';
import type { Visit } from '../../visit/state.ts';
import type { EarlierLooks, Scene } from '../signal.ts';
import { watchOf } from '../watch.ts';
import { frozenPlace } from './frozen-place.ts';
import { replayedPlace } from './replayed-place.ts';
import { restlessPlace } from './restless-place.ts';
import { ruledLine } from './ruled-line.ts';

const NINE = Date.UTC(2026, 10, 16, 1);
const DOOR = { lat: 28.68, lon: 115.86 };
type Off = readonly [northM: number, eastM: number];
type Told = (nth: number, s: number) => Off;

/** Fifteen seconds of a position, one fix a second. */
const watched = (nth: number, told: Told, accuracyM = 9): Fix[] =>
  Array.from({ length: 15 }, (_, s) => ({ ...movedBy(DOOR, ...told(nth, s)), accuracyM, takenAt: NINE + nth * 8 * MINUTE_MS + s * 1_000 }));
const place = (fixes: Fix[]): Place => ({ precision: 'precise', fixes });
/** A visit that was watched at check-in, once in between and at check-out. */
function scene(told: Told, more: Partial<Scene> & { accuracyM?: number } = {}): Scene {
  const [start, middle, end] = [0, 1, 2].map((nth) => watched(nth, told, more.accuracyM)) as [Fix[], Fix[], Fix[]];
  const visit = {
    ...{ id: 'v' as VisitId, startedAt: NINE, startPlace: place(start), endedAt: NINE + 16 * MINUTE_MS, endPlace: place(end) },
    ...{ places: [{ at: NINE + 8 * MINUTE_MS, place: place(middle) }], photos: [] },
  } as unknown as Visit;
  return { visit, customer: { fence: { centre: DOOR, radiusM: 150 } }, earlierLooks: [], ...more } as unknown as Scene;
}
const earlierOf = (told: Told): EarlierLooks => ({
  ...{ visit: 'w' as VisitId, day: '2026-11-09', own: false },
  looks: [0, 1, 2].map((nth) => watched(nth, told).map((fix) => ({ ...fix, takenAt: fix.takenAt - 7 * 24 * 3_600_000 }))),
});

const white = seededRandom('white');
const noise = (sigmaM: number): Off => [white.normal(0, sigmaM), white.normal(0, sigmaM)];
/** As a phone's own error goes: slowly, and somewhere else after some minutes. */
const drift: Told = (nth, s) => [6 * Math.cos(nth * 2 + s / 40), 9 * Math.sin(nth + s / 55)];
const plus = ([a, b]: Off, [c, d]: Off): Off => [a + c, b + d];

test('frozen-place: one coordinate in all looks, and whether it is the pin itself or was typed', () => {
  expect(frozenPlace.look(scene(() => [12, 5]))?.says).toEqual({ fixes: 45, looks: 3, minutes: 16 });
  expect(frozenPlace.look(scene(() => [0, 0]))?.says).toMatchObject({ onPin: 'yes', decimals: 2 });
  expect(frozenPlace.look(scene((nth, s) => (nth === 2 && s === 14 ? [0.1, 0] : [0, 0])))).toBeUndefined();
  expect(frozenPlace.look(scene(() => [12, 5], { accuracyM: 31 }))).toBeUndefined();
  const twice = scene(() => [12, 5]);
  expect(frozenPlace.look({ ...twice, visit: { ...twice.visit, places: [] } })).toBeUndefined();
});

test.each([1, 3, 10])('restless-place: noise of %i m, drawn anew for each fix', (sigmaM) => {
  expect(restlessPlace.look(scene(() => noise(sigmaM)))?.doubtBans).toBe(2);
  expect(restlessPlace.look(scene((nth, s) => plus(drift(nth, s), noise(sigmaM))))?.doubtBans).toBe(2);
});

test('restless-place is silent for a phone’s own drift, a walk, a glitch, a cold start and hops between networks', () => {
  const glitch: Told = (nth, s) => (s === 4 ? [5_900, 0] : drift(nth, s));
  const cold: Told = (nth, s) => (s === 0 ? [400, -300] : drift(nth, s));
  const walk: Told = (nth, s) => plus(drift(nth, s), [1.3 * s, 0.4 * s]);
  for (const told of [drift, glitch, cold, walk]) expect(restlessPlace.look(scene(told))).toBeUndefined();
  const hops: Told = (nth, s) => [s % 3 === 0 ? 25 : 0, nth * 4];
  expect(restlessPlace.look(scene(hops, { accuracyM: 60 }))).toBeUndefined();
});

test('ruled-line: straight and even each time; not for somebody who walks', () => {
  const drawn: Told = (_, s) => [1.4 * (14 - s), 0];
  expect(ruledLine.look(scene(drawn))?.says).toMatchObject({ watches: 3, mps: 1.4 });
  const walk: Told = (nth, s) => [1.2 * s + 0.8 * Math.sin(s), nth];
  expect(ruledLine.look(scene(walk))).toBeUndefined();
  const once: Told = (nth, s) => (nth === 0 ? drawn(nth, s) : drift(nth, s));
  expect(ruledLine.look(scene(once))).toBeUndefined();
});

test('replayed-place: the very coordinates of a colleague’s visit, also where the gaps were filled up', () => {
  const tape = earlierOf(drift);
  expect(replayedPlace.look(scene(drift, { earlierLooks: [tape] }))).toMatchObject({
    doubtBans: 3,
    says: { own: 'no', same: 45, day: '2026-11-09' },
  });
  const sparse = { ...tape, looks: tape.looks.map((look) => look.filter((_, s) => s % 4 === 0)) };
  expect(replayedPlace.look(scene(drift, { earlierLooks: [sparse] }))?.doubtBans).toBe(3);
});

test('replayed-place: each look on the spot of theirs with little noise added; not another day’s own errors', () => {
  const wide: Told = (nth, s) => plus(drift(nth, s), [nth * 9, 0]);
  const near = scene((nth, s) => plus(wide(nth, s), noise(0.4)), { earlierLooks: [earlierOf(wide)] });
  expect(replayedPlace.look(near)).toMatchObject({ doubtBans: 2, says: { near: 3, same: 0 } });
  const otherDay: Told = (nth, s) => plus(wide(nth, s), [4, -3]);
  expect(replayedPlace.look(scene(otherDay, { earlierLooks: [earlierOf(wide)] }))).toBeUndefined();
});

test('replayed-place is silent for a phone that holds a few points indoors, the same ones each week', () => {
  const held: Told = (nth) => [nth * 7, 3];
  expect(replayedPlace.look(scene((nth, s) => (s < 15 ? held(nth, s) : [0, 0]), { earlierLooks: [] }))).toBeUndefined();
  const few = scene(() => [3, 3], { earlierLooks: [earlierOf(() => [3, 3])] });
  expect(replayedPlace.look(few)).toBeUndefined();
});

test('a watch says the same wherever it is and however many glitches lie in it', () => {
  const bounded = fc.double({ min: -60, max: 60, noNaN: true });
  fc.assert(
    fc.property(bounded, fc.double({ min: -179, max: 179, noNaN: true }), (lat, lon) => {
      const fixes = watched(0, drift);
      const there = fixes.map((fix, s) => ({ ...fix, ...movedBy({ lat, lon }, ...drift(0, s)) }));
      const [here, away] = [watchOf({ at: NINE, fixes }), watchOf({ at: NINE, fixes: there })];
      expect(away?.shakeMps).toBeCloseTo(here?.shakeMps ?? -1, 3);
      expect(away?.spreadM).toBeCloseTo(here?.spreadM ?? -1, 2);
    }),
  );
  const glitched = watched(0, (nth, s) => (s % 5 === 2 ? [3_000, 200 * s] : drift(nth, s)));
  expect(watchOf({ at: NINE, fixes: glitched })?.shakeMps).toBeLessThan(0.5);
});
