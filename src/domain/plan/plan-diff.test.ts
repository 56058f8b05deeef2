import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CustomerId, StopId } from '../ids.ts';
import type { Stop } from './day-plan.ts';
import { planLines, takeLines } from './plan-diff.ts';

const stop = (name: string, more: Partial<Stop> = {}): Stop => ({ id: `stop ${name}` as StopId, customer: name as CustomerId, ...more });
const plan = (names: string) => ({ stops: [...names].map((name) => stop(name)) });
const told = (before: string, after: string) => planLines(plan(before), plan(after)).map(({ is, customer }) => `${is} ${customer}`);
const names = (stops: readonly Stop[]) => stops.map(({ customer }) => customer).join('');

test('a difference says who came, who went, and the fewest that moved', () => {
  expect(told('abcd', 'abcd')).toEqual([]);
  expect(told('abcd', 'abxd')).toEqual(['added x', 'removed c']);
  expect(told('abcde', 'eabcd')).toEqual(['moved e']);
  expect(told('', 'ab')).toEqual(['added a', 'added b']);
});

test('an hour that the planner hopes for is no change; one that is agreed on is', () => {
  const before = { stops: [stop('a', { atMinute: 540 }), stop('b')] };
  expect(planLines(before, { stops: [stop('a', { atMinute: 600 }), stop('b')] })).toEqual([]);
  expect(planLines(before, { stops: [stop('a', { atMinute: 600, appointment: true }), stop('b')] })).toMatchObject([{ is: 'changed' }]);
});

test('a customer that comes back under another stop is the same promise', () => {
  expect(planLines(plan('a'), { stops: [stop('a', { id: 'other' as StopId })] })).toEqual([]);
});

const someNames = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 }).map((letters) => letters.join(''));

test('all lines taken give the later plan and none the earlier one, for any two plans', () => {
  fc.assert(
    fc.property(someNames, someNames, (one, other) => {
      const [before, after] = [plan(one), plan(other)];
      const lines = planLines(before, after);
      expect(names(takeLines(before, lines, after))).toBe(other);
      expect(names(takeLines(before, [], after))).toBe(one);
    }),
  );
});

test('whichever lines are taken, nobody stands twice and what was not asked about stays', () => {
  fc.assert(
    fc.property(someNames, someNames, fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }), (one, other, takes) => {
      const [before, after] = [plan(one), plan(other)];
      const lines = planLines(before, after);
      const taken = lines.filter((_, i) => takes[i]);
      const result = names(takeLines(before, taken, after));
      expect(new Set(result).size).toBe(result.length);
      const gone = new Set(taken.filter(({ is }) => is === 'removed').map(({ customer }) => `${customer}`));
      const came = new Set(taken.filter(({ is }) => is === 'added').map(({ customer }) => `${customer}`));
      expect(new Set(result)).toEqual(new Set([...one].filter((name) => !gone.has(name)).concat([...came])));
    }),
  );
});
