import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, datesFrom, daysBetween, instantOf, localDate, mondayOf, nextMonth, startOfDay, wallClock, weekdayOf } from './moment.ts';

const ZONES = ['Asia/Shanghai', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'Asia/Kathmandu', 'UTC'];
const anyInstant = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2040, 0, 1) });
const anyDate = anyInstant.map((at) => new Date(at).toISOString().slice(0, 10));

test('a day begins at an instant that lies on it, and the millisecond before lies on the day before', () => {
  fc.assert(
    fc.property(anyDate, fc.constantFrom(...ZONES), (date, zone) => {
      fc.pre(!(zone === 'Pacific/Apia' && date === '2011-12-30')); // Samoa skipped that day
      const start = startOfDay(date, zone);
      expect(localDate(start, zone)).toBe(date);
      expect(localDate(start - 1, zone) < date).toBe(true);
    }),
  );
});

test('a wall clock read and written again is the same instant, but where an hour comes twice', () => {
  fc.assert(
    fc.property(anyInstant, fc.constantFrom(...ZONES), (at, zone) => {
      const minute = Math.floor(at / 60_000) * 60_000;
      const { date, minute: of } = wallClock(minute, zone);
      expect(Math.abs(instantOf(date, of, zone) - minute)).toBeLessThanOrEqual(3_600_000);
    }),
  );
});

test.each([
  ['2026-11-23', 1, '2026-11-23'],
  ['2026-11-29', 7, '2026-11-23'],
  ['2027-01-01', 5, '2026-12-28'],
])('%s is weekday %i of the week that begins on %s', (date, weekday, monday) => {
  expect(weekdayOf(date)).toBe(weekday);
  expect(mondayOf(date)).toBe(monday);
});

test('dates add up', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(daysBetween('2026-10-25', '2026-11-23')).toBe(29);
  expect(datesFrom('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
  expect(nextMonth('2026-12')).toBe('2027-01');
});
