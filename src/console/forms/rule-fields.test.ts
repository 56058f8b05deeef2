import { expect, test } from 'vitest';
import type { FrequencyRule } from '../../domain/plan/frequency.ts';
import type { Rule } from '../../domain/sop/condition.ts';
import { ruleOf, testsOf, withFigure } from './rule-fields.ts';

test('tests of a rule become fields and fields become the rule again; what says more is left alone', () => {
  const rule: Rule = {
    all: [
      { trait: 'line', in: ['pharmacy'] },
      { trait: 'tag', in: ['连锁', '院边店'] },
    ],
  };
  expect(ruleOf(testsOf(rule) ?? {})).toEqual(rule);
  expect(testsOf({ trait: 'grade', in: ['A'] })).toEqual({ grade: ['A'] });
  expect(testsOf({ all: [{ not: { trait: 'grade', in: ['A'] } }] })).toBeUndefined();
  expect(testsOf({ all: [{ trait: 'region', in: ['江西'] }] })).toBeUndefined();
  expect(
    testsOf({
      all: [
        { trait: 'tag', in: ['a'] },
        { trait: 'tag', in: ['b'] },
      ],
    }),
  ).toBeUndefined();
});

test('a figure that was emptied takes its pair along, and one that was typed brings it', () => {
  const rule: FrequencyRule = { applies: { all: [] }, target: 2, max: 4, minGapDays: 5 };
  const spaced = withFigure(rule, { every: 14 });
  expect(spaced.spacing).toEqual({ everyDays: 14, toleranceDays: 0 });
  expect(withFigure(spaced, { tolerance: 3 }).spacing).toEqual({ everyDays: 14, toleranceDays: 3 });
  expect(withFigure(spaced, { every: null })).toEqual(rule);
  expect(withFigure(rule, { cap: 1 }).perContact).toEqual({ max: 1, days: 7 });
});
