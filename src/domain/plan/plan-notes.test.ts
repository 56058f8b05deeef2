import { expect, test } from 'vitest';
import type { Customer } from '../customer.ts';
import type { CustomerId, InstitutionId, LineKey, PersonId, StopId } from '../ids.ts';
import type { Access, Institution } from './access.ts';
import { planNotes, type PlanChecked, type Planned } from './plan-notes.ts';

const uuid = <Id>(n: number) => `00000000-0000-4000-8000-${`${n}`.padStart(12, '0')}` as Id;
const said = { how: 'notice', on: '2026-11-01' } as const;
const customer: Customer = {
  ...{ id: uuid<CustomerId>(1), code: 'C', name: '内科', line: 'hospital' as LineKey, grade: 'A', stage: 'active' },
  ...{ tags: [], contacts: [], fence: null },
};
const house: Institution = {
  ...{ id: uuid<InstitutionId>(9), name: '中心医院', receivesOnHolidays: false },
  rules: [
    {
      ...{ kind: 'reception', recurs: { from: '2026-01-01', rule: 'FREQ=WEEKLY;BYDAY=WE', except: [], also: [] }, said },
      ...{ spans: [{ fromMinute: 840, toMinute: 1020 }], needsNumber: true, heads: 2 },
    },
  ],
};
const access: Access = { customer: customer.id, institution: house.id, hours: [], exceptions: [], closedOnHolidays: false, said };
const planned: Planned = {
  seen: { customer, visitedOn: [], since: undefined, met: [] },
  doors: { access, institution: house, isHoliday: () => false },
  place: undefined,
};
const [WEDNESDAY, THURSDAY] = ['2026-11-25', '2026-11-26'];
const check = (day: string, atMinute: number, more: Partial<PlanChecked> & { readonly at?: Partial<Planned> } = {}) =>
  planNotes({
    plan: { person: uuid<PersonId>(2), day, stops: [{ id: uuid<StopId>(3), customer: customer.id, atMinute }] },
    working: { day, windows: [], off: undefined, part: undefined },
    planned: new Map([[customer.id, { ...planned, ...more.at }]]),
    rules: [],
    othersAt: () => 0,
    ...more,
  }).map(({ code, says, next }) => [code, says, next]);

test('on a reception day, in its hours, one is only told to draw a number', () => {
  expect(check(WEDNESDAY, 900)).toEqual([['needs-number', {}, undefined]]);
});

test('another day is closed, and the next that is not is named', () => {
  expect(check(THURSDAY, 900)).toEqual([['closed', { why: 'no-reception' }, '2026-12-02']]);
});

test('outside the hours, and as the third of a company that may send two', () => {
  expect(check(WEDNESDAY, 600, { othersAt: () => 2 })).toEqual([['outside-hours', { at: 600 }, undefined]]);
  expect(check(WEDNESDAY, 900, { othersAt: () => 2 })[0]).toEqual(['heads-full', { others: 2, heads: 2 }, '2026-12-02']);
});

test('who is on leave, and a customer without a place', () => {
  const away = { working: { day: WEDNESDAY, windows: [], off: 'leave' as const, part: undefined } };
  expect(check(WEDNESDAY, 900, { ...away, at: { place: 'no-place' } }).map(([code]) => code)).toEqual([
    'person-off',
    'place',
    'needs-number',
  ]);
});

test('too early after the last visit, and once more than the month allows; a visit of the day itself is the one planned', () => {
  const rules = [{ applies: { all: [] }, target: 1, max: 1, minGapDays: 10, spacing: { everyDays: 20, toleranceDays: 5 } }];
  const visited = (...visitedOn: string[]) => ({ rules, at: { seen: { ...planned.seen, visitedOn } } });
  expect(check(WEDNESDAY, 900, visited('2026-10-31', WEDNESDAY)).map(([code]) => code)).toEqual(['needs-number']);
  expect(check(THURSDAY, 900, visited('2026-11-20'))[1]).toEqual(['ceiling', { n: 1, most: 1 }, '2026-12-05']);
  expect(check('2026-12-02', 900, visited('2026-11-20'))[1]).toEqual(['too-early', { last: '2026-11-20' }, '2026-12-05']);
});
