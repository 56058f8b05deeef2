import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS } from '../../base/moment.ts';
import type { FactId, PersonId } from '../ids.ts';
import type { Decision } from './facts.ts';
import { appealOf, decidedAt, decisionOf, hasLapsed } from './standing.ts';
import type { Explanation, Lapse, Review } from './state.ts';

const NOBODY = 'nobody' as PersonId;
const id = (n: number) => `f${String(n).padStart(3, '0')}` as FactId;
const review = (n: number, at: number, decision: Decision): Review => ({ fact: id(n), by: NOBODY, at, text: undefined, decision });
const appeal = (n: number, at: number): Explanation => ({ fact: id(n), by: NOBODY, at, text: '', as: 'appeal', photo: undefined });
const lapse = (n: number, at: number): Lapse => ({ fact: id(n), at, why: 'appeal-unanswered', afterDays: 7 });

/** Here an appeal comes in when it is said, plus what the phone was away. */
const clockOf = (received: Readonly<Record<string, number>>) => ({
  answerWithinDays: 7,
  receivedAt: (fact: FactId) => received[fact] ?? 0,
});

test('an appeal is answered by the first decision after it came in, and not by one from while it was under way', () => {
  const told = { explanations: [appeal(1, 100)], lapses: [] };
  const clock = clockOf({ f001: 500 });
  const stateAfter = (...reviews: Review[]) => appealOf({ ...told, reviews }, clock)?.state;
  expect(stateAfter(review(2, 300, 'rejected'))).toBe('open');
  expect(stateAfter(review(2, 300, 'rejected'), review(3, 600, 'asked'))).toBe('open');
  expect(stateAfter(review(2, 300, 'rejected'), review(3, 600, 'accepted'))).toBe('overturned');
  expect(stateAfter(review(3, 600, 'rejected'), review(4, 700, 'accepted'))).toBe('upheld');
  expect(appealOf({ ...told, reviews: [] }, clock)?.dueAt).toBe(500 + 7 * DAY_MS);
});

test('what fell away is no decision, and a later word of a person is one again', () => {
  const told = { reviews: [review(1, 100, 'rejected')], lapses: [lapse(2, 200)], explanations: [appeal(3, 120)] };
  expect([decisionOf(told), decidedAt(told), hasLapsed(told)]).toEqual([undefined, undefined, true]);
  expect(appealOf(told, clockOf({ f003: 120 }))?.state).toBe('lapsed');
  const after = { ...told, reviews: [...told.reviews, review(4, 300, 'accepted')] };
  expect([decisionOf(after), decidedAt(after), hasLapsed(after)]).toEqual(['accepted', 300, false]);
});

test('a second appeal opens its own clock, and the one that waits longest is the one that counts', () => {
  const told = { reviews: [review(2, 200, 'rejected')], lapses: [], explanations: [appeal(1, 100), appeal(3, 300), appeal(4, 400)] };
  expect(appealOf(told, clockOf({ f001: 100, f003: 300, f004: 400 }))).toMatchObject({ fact: 'f003', state: 'open' });
});

test('whatever the order in which it came in, it stands the same', () => {
  const at = fc.integer({ min: 0, max: 9 });
  const reviews = fc.array(fc.tuple(at, fc.constantFrom<Decision>('accepted', 'asked', 'rejected')), { maxLength: 5 });
  const whole = fc.tuple(reviews, fc.array(at, { maxLength: 3 }), fc.array(at, { maxLength: 3 }), fc.integer());
  fc.assert(
    fc.property(whole, ([decided, lapsed, said, seed]) => {
      const told = {
        reviews: decided.map(([when, decision], i) => review(i, when, decision)),
        lapses: lapsed.map((when, i) => lapse(100 + i, when)),
        explanations: said.map((when, i) => appeal(200 + i, when)),
      };
      const turned = <T>(all: readonly T[]) =>
        [...all.slice(seed % (all.length || 1)), ...all.slice(0, seed % (all.length || 1))].toReversed();
      const other = { reviews: turned(told.reviews), lapses: turned(told.lapses), explanations: turned(told.explanations) };
      const clock = clockOf(Object.fromEntries(said.map((when, i) => [id(200 + i), when])));
      expect(appealOf(other, clock)).toEqual(appealOf(told, clock));
      expect([decisionOf(other), hasLapsed(other)]).toEqual([decisionOf(told), hasLapsed(told)]);
    }),
  );
});
