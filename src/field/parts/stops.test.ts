import { expect, test } from 'vitest';
import type { CustomerId, StopId } from '../../domain/ids.ts';
import type { View } from '../ports.ts';
import { isPlanned, stopsOf } from './stops.ts';

const DAY = '2026-11-23';
const stop = (name: string) => ({ id: `stop-${name}` as StopId, customer: name as CustomerId });
const visitTo = (name: string) => [name, { stop: `stop-${name}`, endedAt: 1, outcome: 'done' }] as const;

const aView = (planned: unknown[], visited: readonly string[]) =>
  ({
    ...{ plans: new Map([[DAY, { stops: ['a', 'b', 'c', 'd'].map(stop) }]]), planned, customers: new Map(), mine: undefined },
    visits: new Map(visited.map(visitTo)),
  }) as unknown as View;
const anew = (order: readonly object[], dropped: readonly string[]) => ({
  kind: 'day.replanned',
  parts: { details: { day: DAY, offer: 'best', order, dropped: dropped.map((name) => ({ stop: `stop-${name}`, why: 'no-time' })) } },
});
const namesOf = (view: View) => stopsOf(view, DAY).map((one) => `${one.stop.customer}:${one.state}`);

test('a day that was never taken anew is in the order of its plan', () => {
  expect(namesOf(aView([], ['a']))).toEqual(['a:kept', 'b:ahead', 'c:ahead', 'd:ahead']);
});

test('a day that was taken anew shows what is done, then the new order with a stranger in it, then what came since, and at the end what fell out', () => {
  const order = [{ customer: 'c', stop: 'stop-c', atMinute: 600 }, { customer: 'x' }];
  const stops = stopsOf(aView([anew([], []), anew(order, ['b'])], ['a']), DAY);
  expect(stops.map((one) => `${one.stop.customer}:${one.state}`)).toEqual(['a:kept', 'c:ahead', 'x:ahead', 'd:ahead', 'b:dropped']);
  expect(stops.map((one) => isPlanned(one.stop))).toEqual([true, true, false, true, true]);
  expect(stops[1]?.stop.atMinute).toBe(600);
});

test('whoever goes after all to what was dropped, was there', () => {
  expect(namesOf(aView([anew([], ['b'])], ['b']))).toContain('b:kept');
});
