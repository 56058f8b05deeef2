import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Customer } from '../customer.ts';
import type { CustomerId, LineKey } from '../ids.ts';
import type { Rule } from '../sop/condition.ts';
import { frequencyFor, FrequencyRule, intervalOf, visitsAMonth } from './frequency.ts';
import { validatePolicy } from './policy-troubles.ts';

const customer = (more: Partial<Customer> = {}): Customer => ({
  ...{ id: '00000000-0000-4000-8000-000000000001' as CustomerId, code: 'C', name: '店', line: 'pharmacy' as LineKey, grade: 'A' },
  ...{ stage: 'active', tags: [], contacts: [], fence: null, ...more },
});
const rule = (applies: Rule, more: Partial<FrequencyRule> = {}): FrequencyRule => ({ applies, target: 2, max: 4, minGapDays: 5, ...more });
const line: Rule = { trait: 'line', in: ['pharmacy'] };
const grade = (...grades: string[]): Rule => ({ trait: 'grade', in: grades });
const tag = (name: string): Rule => ({ trait: 'tag', in: [name] });

test('the rule that asks most of a customer holds, wherever it stands', () => {
  const rules = [
    rule(line),
    rule({ all: [line, grade('A')] }, { target: 4 }),
    rule({ all: [line, grade('A'), tag('院边店')] }, { target: 3 }),
  ];
  for (const order of [rules, rules.toReversed()]) {
    expect(frequencyFor(customer({ tags: ['院边店'] }), order)?.rule.target).toBe(3);
    expect(frequencyFor(customer(), order)?.rule.target).toBe(4);
    expect(frequencyFor(customer({ grade: 'C' }), order)?.rule.target).toBe(2);
  }
  expect(frequencyFor(customer({ line: 'hospital' as LineKey }), rules)).toBeUndefined();
});

test('with as many tests the more personal trait holds, then the one that names fewer values', () => {
  const isNew = rule({ all: [line, { trait: 'stage', in: ['new'] }] }, { target: 1 });
  const gradeA = rule({ all: [line, grade('A')] }, { target: 4 });
  expect(frequencyFor(customer({ stage: 'new' }), [gradeA, isNew])).toMatchObject({ index: 1, rivals: [] });
  const wide = rule({ all: [line, grade('A', 'B')] }, { target: 2 });
  expect(frequencyFor(customer(), [wide, gradeA])).toMatchObject({ index: 1, rivals: [] });
});

test('two rules with equal right: the first holds, and the other is named if it says otherwise', () => {
  const [chain, near] = [rule(tag('连锁'), { target: 1 }), rule(tag('院边店'), { target: 3 })];
  const both = customer({ tags: ['连锁', '院边店'] });
  expect(frequencyFor(both, [chain, near])).toMatchObject({ index: 0, rivals: [1] });
  expect(frequencyFor(both, [chain, rule(tag('院边店'), { target: 1 })])).toMatchObject({ rivals: [] });
});

test('a rule written before there was spacing is read as it stood', () => {
  expect(FrequencyRule.parse({ applies: { all: [] }, target: 4, max: 6, minGapDays: 5 })).toEqual(rule({ all: [] }, { target: 4, max: 6 }));
  expect(intervalOf(rule(line, { target: 4, minGapDays: 5 }))).toEqual({ earliestDays: 5, everyDays: 7, latestDays: 8 });
  expect(intervalOf(rule(line, { target: 0, minGapDays: 45 }))).toBeUndefined();
  expect(intervalOf(rule(line, { target: 0, spacing: { everyDays: 90, toleranceDays: 15 } }))).toEqual({
    ...{ earliestDays: 75, everyDays: 90, latestDays: 105 },
  });
});

const told: readonly (readonly [string, Partial<FrequencyRule>, string, Record<string, number>])[] = [
  ['a floor above the ceiling', { target: 5, max: 4 }, 'floor-above-ceiling', { floor: 5, ceiling: 4 }],
  ['a gap that leaves no room', { target: 4, max: 6, minGapDays: 10 }, 'gap-cannot-give-floor', { gapDays: 10, floor: 4, most: 3 }],
  [
    'an interval too long for the floor',
    { target: 4, minGapDays: 0, max: 6, spacing: { everyDays: 14, toleranceDays: 2 } },
    'spacing-cannot-give-floor',
    { floor: 4, most: 3, earliestDays: 12 },
  ],
  [
    'an interval too short for the ceiling',
    { target: 1, max: 2, minGapDays: 0, spacing: { everyDays: 7, toleranceDays: 1 } },
    'spacing-above-ceiling',
    { ceiling: 2, fewest: 3, latestDays: 8 },
  ],
  [
    'a tolerance as long as the interval',
    { target: 0, minGapDays: 0, spacing: { everyDays: 30, toleranceDays: 30 } },
    'tolerance-eats-spacing',
    { everyDays: 30, toleranceDays: 30 },
  ],
  [
    'a gap that ends after it is late',
    { target: 0, minGapDays: 40, spacing: { everyDays: 30, toleranceDays: 5 } },
    'gap-after-latest',
    { gapDays: 40, latestDays: 35 },
  ],
  [
    'one contact who may not be met as often as asked',
    { target: 4, max: 6, perContact: { max: 1, days: 14 } },
    'contact-cap-below-floor',
    { floor: 4, most: 3, max: 1, days: 14 },
  ],
];
test.each(told)('%s is told, with its numbers', (_, more, code, says) => {
  expect(validatePolicy([rule(line), rule(grade('A'), more)])).toEqual([expect.objectContaining({ code, rule: 1, says })]);
});

test('the same customers named twice with different figures are told', () => {
  expect(validatePolicy([rule(line), rule(line, { target: 3 })])).toMatchObject([{ code: 'said-twice', rule: 1, says: { first: 1 } }]);
  expect(validatePolicy([rule(line), rule(line)])).toEqual([]);
});

const figures = fc.record({
  target: fc.integer({ min: 0, max: 12 }),
  max: fc.integer({ min: 1, max: 20 }),
  minGapDays: fc.integer({ min: 0, max: 60 }),
  spacing: fc.option(fc.record({ everyDays: fc.integer({ min: 1, max: 120 }), toleranceDays: fc.integer({ min: 0, max: 60 }) }), {
    nil: undefined,
  }),
});
test('a rule that is not refused can be kept: some rhythm within it gives the floor and stays under the ceiling', () => {
  fc.assert(
    fc.property(figures, ({ spacing, ...more }) => {
      const one = rule(line, { ...more, ...(spacing && { spacing }) });
      if (validatePolicy([one]).some(({ level }) => level === 'refuse')) return;
      const { earliestDays, latestDays } = (spacing && intervalOf(one)) || { earliestDays: Math.max(1, one.minGapDays), latestDays: 400 };
      const rhythms = Array.from({ length: latestDays - Math.max(1, earliestDays) + 1 }, (_, i) => Math.max(1, earliestDays) + i);
      const visitsIn = (days: number, every: number) => Math.floor((days - 1) / every) + 1;
      expect(rhythms.some((every) => visitsIn(28, every) >= one.target || Math.floor(31 / every) >= one.target)).toBe(true);
      expect(rhythms.some((every) => Math.floor(31 / every) <= one.max)).toBe(true);
      expect(visitsAMonth(one)).toBeGreaterThanOrEqual(one.target);
    }),
  );
});
