import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type LocalDate } from '../../base/moment.ts';
import type { Customer } from '../customer.ts';
import type { ContactId, CustomerId, LineKey } from '../ids.ts';
import { dueList, dueOf, type DueState, type Seen } from './due.ts';
import type { FrequencyRule } from './frequency.ts';
import { neglected, type SeenAndPromised } from './neglect.ts';

const TODAY = '2026-11-23';
const uuid = <Id>(n: number) => `00000000-0000-4000-8000-${`${n}`.padStart(12, '0')}` as Id;
let n = 0;
const customer = (more: Partial<Customer> = {}): Customer => ({
  ...{ id: uuid<CustomerId>((n += 1)), code: `C${n}`, name: '店', line: 'pharmacy' as LineKey, grade: 'A', stage: 'active' },
  ...{ tags: [], contacts: [], fence: null, ...more },
});
const ago = (...days: number[]): LocalDate[] => days.map((each) => addDays(TODAY, -each));
const seen = (visitedOn: readonly LocalDate[], more: Partial<SeenAndPromised> = {}): SeenAndPromised => ({
  ...{ customer: customer(), visitedOn, since: '2026-01-01', met: [], missedOn: [], ...more },
});
const weekly: FrequencyRule = { applies: { all: [] }, target: 4, max: 5, minGapDays: 3, spacing: { everyDays: 7, toleranceDays: 2 } };
const state = (one: Seen, rule = weekly): [DueState, number] => {
  const { state, overdueDays } = dueOf(one, [rule], TODAY);
  return [state, overdueDays];
};

test('the last real visit decides: too early, may, due, and late by so many days', () => {
  expect(state(seen(ago(2)))).toEqual(['resting', 0]);
  expect(state(seen(ago(5)))).toEqual(['may', 0]);
  expect(state(seen(ago(7)))).toEqual(['due', 0]);
  expect(state(seen(ago(9)))).toEqual(['due', 0]);
  expect(state(seen(ago(13)))).toEqual(['overdue', 4]);
  expect(dueOf(seen(ago(5)), [weekly], TODAY)).toMatchObject({ earliestOn: TODAY, dueOn: addDays(TODAY, 2), latestOn: addDays(TODAY, 4) });
});

test('the end of a month resets nothing: who was seen on the last day of one is not due on the first of the next', () => {
  const one = seen(['2026-10-31']);
  expect(dueOf(one, [weekly], '2026-11-01').state).toBe('resting');
  expect(dueOf(one, [weekly], '2026-11-12')).toMatchObject({ state: 'overdue', overdueDays: 3 });
});

test('nobody has been there: late from when somebody was to look after them', () => {
  expect(state(seen([], { since: addDays(TODAY, -20) }))).toEqual(['never', 11]);
  expect(state(seen([], { since: addDays(TODAY, -2) }))).toEqual(['never', 0]);
  expect(state(seen([], { since: undefined }))).toEqual(['never', 0]);
});

test('seen as often as the month allows: not before the first, however long ago the last was', () => {
  const full = seen(['2026-11-02', '2026-11-04', '2026-11-06', '2026-11-08', '2026-11-10']);
  expect(dueOf(full, [weekly], TODAY)).toMatchObject({ state: 'ceiling', earliestOn: '2026-12-01', thisMonth: 5 });
});

test('a rule without a floor asks for nothing, no rule neither, and prospects are not on the list', () => {
  expect(state(seen(ago(200)), { ...weekly, target: 0, spacing: undefined } as never)[0]).toBe('unasked');
  expect(dueOf(seen(ago(200)), [], TODAY).state).toBe('unasked');
  expect(
    dueList(
      [seen([], { customer: customer({ stage: 'prospect' }) }), seen([], { customer: customer({ stage: 'closed' }) })],
      [weekly],
      TODAY,
    ),
  ).toEqual([]);
});

test('a contact who was met as often as allowed rests until the first of those meetings is old enough', () => {
  const [zhang, li] = [uuid<ContactId>(901), uuid<ContactId>(902)];
  const capped = { ...weekly, perContact: { max: 2, days: 7 } };
  const met = [
    ...[6, 3].map((days) => ({ contact: zhang, on: addDays(TODAY, -days) })),
    ...[9, 1].map((days) => ({ contact: li, on: addDays(TODAY, -days) })),
  ];
  expect(dueOf(seen(ago(1), { met }), [capped], TODAY).resting).toEqual([{ contact: zhang, until: addDays(TODAY, 1) }]);
});

test('the most urgent first: late by the customer’s own rhythm, then never seen, then due, then the higher grade', () => {
  const slow: FrequencyRule = {
    ...weekly,
    applies: { trait: 'grade', in: ['C'] },
    target: 0,
    spacing: { everyDays: 90, toleranceDays: 10 },
  };
  const [late, slowLate, never, dueB, dueA] = [
    seen(ago(16)),
    seen(ago(120), { customer: customer({ grade: 'C' }) }),
    seen([]),
    seen(ago(8), { customer: customer({ grade: 'B' }) }),
    seen(ago(8)),
  ];
  const order = dueList([dueB, dueA, never, slowLate, late], [weekly, slow], TODAY).map((item) => item.customer);
  expect(order).toEqual([late, slowLate, never, dueA, dueB].map((one) => one.customer.id));
});

test('three lenses, each of which finds what the others do not', () => {
  const monthly = { ...weekly, target: 1, max: 4, spacing: undefined } as unknown as FrequencyRule;
  const aged = seen(ago(60), { customer: customer({ tags: ['不管'] }) });
  const stoodUp = seen(ago(30, 12), { missedOn: ago(8) });
  const thin = seen(ago(20, 10));
  const fine = seen(ago(80, 50, 20), { missedOn: ago(40) });
  const none: FrequencyRule = { ...monthly, applies: { trait: 'tag', in: ['不管'] }, target: 0 };
  const found = (lens: 'age' | 'schedule' | 'frequency') =>
    neglected(lens, [aged, stoodUp, thin, fine], { rules: [monthly, none], today: TODAY }).map((one) => one.customer);
  expect(found('age')).toEqual([aged.customer.id]);
  expect(found('schedule')).toEqual([stoodUp.customer.id]);
  expect(found('frequency').sort()).toEqual([stoodUp.customer.id, thin.customer.id].sort());
});

test('who was never seen stands first by age, and a new customer owes nothing for the days before', () => {
  const [unknown, old, fresh] = [seen([], { since: undefined }), seen(ago(100)), seen([], { since: addDays(TODAY, -5) })];
  const found = (lens: 'age' | 'frequency') =>
    neglected(lens, [old, fresh, unknown], { rules: [weekly], today: TODAY }).map((one) => one.customer);
  expect(found('age')).toEqual([unknown.customer.id, old.customer.id]);
  expect(found('frequency')).not.toContain(fresh.customer.id);
});

test('one more visit never makes anybody later', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(89), { maxLength: 12 }), fc.nat(89), (days, more) => {
      const sorted = (of: number[]) => ago(...of.toSorted((a, b) => b - a));
      const [before, after] = [seen(sorted(days)), seen(sorted([...new Set([...days, more])]))];
      expect(state(after)[1]).toBeLessThanOrEqual(state(before)[1]);
    }),
  );
});
