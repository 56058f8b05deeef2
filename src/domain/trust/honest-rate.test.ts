import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { wilson } from '../../base/wilson.ts';
import { honestRate, type StratumAsked } from './honest-rate.ts';
import { drawBackChecks, type Drawable } from './back-check.ts';

// Invented companies whose truth is known: whether the interval holds it as often as it says.

const TRIALS = 1_500;
interface Place {
  readonly visits: number;
  readonly drawn: number;
  readonly honest: number;
  readonly reached: number;
}

/** Fixed populations, drawn from again and again without putting back. */
function coverage(places: readonly Place[], seed: string): number {
  const random = seededRandom(seed);
  const populations = places.map(({ visits, honest }) => Array.from({ length: visits }, (_, i) => i < Math.round(visits * honest)));
  const all = populations.flat();
  const truth = all.filter(Boolean).length / all.length;
  let held = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const strata = places.map(({ visits, drawn, reached }, k): StratumAsked => {
      const left = [...(populations[k] ?? [])];
      const taken = Array.from({ length: drawn }, () => left.splice(random.below(left.length), 1)[0] === true);
      const heard = taken.filter(() => random.next() < reached);
      const confirmed = heard.filter(Boolean).length;
      return { visits, drawn, confirmed, denied: heard.length - confirmed, unanswered: drawn - heard.length };
    });
    const [low, high] = honestRate(strata).interval;
    if (low <= truth && truth <= high) held += 1;
  }
  return held / TRIALS;
}

const CASES: readonly (readonly [string, readonly Place[]])[] = [
  ['like strata', Array.from({ length: 6 }, () => ({ visits: 400, drawn: 30, honest: 0.9, reached: 1 }))],
  ['small and large', [40, 100, 300, 900].map((visits) => ({ visits, drawn: Math.ceil(visits / 8), honest: 0.85, reached: 1 }))],
  ['one in three not reached', Array.from({ length: 5 }, () => ({ visits: 300, drawn: 60, honest: 0.88, reached: 0.67 }))],
  ['half of all asked', Array.from({ length: 4 }, () => ({ visits: 80, drawn: 40, honest: 0.85, reached: 1 }))],
];

describe('the interval of the honest rate', () => {
  test.each(CASES)('holds the truth in 93 to 97 of 100 draws: %s', (name, places) => {
    const held = coverage(places, name);
    expect(held).toBeGreaterThanOrEqual(0.93);
    expect(held).toBeLessThanOrEqual(0.97);
  });

  test('where one team is much worse, it is wide rather than wrong', () => {
    const places = [0.98, 0.95, 0.5].map((honest) => ({ visits: 300, drawn: 40, honest, reached: 1 }));
    expect(coverage(places, 'unlike strata')).toBeGreaterThanOrEqual(0.95);
  });

  test('control: a plain share over those picked for a reason is far off, and its interval seldom holds the truth', () => {
    const random = seededRandom('ranked');
    let [naive, stratified] = [0, 0];
    for (let trial = 0; trial < 100; trial++) {
      const honest = new Map<string, boolean>();
      const visits = Array.from({ length: 1_000 }, (_, i): Drawable => {
        const id = `${trial}.${i}`;
        honest.set(id, random.next() < 0.9);
        return { id, region: 'r', line: i % 2 ? 'a' : 'b', rank: honest.get(id) ? random.next() * 0.8 : 0.3 + random.next() * 0.7 };
      });
      const truth = [...honest.values()].filter(Boolean).length / honest.size;
      const seed = Array.from({ length: 64 }, () => random.below(16).toString(16)).join('');
      const { random: drawn, strata } = drawBackChecks(seed, visits);
      const top = visits.toSorted((a, b) => b.rank - a.rank).slice(0, drawn.length);
      const [low, high] = wilson(top.filter(({ id }) => honest.get(id)).length, top.length);
      if (low <= truth && truth <= high) naive += 1;
      const asked = strata.map(({ line, visits: size, drawn: n }): StratumAsked => {
        const own = visits.filter((one) => one.line === line && drawn.includes(one.id));
        const confirmed = own.filter(({ id }) => honest.get(id)).length;
        return { visits: size, drawn: n, confirmed, denied: own.length - confirmed, unanswered: 0 };
      });
      const [from, to] = honestRate(asked).interval;
      if (from <= truth && truth <= to) stratified += 1;
    }
    expect(naive).toBeLessThan(10);
    expect(stratified).toBeGreaterThanOrEqual(90);
  });

  test('nothing heard is nothing known; all heard is the share itself', () => {
    expect(honestRate([{ visits: 9, drawn: 2, confirmed: 0, denied: 0, unanswered: 2 }])).toMatchObject({
      rate: null,
      interval: [0, 1],
      unanswered: 2,
    });
    expect(honestRate([{ visits: 4, drawn: 4, confirmed: 3, denied: 1, unanswered: 0 }])).toMatchObject({
      rate: 0.75,
      interval: [0.75, 0.75],
    });
  });
});
