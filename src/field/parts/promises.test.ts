import { expect, test } from 'vitest';
import type { View } from '../ports.ts';
import { isDueSoon, openPromises } from './promises.ts';

const SHOP = '00000000-0000-4000-8000-000000000100';
const aPromise = (n: number, dueOn: string) => ({ id: `00000000-0000-4000-8000-00000000020${n}`, by: 'us', what: `promise ${n}`, dueOn });

function aView(recent: readonly object[], visits: readonly object[] = []): View {
  return { me: { duty: { zone: 'Asia/Shanghai' } }, mine: { recent, visits }, visits: new Map() } as unknown as View;
}
const promised = (...promises: object[]) => ({ customer: SHOP, day: '2026-11-01', outcome: 'done', answers: { facings: 4, promises } });

test('what is due is told in the order in which it is due, once, whoever heard it', () => {
  const view = aView([promised(aPromise(1, '2026-11-30'), aPromise(2, '2026-11-25')), promised(aPromise(2, '2026-11-25'))]);
  expect(openPromises(view, '2026-11-23').map(({ what }) => what)).toEqual(['promise 2', 'promise 1']);
  expect(openPromises(view, '2026-11-23').map((one) => isDueSoon(one, '2026-11-23'))).toEqual([true, false]);
});

test('a visit on the day it was due, or later, has seen to it; one before has not; a closed door has not', () => {
  const view = (day: string, outcome = 'done') =>
    aView([promised(aPromise(1, '2026-11-20'))], [{ customer: SHOP, day, outcome, answers: {} }]);
  expect(openPromises(view('2026-11-20'), '2026-11-23')).toEqual([]);
  expect(openPromises(view('2026-11-19'), '2026-11-23')).toHaveLength(1);
  expect(openPromises(view('2026-11-21', 'closed'), '2026-11-23')).toHaveLength(1);
});

test('what was forgotten for a month is no longer held up', () => {
  expect(openPromises(aView([promised(aPromise(1, '2026-10-01'))]), '2026-11-23')).toEqual([]);
});
