import { expect, test } from 'vitest';
import { recurrenceText } from './recurrence.ts';

test.each([
  ['FREQ=WEEKLY;BYDAY=WE,TH', '每周 周三、周四', 'every week on Wednesday, Thursday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '每 2 周 周一', 'every 2 weeks on Monday'],
  ['FREQ=MONTHLY;BYDAY=1TU,-1FR', '每月 第一个周二、最后一个周五', 'every month on first Tuesday, last Friday'],
  ['FREQ=MONTHLY;BYMONTHDAY=15,-1', '每月 15 日、最后一天', 'every month on day 15, the last day'],
  ['FREQ=DAILY;UNTIL=20261130', '每天，到 2026-11-30', 'every day until 2026-11-30'],
])('%s is said in both languages', (rule, zh, en) => {
  expect([recurrenceText(rule, 'zh'), recurrenceText(rule, 'en')]).toEqual([zh, en]);
});

test('what is not understood is not said', () => {
  expect(recurrenceText('FREQ=WEEKLY;COUNT=2', 'zh')).toBeUndefined();
});
