import { expect, test } from 'vitest';
import { formatsOf, NONE } from './formats.ts';

const zh = formatsOf('zh', 'Asia/Shanghai');
const en = formatsOf('en', 'Asia/Shanghai');

test('dates and times are those of the place of work, whatever the phone is set to', () => {
  const at = Date.parse('2026-11-22T16:30:00Z');
  expect(zh.time(at)).toBe('00:30');
  expect(en.moment(at)).toContain('23/11');
  expect(zh.day('2026-11-23')).toContain('周一');
  expect(zh.weekday(7)).toBe('周日');
  expect(en.date('2026-02-28')).toBe('28 Feb');
});

test.each([
  [7.4, '7 米', '7 m'],
  [423, '420 米', '420 m'],
  [1_240, '1.2 公里', '1.2 km'],
  [18_700, '19 公里', '19 km'],
])('%d metres are told as exactly as the phone can know them', (metres, inZh, inEn) => {
  expect(zh.distance(metres)).toBe(inZh);
  expect(en.distance(metres)).toBe(inEn);
});

test('money is counted in fen and read in yuan; nothing is a dash and never a zero', () => {
  expect(zh.money(128_050)).toBe('¥1,280.50');
  expect(en.money(128_000)).toBe('¥1,280');
  expect([zh.money(undefined), zh.share(undefined), en.number(undefined)]).toEqual([NONE, NONE, NONE]);
});

test('a running clock and a duration', () => {
  expect(zh.running(727_000)).toBe('12:07');
  expect(zh.running(3_727_000)).toBe('1:02:07');
  expect(en.duration(95 * 60_000)).toBe('1 h 35 min');
  expect(zh.duration(-5)).toBe('0 分钟');
});
