import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CustomerId, InstitutionId } from '../ids.ts';
import { type Access, asksAt, type Doors, type Institution, type InstitutionRule, nextOpen, openWindows } from './access.ts';
import { accessTroubles, doorTroubles, institutionTroubles } from './access-troubles.ts';
import { isStale, type Said } from './said.ts';
import { both, merged, minutesIn, type Window, without } from './windows.ts';

const said: Said = { how: 'notice', on: '2026-11-01' };
const span = (from: number, to: number): Window => ({ fromMinute: from * 60, toMinute: to * 60 });
const access = (more: Partial<Access> = {}): Access => ({
  ...{ customer: '00000000-0000-4000-8000-000000000001' as CustomerId, institution: null, exceptions: [], closedOnHolidays: false, said },
  hours: [{ weekdays: [1, 2, 3, 4, 5], spans: [span(8, 12), span(14, 18)] }],
  ...more,
});
const rule = (more: Partial<InstitutionRule> = {}): InstitutionRule => ({
  kind: 'reception',
  recurs: { from: '2026-01-01', rule: 'FREQ=WEEKLY;BYDAY=WE', except: [], also: [] },
  spans: [span(14, 17)],
  said,
  ...more,
});
const house = (...rules: InstitutionRule[]): Institution => ({
  ...{ id: '00000000-0000-4000-8000-000000000009' as InstitutionId, name: '中心医院', rules, receivesOnHolidays: false },
});
const doors = (more: Partial<Doors> = {}): Doors => ({ access: access(), institution: undefined, isHoliday: () => false, ...more });
const [TUESDAY, WEDNESDAY, SUNDAY] = ['2026-11-24', '2026-11-25', '2026-11-29'];

describe('a day at a customer’s', () => {
  test('two spans leave the noon closed, and another weekday is closed with a reason', () => {
    expect(openWindows(doors(), TUESDAY).windows).toEqual([span(8, 12), span(14, 18)]);
    expect(openWindows(doors(), SUNDAY)).toMatchObject({ windows: [], why: 'weekday' });
  });
  test('nobody has said: any minute is as good as another, and that is told', () => {
    expect(openWindows(doors({ access: undefined }), SUNDAY)).toMatchObject({ windows: [span(0, 24)], known: false });
  });
  test('hours and reception together; a number and a head limit come with the day', () => {
    const both = doors({ institution: house(rule({ spans: [span(11, 15)], needsNumber: true, heads: 2 })) });
    expect(openWindows(both, WEDNESDAY)).toMatchObject({
      windows: [span(11, 12), span(14, 15)],
      asks: [{ windows: [span(11, 12), span(14, 15)], needsNumber: true, heads: 2 }],
    });
    expect(openWindows(both, TUESDAY)).toMatchObject({ windows: [], why: 'no-reception', asks: [] });
  });
  test('what is asked holds in its own hours, and not where a window lets in without asking', () => {
    const papers = rule({ title: '资料窗口', spans: [span(8, 15)] });
    const open = openWindows(doors({ institution: house(rule({ needsNumber: true }), papers) }), WEDNESDAY);
    expect(open).toMatchObject({ windows: [span(8, 12), span(14, 17)], asks: [{ windows: [span(15, 17)], needsNumber: true }] });
    expect([10 * 60, 16 * 60, undefined].map((minute) => asksAt(open, minute).length)).toEqual([0, 1, 0]);
  });
  test('a blackout shuts the day or a part of it, and an exception is stronger than the week', () => {
    const inventory = rule({ kind: 'blackout', title: '评审', spans: [], recurs: { from: '2026-11-01', except: [], also: [WEDNESDAY] } });
    expect(openWindows(doors({ institution: house(inventory) }), WEDNESDAY)).toMatchObject({ windows: [], why: 'blackout', note: '评审' });
    const morning = { ...inventory, spans: [span(0, 12)] };
    expect(openWindows(doors({ institution: house(morning) }), WEDNESDAY).windows).toEqual([span(14, 18)]);
    const shut = access({
      exceptions: [
        { from: TUESDAY, to: TUESDAY, spans: [], why: '盘点' },
        { from: SUNDAY, to: SUNDAY, spans: [span(9, 10)] },
      ],
    });
    expect(openWindows(doors({ access: shut }), TUESDAY)).toMatchObject({ windows: [], why: 'exception', note: '盘点' });
    expect(openWindows(doors({ access: shut }), SUNDAY).windows).toEqual([span(9, 10)]);
  });
  test('a holiday shuts reception, and a shop only where it says so', () => {
    const holiday = { isHoliday: () => true };
    expect(openWindows(doors(holiday), TUESDAY).windows).toHaveLength(2);
    expect(openWindows(doors({ ...holiday, access: access({ closedOnHolidays: true }) }), TUESDAY).why).toBe('holiday');
    expect(openWindows(doors({ ...holiday, institution: house(rule()) }), WEDNESDAY).why).toBe('holiday');
  });
  test('hours that miss the reception altogether are told, and so is a door that never opens', () => {
    const never = doors({ access: access({ hours: [{ weekdays: [3], spans: [span(8, 12)] }] }), institution: house(rule()) });
    expect(openWindows(never, WEDNESDAY).why).toBe('hours-miss-reception');
    expect(doorTroubles(never, TUESDAY)).toMatchObject([{ code: 'never-open', level: 'tell' }]);
    expect(doorTroubles(doors({ institution: house(rule()) }), TUESDAY)).toEqual([]);
  });
  test('the next day that lets somebody in', () => {
    const fortnight = rule({ recurs: { from: '2026-11-18', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE', except: ['2026-12-02'], also: [] } });
    expect(nextOpen(doors({ institution: house(fortnight) }), TUESDAY, 31)?.day).toBe('2026-12-16');
    expect(nextOpen(doors({ institution: house(fortnight) }), TUESDAY, 10)).toBeUndefined();
  });
});

describe('what contradicts itself', () => {
  test('spans that end before they begin or lie in one another, in rows of the same weekday too', () => {
    const rows = [
      { weekdays: [1, 2], spans: [span(8, 12)] },
      { weekdays: [2], spans: [span(11, 13), span(18, 17)] },
    ];
    expect(accessTroubles(access({ hours: rows }))).toEqual([
      { code: 'span-backwards', level: 'refuse', says: { weekday: 2, fromMinute: 1080, toMinute: 1020 } },
      { code: 'spans-overlap', level: 'refuse', says: { weekday: 2, fromMinute: 660, toMinute: 780 } },
    ]);
  });
  test('two exceptions that say different things about a day, and one that ends before it begins', () => {
    const clash = [
      { from: '2026-12-01', to: '2026-12-05', spans: [] },
      { from: '2026-12-04', to: '2026-12-04', spans: [span(9, 10)] },
    ];
    expect(accessTroubles(access({ exceptions: clash }))).toMatchObject([{ code: 'exceptions-clash', says: { on: '2026-12-04' } }]);
    expect(accessTroubles(access({ exceptions: [{ from: '2026-12-05', to: '2026-12-01', spans: [] }] }))).toMatchObject([
      { code: 'dates-backwards' },
    ]);
  });
  test('rules that nobody can read, that never come round, or that receive at no hour', () => {
    const rules = [
      rule({ recurs: { from: '2026-01-01', rule: 'FREQ=WEEKLY;COUNT=3', except: [], also: [] } }),
      rule({ recurs: { from: '2026-01-01', rule: 'FREQ=DAILY;UNTIL=20251231', except: [], also: [] } }),
      rule({ recurs: { from: '2026-01-01', except: [], also: [] } }),
      rule({ spans: [] }),
    ];
    expect(institutionTroubles(house(...rules)).map(({ code, says }) => [code, says.rule])).toEqual([
      ['rule-unreadable', 1],
      ['rule-never', 2],
      ['rule-never', 3],
      ['reception-without-hours', 4],
    ]);
  });
});

test('half a year makes a rule a memory', () => {
  expect([isStale(said, '2027-04-30'), isStale(said, '2027-05-01')]).toEqual([false, true]);
});

const spans = fc.array(fc.record({ fromMinute: fc.nat(1440), toMinute: fc.nat(1440) }), { maxLength: 6 });
const minutesOf = (windows: readonly Window[]) =>
  new Set(
    windows.flatMap(({ fromMinute, toMinute }) => Array.from({ length: Math.max(0, toMinute - fromMinute) }, (_, i) => fromMinute + i)),
  );
test('windows are sets of minutes: together, shared and taken away', () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      const [x, y] = [minutesOf(a), minutesOf(b)];
      expect(minutesOf(merged(a))).toEqual(x);
      expect(minutesOf(both(a, b))).toEqual(new Set([...x].filter((minute) => y.has(minute))));
      expect(minutesOf(without(a, b))).toEqual(new Set([...x].filter((minute) => !y.has(minute))));
      expect(minutesIn(merged(a))).toBe(x.size);
    }),
    { numRuns: 60 },
  );
});
