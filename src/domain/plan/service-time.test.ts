import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { learnServiceTimes, minutesFor, type Stay } from './service-time.ts';

const CUSTOMERS = 60;

/** Stays of a company in which big customers take long, one person is slow, and complaints take half as long again. */
function past(seed: string, each: number): { stays: Stay[]; truth: (customer: number, person: number, purpose: string) => number } {
  const random = seededRandom(seed);
  const own = Array.from({ length: CUSTOMERS }, () => Math.exp(random.normal(0, 0.3)));
  const pace = [1, 1.25, 0.9];
  const truth = (customer: number, person: number, purpose: string) =>
    20 * (own[customer] as number) * (pace[person] as number) * (purpose === 'complaint' ? 1.5 : 1);
  const stays = Array.from({ length: CUSTOMERS * each }, (_, i): Stay => {
    const [customer, purpose] = [i % CUSTOMERS, random.next() < 0.2 ? 'complaint' : 'routine'];
    const person = customer % 3;
    // One in twelve is a gap of the receiver or a forgotten check-out.
    const minutes = random.next() < 1 / 12 ? 400 : truth(customer, person, purpose) * Math.exp(random.normal(0, 0.4));
    return { customer: `c${customer}`, person: `p${person}`, purpose, kind: 'A', minutes };
  });
  return { stays, truth };
}

function errorOf(minutes: (customer: number) => number, truth: (customer: number) => number): number {
  const off = Array.from({ length: CUSTOMERS }, (_, i) => Math.abs(Math.log(minutes(i) / truth(i))));
  return off.reduce((sum, each) => sum + each, 0) / off.length;
}

test('what was learned is nearer to the truth than the mean of a kind, and than the own past of each customer alone', () => {
  const { stays, truth } = past('service', 5);
  const times = learnServiceTimes(stays);
  const asked = (i: number) => ({ customer: `c${i}`, person: `p${i % 3}`, purpose: 'routine', kind: 'A' });
  const really = (i: number) => truth(i, i % 3, 'routine');
  const mean = (of: readonly Stay[]) => of.reduce((sum, { minutes }) => sum + minutes, 0) / of.length;
  const learned = errorOf((i) => minutesFor(times, asked(i), 15), really);
  expect(learned).toBeLessThan(errorOf(() => mean(stays), really) / 2);
  expect(learned).toBeLessThan(errorOf((i) => mean(stays.filter(({ customer }) => customer === `c${i}`)), really) / 2);
  expect(Math.abs(times.spread - 0.4)).toBeLessThan(0.1);
  const complaint = minutesFor(times, { ...asked(0), purpose: 'complaint' }, 15) / minutesFor(times, asked(0), 15);
  expect(complaint).toBeGreaterThan(1.25);
  expect(complaint).toBeLessThan(1.75);
});

test('of what nobody has seen, it says what it was told, and a new customer takes as long as its kind', () => {
  const times = learnServiceTimes(past('new', 5).stays);
  expect(minutesFor(learnServiceTimes([]), { customer: 'x', person: 'y', purpose: 'z', kind: 'B' }, 15)).toBeCloseTo(15);
  const stranger = minutesFor(times, { customer: 'x', person: 'p0', purpose: 'routine', kind: 'A' }, 15);
  expect(stranger).toBeGreaterThan(14);
  expect(stranger).toBeLessThan(28);
});
