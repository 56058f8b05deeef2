import { expect, test } from 'vitest';
import { HOUR_MS, instantOf } from '../base/moment.ts';
import { type DutySchedule, isOnDuty, type Leave } from './person.ts';

const weekdays: DutySchedule = {
  zone: 'Asia/Shanghai',
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 8 * 60 + 30, toMinute: 18 * 60 })),
};
const at = (date: string, hour: number) => instantOf(date, hour * 60, 'Asia/Shanghai');

test.each<[string, string, number, Leave[], boolean]>([
  ['a Monday morning', '2026-11-23', 10, [], true],
  ['the minute the day begins', '2026-11-23', 8.5, [], true],
  ['the minute the day ends', '2026-11-23', 18, [], false],
  ['at night', '2026-11-23', 22, [], false],
  ['on a Sunday', '2026-11-22', 10, [], false],
  ['on leave', '2026-11-23', 10, [{ from: '2026-11-20', to: '2026-11-23', kind: 'leave' }], false],
])('%s', (_, date, hour, leaves, onDuty) => {
  expect(isOnDuty({ duty: weekdays, leaves }, [], at(date, hour))).toBe(onDuty);
});

test('who opens their own evening is on duty until they close it, also on leave', () => {
  const evening = [{ from: at('2026-11-22', 19), to: at('2026-11-22', 21) }];
  const leaves: Leave[] = [{ from: '2026-11-22', to: '2026-11-22', kind: 'leave' }];
  expect(isOnDuty({ duty: weekdays, leaves }, evening, at('2026-11-22', 20))).toBe(true);
  expect(isOnDuty({ duty: weekdays, leaves }, evening, at('2026-11-22', 20) + HOUR_MS)).toBe(false);
});
