import { expect, test } from 'vitest';
import type { Leave, Person } from '../person.ts';
import { calendarOf, type Holidays, holidayTroubles, workingDays } from './calendar.ts';
import { minutesIn } from './windows.ts';

const year: Holidays = {
  year: 2026,
  off: [{ name: { zh: '国庆节' }, from: '2026-10-01', to: '2026-10-07' }],
  work: [{ on: '2026-10-10' }],
  source: '通知',
};
const hours = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, fromMinute: 540, toMinute: 720 },
  { weekday, fromMinute: 780, toMinute: 1080 },
]);
const person = (...leaves: Leave[]): Pick<Person, 'duty' | 'leaves'> => ({ duty: { zone: 'Asia/Shanghai', hours }, leaves });
const days = (who: Pick<Person, 'duty' | 'leaves'>, from: string, to = from) => workingDays(who, { from, to }, calendarOf([year]));

test('a holiday is off, a Saturday made a working day is worked by Friday’s hours, and another weekend is not', () => {
  const week = days(person(), '2026-10-06', '2026-10-11');
  expect(week.map(({ off, windows }) => off ?? minutesIn(windows))).toEqual(['holiday', 'holiday', 480, 480, 480, 'weekend']);
});

test('a leave takes the day, a half takes its half, and two halves take the day', () => {
  const morning: Leave = { from: '2026-11-23', to: '2026-11-23', kind: 'leave', half: 'morning' };
  const [half] = days(person(morning), '2026-11-23');
  expect(half).toMatchObject({ windows: [{ fromMinute: 780, toMinute: 1080 }], part: 'leave', off: undefined });
  expect(days(person(morning, { ...morning, half: 'afternoon' }), '2026-11-23')).toMatchObject([{ windows: [], off: 'leave' }]);
  expect(days(person({ from: '2026-11-23', to: '2026-11-24', kind: 'congress' }), '2026-11-24')).toMatchObject([{ off: 'congress' }]);
});

test('a year that says two things about a day is told', () => {
  const codes = (more: Partial<Holidays>) => holidayTroubles({ ...year, ...more }).map(({ code }) => code);
  expect(codes({})).toEqual([]);
  expect(codes({ work: [{ on: '2026-10-03' }] })).toEqual(['off-and-work']);
  expect(codes({ off: [{ name: { zh: '假' }, from: '2026-10-03', to: '2026-10-01' }] })).toEqual(['dates-backwards']);
  expect(codes({ off: [...year.off, { name: { zh: '中秋' }, from: '2026-10-07', to: '2026-10-08' }] })).toEqual(['holiday-twice']);
  expect(codes({ off: [{ name: { zh: '假' }, from: '2016-10-01', to: '2016-10-02' }] })).toEqual(['other-year']);
  expect(codes({ off: [{ name: { zh: '假' }, from: '2026-01-01', to: '2026-12-31' }], work: [] })).toEqual(['too-long']);
});
