import { expect, test } from 'vitest';
import { hoursFrom, spansFrom, spansText } from './hours-text.ts';

const span = (from: number, to: number) => ({ fromMinute: from * 60, toMinute: to * 60 });
const [WORKDAYS, ALL] = [
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5, 6, 7],
];

test.each([
  [
    '周一至周五 8:00-12:00,14:00-18:00; 周六 9:00-12:00',
    [
      { weekdays: WORKDAYS, spans: [span(8, 12), span(14, 18)] },
      { weekdays: [6], spans: [span(9, 12)] },
    ],
  ],
  ['Mon-Fri 8:00-12:00', [{ weekdays: WORKDAYS, spans: [span(8, 12)] }]],
  ['周三、周四：14：00～17：00', [{ weekdays: [3, 4], spans: [span(14, 17)] }]],
  ['8:00-21:00', [{ weekdays: ALL, spans: [span(8, 21)] }]],
  ['每天 24小时', [{ weekdays: ALL, spans: [span(0, 24)] }]],
  ['周六到周一 9:00-12:00', [{ weekdays: [1, 6, 7], spans: [span(9, 12)] }]],
  ['工作日 9:00-17:00', [{ weekdays: WORKDAYS, spans: [span(9, 17)] }]],
])('%s', (text, rows) => {
  expect(hoursFrom(text)).toEqual(rows);
});

test.each(['上午', '周一至周五', '周八 8:00-9:00', '8-12', '周一至周三至周五 8:00-9:00', '周一 8:00-12:00; 其余休息'])(
  'not guessed: %s',
  (text) => {
    expect(hoursFrom(text)).toBeUndefined();
  },
);

test('spans are read as people write them, and written as they are read', () => {
  const spans = [span(8, 12), span(14, 18)];
  expect(spansFrom('8:00-12:00， 14：00–18:00')).toEqual(spans);
  expect(spansFrom(spansText(spans))).toEqual(spans);
  expect(spansFrom('')).toEqual([]);
  expect(['8-12', '8:00', '25:00-26:00', '上午'].map(spansFrom)).toEqual([undefined, undefined, undefined, undefined]);
});
