import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Random, seededRandom } from '../../base/random.ts';
import { wilson } from '../../base/wilson.ts';
import { drawBackChecks, type Drawable } from './back-check.ts';
import { honestRate } from './honest-rate.ts';

// The draw itself: a random part that the promised seed decides alone, and a ranked part beside it that no rate may count.
// Regions are invented, so that the truth is known; what is tried on them is the draw that is used in service.

const aSeed = (random: Random) => Array.from({ length: 64 }, () => random.below(16).toString(16)).join('');
const seeds = fc.stringMatching(/^[0-9a-f]{64}$/);
const frames = fc.array(fc.record({ region: fc.constantFrom('east', 'west'), line: fc.constantFrom('a', 'b'), rank: fc.nat(9) }), {
  maxLength: 120,
});
const named = (frame: readonly Omit<Drawable, 'id'>[]) => frame.map((one, i): Drawable => ({ ...one, id: `v${i}` }));

describe('what is drawn', () => {
  test('the random part is the seed’s alone: no order of suspicion, and no order of arrival, moves it', () => {
    fc.assert(
      fc.property(seeds, frames, fc.nat(), (seed, frame, turn) => {
        const visits = named(frame);
        const drawn = drawBackChecks(seed, visits);
        const otherwise = visits.map((one, i) => ({ ...one, rank: (one.rank + i + turn) % 10 }));
        const middle = visits.length === 0 ? 0 : turn % visits.length;
        const turned = [...otherwise.slice(middle), ...otherwise.slice(0, middle)];
        expect(new Set(drawBackChecks(seed, turned).random)).toEqual(new Set(drawn.random));
      }),
    );
  });

  test('of each region and line one in twenty, at least two; one in a hundred by rank beside them, and nobody twice', () => {
    fc.assert(
      fc.property(seeds, frames, (seed, frame) => {
        const visits = named(frame);
        const { random, ranked, strata } = drawBackChecks(seed, visits);
        const of = ({ region, line }: { region: string; line: string }) =>
          visits.filter((one) => one.region === region && one.line === line);
        for (const one of strata) {
          const own = of(one);
          expect(one.visits).toBe(own.length);
          expect(own.filter(({ id }) => random.includes(id))).toHaveLength(one.drawn);
          expect(one.drawn).toBe(Math.min(own.length, Math.max(2, Math.ceil(own.length / 20))));
        }
        expect(new Set([...random, ...ranked]).size).toBe(random.length + ranked.length);
        expect(ranked.length).toBeLessThanOrEqual(Math.ceil(visits.length / 100));
        const least = Math.min(Infinity, ...visits.filter(({ id }) => ranked.includes(id)).map(({ rank }) => rank));
        const left = visits.filter(({ id }) => !random.includes(id) && !ranked.includes(id));
        expect(left.every(({ rank }) => rank <= least)).toBe(true);
      }),
    );
  });

  test('every visit of a region and line is drawn as often as any other', () => {
    const random = seededRandom('even lots');
    const visits = named(Array.from({ length: 40 }, (_, i) => ({ region: 'r', line: 'l', rank: i })));
    const times = new Map<string, number>();
    const rounds = 2_000;
    for (let i = 0; i < rounds; i++) for (const id of drawBackChecks(aSeed(random), visits).random) times.set(id, (times.get(id) ?? 0) + 1);
    // Two of forty: a hundred times each, within four standard deviations.
    for (const { id } of visits) expect(Math.abs((times.get(id) ?? 0) - rounds / 20)).toBeLessThan(4 * Math.sqrt((rounds / 20) * 0.95));
  });
});

interface Went extends Drawable {
  readonly came: boolean;
}
type Line = readonly [name: string, visits: number, honest: number];
type Held = Readonly<Record<'stratified' | 'withRanked' | 'unweighed', number>>;

const TRIALS = 300;
const WEEKS = 2;
/** Region of three lines of unlike size and honesty; those who did not come rank higher, as a good order would have it. */
const LINES: readonly Line[] = [
  ['a', 180, 0.97],
  ['b', 80, 0.9],
  ['c', 20, 0.6],
];
/** One large honest line and ten small ones that are not, each of which two visits are drawn of all the same. */
const SCATTERED: readonly Line[] = [['a', 200, 0.98], ...Array.from({ length: 10 }, (_, i): Line => [`s${i}`, 5, 0.6])];

/** How often each way of counting holds the truth, over draws by as many seeds; and how far the mean is off. */
function lived(key: string, reached: number, lines = LINES): { readonly held: Held; readonly off: number } {
  const random = seededRandom(key);
  const weeks = Array.from({ length: WEEKS }, (_, week) =>
    lines.flatMap(([line, visits, honest]) =>
      Array.from({ length: visits }, (_, i): Went => {
        const came = i < Math.round(visits * honest);
        return { id: `${week}.${line}.${i}`, region: 'r', line, came, rank: came ? random.next() * 0.8 : 0.2 + random.next() * 0.8 };
      }),
    ),
  );
  const all = weeks.flat();
  const truth = all.filter(({ came }) => came).length / all.length;
  const held = { stratified: 0, withRanked: 0, unweighed: 0 };
  const holds = ([low, high]: readonly [number, number]) => Number(low <= truth && truth <= high);
  const plain = (heard: readonly Went[]) => holds(wilson(heard.filter(({ came }) => came).length, heard.length));
  let total = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const seed = aSeed(random);
    const drawn = weeks.map((week) => ({ week, ...drawBackChecks(seed, week) }));
    const heardOf = new Map(drawn.map((one) => [one, one.week.filter(({ id }) => one.random.includes(id) && random.next() < reached)]));
    const asked = drawn.flatMap((one) =>
      one.strata.map(({ line, visits, drawn: n }) => {
        const own = (heardOf.get(one) ?? []).filter((went) => went.line === line);
        const confirmed = own.filter(({ came }) => came).length;
        return { visits, drawn: n, confirmed, denied: own.length - confirmed, unanswered: n - own.length };
      }),
    );
    const { rate, interval } = honestRate(asked);
    const picked = drawn.flatMap(({ week, ranked }) => week.filter(({ id }) => ranked.includes(id)));
    held.stratified += holds(interval);
    held.withRanked += plain([...[...heardOf.values()].flat(), ...picked]);
    held.unweighed += plain([...heardOf.values()].flat());
    total += rate ?? 0;
  }
  return {
    held: { stratified: held.stratified / TRIALS, withRanked: held.withRanked / TRIALS, unweighed: held.unweighed / TRIALS },
    off: total / TRIALS - truth,
  };
}

describe('the rate of a region, by the draw itself', () => {
  test.each([
    ['everybody answers', 1],
    ['one in three is not reached', 0.67],
  ])('its interval holds the truth in at least 93 of 100 draws, and its mean is right: %s', (key, reached) => {
    const { held, off } = lived(key, reached);
    expect(held.stratified).toBeGreaterThanOrEqual(0.93);
    // Where a small part gives no answer at all, the rest stands in for it.
    expect(Math.abs(off)).toBeLessThan(reached === 1 ? 0.005 : 0.015);
  });

  test('control: one that counts the ranked part too, and one that forgets the weights, do not pass', () => {
    const { held } = lived('control', 1, SCATTERED);
    expect(held.stratified).toBeGreaterThanOrEqual(0.93);
    expect(held.withRanked).toBeLessThan(0.5);
    expect(held.unweighed).toBeLessThan(0.8);
  });
});
