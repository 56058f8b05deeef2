import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Measure } from './measures.ts';
import { measuresOf } from './measures.ts';
import { alikeness, bandsOf, sketchOf } from './notes.ts';
import { type Measured, peersOf, rankOf } from './rank.ts';
import type { VisitTraits } from './traits.ts';

const fast = (value: number): Measure => ({ name: 'fast-form', value, n: 12, says: {} });
const by = (person: number, ...measures: Measure[]): Measured => ({ person: `p${person}` as never, sop: 's', purpose: '', measures });
/** Some people, each with visits whose measure lies around a middle. */
const team = (people: number, middle: number) =>
  Array.from({ length: people * 6 }, (_, i) => by(i % people, fast(middle + 0.1 * ((i * 7) % 5) - 0.2)));

test('a visit that stands out from peers is ranked, with its reason; one among them is not', () => {
  const peers = peersOf(team(8, -1));
  expect(rankOf(by(1, fast(2)), peers).reasons).toMatchObject([{ measure: 'fast-form', people: 8 }]);
  expect(rankOf(by(1, fast(-1)), peers)).toEqual({ rank: 0, reasons: [] });
});

test('where the standard is a fast one, fast is nobody’s', () => {
  expect(rankOf(by(1, fast(2)), peersOf(team(8, 2)))).toEqual({ rank: 0, reasons: [] });
});

test('with fewer than five peers nothing is said', () => {
  expect(rankOf(by(1, fast(9)), peersOf(team(4, -1)))).toEqual({ rank: 0, reasons: [] });
});

test('slower, longer, more varied than peers is never a reason', () => {
  const peers = peersOf(team(8, 1));
  fc.assert(
    fc.property(fc.double({ min: -50, max: 1.2, noNaN: true }), (value) => {
      expect(rankOf(by(1, fast(value)), peers).rank).toBe(0);
    }),
  );
});

test('peers are a set: the order in which their visits come changes nothing', () => {
  const visits = team(7, 0);
  fc.assert(
    fc.property(fc.shuffledSubarray(visits, { minLength: visits.length }), (shuffled) => {
      expect(peersOf(shuffled)).toEqual(peersOf(visits));
    }),
  );
});

test('the rank grows with what stands out, and stays below one', () => {
  const peers = peersOf(team(8, -1));
  const anyValue = fc.double({ min: -3, max: 40, noNaN: true });
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((value) => rankOf(by(1, fast(value)), peers).rank);
      expect(low).toBeLessThanOrEqual(high as number);
      expect(high).toBeLessThan(1);
    }),
  );
});

test('one busy person does not make the standard', () => {
  const flood = Array.from({ length: 5_000 }, () => by(99, fast(6)));
  expect(rankOf(by(1, fast(4)), peersOf([...team(8, -1), ...flood])).rank).toBeGreaterThan(0);
});

const traits = (more: Partial<VisitTraits>): VisitTraits => ({
  ...{ visit: 'v1' as never, person: 'p1' as never, customer: 'c1' as never, day: '2026-11-10', startedAt: 100, sop: 's', purpose: '' },
  ...{
    startMinute: 10,
    dwellS: 1_200,
    form: null,
    scale: null,
    numbers: {},
    digits: { counted: 0, heaped: 0 },
    choices: {},
    note: [],
    photosAt: [],
    pauseS: 300,
    ...more,
  },
});
const named = (it: VisitTraits, own: readonly VisitTraits[], notes: Parameters<typeof measuresOf>[1]['notes'] = []) =>
  new Map(measuresOf(it, { own, notes }).map((one) => [one.name, one]));

test('a shelf that never changes surprises nobody; one that always does, and now did not, does', () => {
  const counts = (by: number) => Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`q${i}`, 20 + i + by]));
  const visits = (by: (i: number) => number) =>
    Array.from({ length: 6 }, (_, i) => traits({ visit: `v${i + 10}` as never, startedAt: i, numbers: counts(by(i)) }));
  const value = (own: VisitTraits[], by: number) => named(traits({ numbers: counts(by) }), own).get('copied-answers')?.value ?? 0;
  expect(
    value(
      visits(() => 0),
      0,
    ),
  ).toBeLessThan(0.5);
  expect(
    value(
      visits((i) => i),
      5,
    ),
  ).toBeGreaterThan(2);
});

const LONG = '店长说最近客流少，希望多来做培训，已约下周再谈补货的事';

test('a copied note is near its original, a short one is near nothing, and a phrase of the house is nobody’s', () => {
  const [one, near, other] = [LONG, `${LONG}。`, '采购嫌价格高于网上，答应把货架往上挪一层，留了宣传页'].map(sketchOf) as [
    number[],
    number[],
    number[],
  ];
  expect(alikeness(one, near)).toBe(1);
  expect(alikeness(one, other)).toBeLessThan(0.2);
  expect(sketchOf('正常')).toEqual([]);
  expect(bandsOf(one).some((band) => bandsOf(near).includes(band))).toBe(true);
  const earlier = (person: string) => ({ person, day: '2026-11-01', note: one });
  expect(named(traits({ note: near }), [], [earlier('p2')]).get('copied-note')?.value).toBe(1);
  expect(named(traits({ note: near }), [], ['p2', 'p3', 'p4'].map(earlier)).get('copied-note')).toBeUndefined();
});

test('photos of several visits in one minute are one measure; those of one visit are not', () => {
  const [a, b] = [traits({ visit: 'va' as never, photosAt: [1_000, 2_000, 3_000] }), traits({ photosAt: [4_000, 5_000] })];
  expect(named(b, [a]).get('photo-minute')?.says).toMatchObject({ together: 5, visits: 2 });
  const apart = traits({ visit: 'va' as never, photosAt: [9_000_000, 9_001_000, 9_002_000] });
  expect(named(b, [apart]).get('photo-minute')?.value).toBe(0.2);
});
