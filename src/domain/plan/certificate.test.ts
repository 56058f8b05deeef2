import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Random, seededRandom } from '../../base/random.ts';
import { certify, successOf, type Trial } from './certificate.ts';
import type { QuotaMonth } from './quota.ts';

const HOUR_S = 3_600;

interface Shape {
  readonly customers: number;
  readonly days: number;
  readonly hours: number;
  readonly dwellS?: number;
}

/** Customers on a plain some kilometres wide, everybody seen once, spread over the days in turn. */
function monthOf(random: Random, { customers, days, hours, dwellS = 1_800 }: Shape): QuotaMonth {
  const at = Array.from({ length: customers + 1 }, () => [random.next() * 12, random.next() * 12] as const);
  const size = at.length;
  const travelS = Int32Array.from({ length: size * size }, (_, i) => {
    const [a, b] = [at[Math.floor(i / size)] as (typeof at)[0], at[i % size] as (typeof at)[0]];
    // Rounded up, so that a way round is never shorter than the way.
    return Math.ceil(180 * Math.hypot(a[0] - b[0], a[1] - b[1]));
  });
  return {
    matrix: { size, travelS },
    home: 0,
    days: Array.from({ length: days }, () => ({ startsS: 9 * HOUR_S, endsS: (9 + hours) * HOUR_S })),
    customers: Array.from({ length: customers }, (_, i) => ({ place: i + 1, dwellS, access: 0 })),
    visits: Array.from({ length: customers }, (_, i) => ({ name: i, customer: i, day: i % days, from: 0, until: days - 1 })),
    beliefs: {
      dwell: { spread: 0.4, unsure: 0.05 },
      travel: { spread: 0.2, unsure: 0.05 },
      access: [{ times: 90, among: 100 }],
      lostDays: { times: 1, among: 40 },
    },
    triesCount: false,
  };
}

const TRIAL: Trial = { seed: 7, runs: 60, mayMiss: 2 };
const shapes = fc.record({ seed: fc.string(), customers: fc.integer({ min: 8, max: 40 }), hours: fc.integer({ min: 3, max: 8 }) });

test('a customer more, an hour less or longer stays never make a month succeed more often', () => {
  fc.assert(
    fc.property(shapes, ({ seed, ...shape }) => {
      const month = monthOf(seededRandom(seed), { ...shape, days: 4 });
      const chance = successOf(month, TRIAL);
      const without = { ...month, visits: month.visits.slice(0, -1) };
      expect(successOf(without, TRIAL)).toBeGreaterThanOrEqual(chance);
      const longer = { ...month, days: month.days.map((day) => ({ ...day, endsS: day.endsS + HOUR_S })) };
      expect(successOf(longer, TRIAL)).toBeGreaterThanOrEqual(chance);
      const slow = { ...month, customers: month.customers.map((each) => ({ ...each, dwellS: each.dwellS * 1.3 })) };
      expect(successOf(slow, TRIAL)).toBeLessThanOrEqual(chance);
    }),
    { numRuns: 60 },
  );
});

test('a full month names what stands in its way, and each remedy is enough and the least that is', () => {
  const month = monthOf(seededRandom('full'), { customers: 50, days: 5, hours: 8 });
  const trial = { seed: 1, runs: 200, mayMiss: 4 };
  const { probability, binding, remedies } = certify(month, trial, 0.9);
  expect(probability).toBeLessThan(0.3);
  expect(binding?.what).toBe('time');
  expect(remedies.map(({ kind }) => kind)).toEqual(['days', 'visits', 'customers']);
  const { customers: given = [] } = remedies.find(({ kind }) => kind === 'customers') ?? {};
  const left = (gone: readonly number[]) => ({ ...month, visits: month.visits.filter(({ customer }) => !gone.includes(customer)) });
  expect(successOf(left(given), trial)).toBeGreaterThanOrEqual(0.9);
  expect(successOf(left(given.slice(0, -1)), trial)).toBeLessThan(0.9);
});

test('where customers receive on one day alone, that is what stands in the way, and longer days are no remedy', () => {
  const roomy = monthOf(seededRandom('reception'), { customers: 24, days: 5, hours: 8 });
  const mondays = { ...roomy, customers: roomy.customers.map((each) => ({ ...each, openDays: [true, false, false, false, false] })) };
  const { binding, remedies } = certify(mondays, { seed: 1, runs: 100, mayMiss: 2 }, 0.9);
  expect(binding?.what).toBe('open-days');
  expect(remedies.map(({ kind }) => kind)).not.toContain('minutes');
});

test('a month that holds is certified without remedies, and the same seed says the same', () => {
  const month = monthOf(seededRandom('easy'), { customers: 12, days: 5, hours: 8 });
  const said = certify(month, TRIAL, 0.9);
  expect(said).toMatchObject({ probability: 1, remedies: [] });
  expect(certify(month, TRIAL, 0.9)).toEqual(said);
});

/**
 * A world that is none of the simulator's: it goes through the month in its own code, with chance in turn instead of by
 * name, and true levels that the certificate does not know. Gives whether the month succeeded.
 */
function livedInTruth(month: QuotaMonth, truth: Truth, random: Random, mayMiss: number): boolean {
  const { size, travelS } = month.matrix;
  const waiting = new Set(month.visits.keys());
  const way = (a: number, b: number) => travelS[a * size + b] as number;
  const place = (visit: number) => month.customers[month.visits[visit]?.customer as number]?.place as number;
  month.days.forEach(({ startsS, endsS }, day) => {
    if (random.next() < truth.lost) return;
    const traffic = truth.road * Math.exp(random.normal(0, 0.2));
    const list = [...waiting].filter((visit) => month.visits[visit]?.day === day);
    // What was missed is made up for from where the plan ends, always the nearest of all customers next.
    let from = list.length > 0 ? place(list.at(-1) as number) : 0;
    const all = new Set(month.visits.keys());
    while (all.size > 0) {
      const next = [...all].reduce((a, b) => (way(from, place(b)) < way(from, place(a)) ? b : a));
      all.delete(next);
      from = place(next);
      if (waiting.has(next) && (month.visits[next]?.day as number) < day) list.push(next);
    }
    let [clock, here] = [startsS, 0];
    for (const visit of list) {
      const expected = clock + traffic * way(here, place(visit)) + (month.customers[0]?.dwellS as number);
      if (expected + way(place(visit), 0) > endsS) break;
      const stay = (month.customers[0]?.dwellS as number) * truth.dwell * Math.exp(random.normal(0, 0.4));
      const open = random.next() < truth.access;
      clock += traffic * way(here, place(visit)) + (open ? stay : stay / 4);
      here = place(visit);
      if (open) waiting.delete(visit);
    }
  });
  return waiting.size <= mayMiss;
}

interface Truth {
  readonly dwell: number;
  readonly road: number;
  readonly access: number;
  readonly lost: number;
}

test('what it says is so: in worlds whose truth it knows only from past months, the stated share is the share that came to pass', () => {
  const random = seededRandom('worlds');
  const stated: number[] = [];
  const came: number[] = [];
  for (let world = 0; world < 1_200; world++) {
    const about = (least: number, width: number) => least + width * random.next();
    const truth: Truth = { dwell: about(0.8, 0.4), road: about(0.8, 0.4), access: about(0.75, 0.2), lost: about(0, 0.05) };
    const shape = { customers: 24 + random.below(20), days: 4, hours: 7 + random.below(3) };
    const month = { ...monthOf(random, shape), beliefs: learned(truth, random) };
    // What the past says of the level of stays and roads moves the medians that the month is planned with.
    const { dwellLevel, roadLevel } = levels(truth, random);
    const believed = {
      ...month,
      customers: month.customers.map((each) => ({ ...each, dwellS: each.dwellS * dwellLevel })),
      matrix: { ...month.matrix, travelS: month.matrix.travelS.map((s) => Math.ceil(s * roadLevel)) },
    };
    stated.push(successOf(believed, { seed: world, runs: 100, mayMiss: 3 }));
    // The truth goes by the same list of medians that the person goes by, with the level that is true for them.
    const relative = { ...truth, dwell: truth.dwell / dwellLevel, road: truth.road / roadLevel };
    const lives = Array.from({ length: 10 }, () => livedInTruth(believed, relative, random, 3));
    came.push(lives.filter(Boolean).length / lives.length);
  }
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  expect(Math.abs(mean(stated) - mean(came))).toBeLessThan(0.03);
  // And in each third of the scale, so that an error in one direction cannot hide behind one in the other.
  const apart = [0, 1, 2].map((third) => {
    const worlds = [...stated.keys()].filter((i) => Math.min(2, Math.floor((stated[i] as number) * 3)) === third);
    expect(worlds.length).toBeGreaterThan(150);
    return Math.abs(mean(worlds.map((i) => stated[i] as number)) - mean(worlds.map((i) => came[i] as number)));
  });
  expect(mean(apart)).toBeLessThan(0.03);
});

const PAST_VISITS = 120;
const PAST_DAYS = 40;

/** The past seen through so many visits and days: what a level can be told to, and how unsure that is. */
function levels(truth: Truth, random: Random) {
  return {
    dwellLevel: truth.dwell * Math.exp(random.normal(0, 0.4 / Math.sqrt(PAST_VISITS))),
    roadLevel: truth.road * Math.exp(random.normal(0, 0.2 / Math.sqrt(PAST_DAYS))),
  };
}

function learned({ access, lost }: Truth, random: Random): QuotaMonth['beliefs'] {
  const times = (share: number, among: number) => Array.from({ length: among }, () => random.next() < share).filter(Boolean).length;
  return {
    dwell: { spread: 0.4, unsure: 0.4 / Math.sqrt(PAST_VISITS) },
    travel: { spread: 0.2, unsure: 0.2 / Math.sqrt(PAST_DAYS) },
    access: [{ times: times(access, PAST_VISITS), among: PAST_VISITS }],
    lostDays: { times: times(lost, PAST_DAYS), among: PAST_DAYS },
  };
}
