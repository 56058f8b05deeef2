import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, datesFrom, type LocalDate } from '../../base/moment.ts';
import { occursOn, readRule, type Recurrence } from './recurrence.ts';

const every = (rule: string, from: LocalDate, more: Partial<Recurrence> = {}): Recurrence => ({
  from,
  rule,
  except: [],
  also: [],
  ...more,
});
const days = (recurs: Recurrence, from: LocalDate, to: LocalDate) => datesFrom(from, to).filter((day) => occursOn(recurs, day));

// The dates are those that RFC 5545, section 3.8.5.3, prints beside its examples, where they are on whole days.
const EXAMPLES: readonly (readonly [rule: string, from: LocalDate, to: LocalDate, dates: readonly LocalDate[]])[] = [
  ['FREQ=DAILY;INTERVAL=10', '1997-09-02', '1997-10-12', ['1997-09-02', '1997-09-12', '1997-09-22', '1997-10-02', '1997-10-12']],
  [
    'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=MO;BYDAY=TU,TH',
    '1997-09-02',
    '1997-09-20',
    ['1997-09-02', '1997-09-04', '1997-09-09', '1997-09-11', '1997-09-16', '1997-09-18'],
  ],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU', '1997-08-05', '1997-09-01', ['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24']],
  ['FREQ=MONTHLY;BYDAY=1FR', '1997-09-05', '1997-12-31', ['1997-09-05', '1997-10-03', '1997-11-07', '1997-12-05']],
  ['FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU', '1997-09-07', '1997-11-30', ['1997-09-07', '1997-09-28', '1997-11-02', '1997-11-30']],
  ['FREQ=MONTHLY;BYDAY=-2MO', '1997-09-22', '1997-12-31', ['1997-09-22', '1997-10-20', '1997-11-17', '1997-12-22']],
  ['FREQ=MONTHLY;BYMONTHDAY=-3', '1997-09-28', '1998-01-01', ['1997-09-28', '1997-10-29', '1997-11-28', '1997-12-29']],
  ['FREQ=MONTHLY;BYMONTHDAY=1,-1', '1997-09-30', '1997-11-30', ['1997-09-30', '1997-10-01', '1997-10-31', '1997-11-01', '1997-11-30']],
  ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '1998-02-13', '1998-12-31', ['1998-02-13', '1998-03-13', '1998-11-13']],
  ['FREQ=YEARLY;BYMONTH=6,7', '1997-06-10', '1998-12-31', ['1997-06-10', '1997-07-10', '1998-06-10', '1998-07-10']],
];
test.each(EXAMPLES)('%s comes as the standard prints it', (rule, from, to, dates) => {
  expect(days(every(rule, from), from, to)).toEqual(dates);
});

test('dates are left out and added, the leaving out last', () => {
  const wednesdays = every('FREQ=WEEKLY;BYDAY=WE', '2026-11-01', { except: ['2026-11-11'], also: ['2026-11-13', '2026-11-11'] });
  expect(days(wednesdays, '2026-11-01', '2026-11-20')).toEqual(['2026-11-04', '2026-11-13', '2026-11-18']);
  expect(days({ from: '2026-01-01', except: [], also: ['2026-11-30'] }, '2026-11-01', '2026-12-31')).toEqual(['2026-11-30']);
});

test.each([
  '',
  'BYDAY=WE',
  'FREQ=HOURLY',
  'FREQ=WEEKLY;COUNT=3',
  'FREQ=WEEKLY;BYDAY=1WE',
  'FREQ=MONTHLY;BYSETPOS=1',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=DAILY;INTERVAL=0',
  '每周三',
])('what is not understood is told and never comes: %s', (rule) => {
  expect(readRule(rule).ok).toBe(false);
  expect(days(every(rule, '2026-11-01'), '2026-11-01', '2026-12-31')).toEqual([]);
});

test('whatever anybody writes, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(400), (rule, n) => typeof occursOn(every(rule, '2026-01-01'), addDays('2026-01-01', n)) === 'boolean'),
  );
});
