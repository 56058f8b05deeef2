import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, datesFrom, type LocalDate, MINUTE_MS } from '../../base/moment.ts';
import type { Customer } from '../customer.ts';
import type { CustomerId, PersonId, StopId, VisitId } from '../ids.ts';
import type { FrequencyRule } from '../plan/frequency.ts';
import type { DayPlan } from '../plan/day-plan.ts';
import { DEFAULT_POLICY } from '../visit/policy.ts';
import type { CountedVisit, CustomerView, DatedResult, DayView, Indicator, Reading, Sums, Validity } from './indicator.ts';
import { added, countCustomer, countDay, INDICATORS, type IndicatorKey, negated } from './indicators.ts';
import { isChurned } from './indicators/churn.ts';
import { spaced, targetOf } from './indicators/frequency.ts';
import { stopStates } from './indicators/plan-completion.ts';

const id = <Id>(n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Id;
const read = (key: IndicatorKey, sums: Sums): Reading => (INDICATORS as readonly Indicator[]).find((one) => one.key === key)!.read(sums);

let n = 0;
interface VisitTold {
  readonly customer: number;
  readonly day?: LocalDate;
  readonly stop?: number | undefined;
  readonly validity?: Validity;
  readonly minutes?: number | undefined;
}
const visit = ({ customer, day = '2026-06-01', stop, validity = 'valid', minutes = 20 }: VisitTold): CountedVisit => ({
  visit: {
    ...{ id: id<VisitId>((n += 1)), customer: id<CustomerId>(customer), stop: stop === undefined ? undefined : id<StopId>(stop) },
    ...{ startedAt: 0, endedAt: validity === 'open' ? undefined : minutes * MINUTE_MS },
  },
  ...{ day, validity },
});
/** A plan whose stops are named by number, each at the customer of that number unless told otherwise. */
const plan = (day: LocalDate, ...stops: (number | readonly [stop: number, customer: number])[]): DayPlan => ({
  ...{ person: id<PersonId>(1), day },
  stops: stops
    .map((one) => (typeof one === 'number' ? [one, one] : one) as [number, number])
    .map(([stop, customer]) => ({
      ...{ id: id<StopId>(stop), customer: id<CustomerId>(customer) },
    })),
});
const day = (more: Partial<DayView> = {}): DayView => {
  const whole = { day: '2026-06-01', week: [], weekPlans: [], excused: new Set<string>(), results: [] as DatedResult[], ...more };
  return { ...whole, visits: whole.week.filter((one) => one.day === whole.day) };
};
const rule = (more: Partial<FrequencyRule> = {}) => ({ target: 4, max: 6, minGapDays: 1, ...more }) as FrequencyRule;
const customer = (more: Partial<CustomerView> = {}): CustomerView => ({
  ...{ month: '2026-06', monthEnd: '2026-06-30', daysInMonth: 30, eligibleDays: 30, visitedOn: [], orderedOn: [] },
  ...{ customer: { stage: 'active' } as Customer, policy: DEFAULT_POLICY, rule: rule(), ...more },
});
const days = (count: number, from = '2026-06-01') => datesFrom(from, addDays(from, 29)).slice(0, count);

test('nothing to divide by has no value: never 0 %, never 100 %', () => {
  for (const { key, unit, read: of } of INDICATORS) expect([key, of({}).value]).toEqual([key, unit === 'count' ? 0 : undefined]);
});

test('the worked example of a month: 70 visits, and customers of grade A are under-served', () => {
  const [a, b, c] = [rule({ target: 4, max: 6 }), rule({ target: 2, max: 4 }), rule({ target: 1, max: 2 })];
  const seen = (times: number[], of: FrequencyRule, more: Partial<CustomerView> = {}) =>
    times.map((count) => customer({ rule: of, visitedOn: days(count), ...more }));
  const month = [
    ...seen([3, 3, 3, 3, 3, 3], a),
    ...seen([2, 2], a, { eligibleDays: 15 }), // transferred away on the 16th: two of four are theirs
    ...seen([2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1], b),
    ...seen([3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0], c),
  ];
  const sums = added(month.map(countCustomer));
  expect(read('frequency', sums).more).toMatchObject({ target: 72, attained: 58, attainment: 58 / 72, overVisit: 6 / 70 });
  expect(read('coverage', sums)).toMatchObject({ n: 37, d: 40 });
});

test('the same month’s plan: 74 stops, 4 excused, 60 kept on the day and 5 later in the week', () => {
  const [monday, friday] = ['2026-06-01', '2026-06-05'];
  const stops = Array.from({ length: 74 }, (_, i) => i + 100);
  const week = stops.slice(0, 65).map((at, i) => visit({ customer: at, day: i < 60 ? monday : friday }));
  const view = day({ week, weekPlans: [plan(monday, ...stops)], excused: new Set(stops.slice(-4).map((stop) => id<string>(stop))) });
  expect(read('plan-completion', countDay(view))).toMatchObject({
    ...{ n: 60, d: 70, value: 60 / 70 },
    more: { flexN: 65, flex: 65 / 70, excused: 4 },
  });
});

describe('plan completion', () => {
  const [monday, tuesday] = ['2026-06-01', '2026-06-02'];
  const states = (on: LocalDate, more: Partial<DayView>) => stopStates(day({ day: on, ...more })).map(({ state }) => state);

  test('one visit keeps one stop, also where two days planned the same customer', () => {
    const weekPlans = [plan(monday, [11, 1]), plan(tuesday, [12, 1])];
    const week = [visit({ customer: 1, day: tuesday })];
    expect([states(monday, { week, weekPlans }), states(tuesday, { week, weekPlans })]).toEqual([['missed'], ['kept']]);
    const late = [visit({ customer: 1, day: tuesday, stop: 11 })];
    expect([states(monday, { week: late, weekPlans }), states(tuesday, { week: late, weekPlans })]).toEqual([['missed'], ['kept']]);
  });

  test('a visit for a stop that the frozen plan does not know may keep its customer’s stop of another day', () => {
    expect(states(monday, { week: [visit({ customer: 1, day: tuesday, stop: 99 })], weekPlans: [plan(monday, [11, 1])] })).toEqual([
      'kept-later',
    ]);
  });

  test('the next week keeps nothing, and what does not count keeps nothing', () => {
    const weekPlans = [plan(monday, 1)];
    expect(states(monday, { week: [visit({ customer: 1, day: '2026-06-08' })], weekPlans })).toEqual(['missed']);
    for (const validity of ['rejected', 'attempted', 'unproven', 'open'] as const) {
      expect([validity, ...states(monday, { week: [visit({ customer: 1, validity })], weekPlans })]).toEqual([validity, 'missed']);
    }
    expect(states(monday, { week: [visit({ customer: 1, validity: 'pending' })], weekPlans })).toEqual(['kept']);
  });

  const anyWeek = fc.record({
    weekPlans: fc
      .array(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }), { minLength: 5, maxLength: 5 })
      .map((all) => all.map((stops, i) => plan(addDays(monday, i), ...stops.map((at, k) => [100 * i + k, at] as const)))),
    week: fc
      .array(
        fc.record({
          customer: fc.integer({ min: 1, max: 5 }),
          day: fc.nat({ max: 6 }).map((i) => addDays(monday, i)),
          stop: fc.option(fc.integer({ min: 0, max: 450 }), { nil: undefined }),
          validity: fc.constantFrom<Validity>('valid', 'pending', 'rejected', 'attempted'),
        }),
        { maxLength: 12 },
      )
      .map((all) => all.map(visit)),
    excused: fc.array(fc.nat({ max: 450 })).map((stops) => new Set(stops.map((stop) => id<string>(stop)))),
  });

  test('over any week: no visit keeps two stops, strict is at most flex is at most due, and a visit elsewhere changes nothing', () => {
    fc.assert(
      fc.property(anyWeek, (told) => {
        const all = told.weekPlans.map((one) => day({ ...told, day: one.day }));
        const used = all.flatMap((view) => stopStates(view).flatMap(({ visit: by }) => (by ? [by.visit.id] : [])));
        expect(new Set(used).size).toBe(used.length);
        const { n: kept, d = 0, more } = read('plan-completion', added(all.map(countDay)));
        expect(kept).toBeLessThanOrEqual(more?.flexN ?? 0);
        expect(more?.flexN ?? 0).toBeLessThanOrEqual(d);
        const elsewhere = { ...told, week: [...told.week, visit({ customer: 77, day: tuesday })] };
        for (const view of all) expect(stopStates({ ...elsewhere, day: view.day })).toEqual(stopStates(view));
      }),
    );
  });
});

describe('customers', () => {
  test('coverage is at most all: who was owned too briefly is counted apart, visited or not', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ eligibleDays: fc.integer({ min: 1, max: 30 }), seen: fc.nat({ max: 5 }) })), (all) => {
        const sums = added(all.map(({ eligibleDays, seen }) => countCustomer(customer({ eligibleDays, visitedOn: days(seen) }))));
        const { n: covered, d = 0, more } = read('coverage', sums);
        expect(covered).toBeLessThanOrEqual(d);
        expect(d + (more?.apart ?? 0)).toBe(all.length);
      }),
    );
  });

  test.each([
    [9, { d: 1, more: { apart: 0 } }],
    [8, { d: 0, value: undefined, more: { apart: 1 } }],
  ])('owned for %i of 30 days: 30 %% of the month is the line', (eligibleDays, wanted) => {
    expect(read('coverage', countCustomer(customer({ eligibleDays })))).toMatchObject(wanted);
  });

  test.each([
    [4, 15, 30, 2],
    [1, 15, 30, 1], // a half goes up
    [1, 14, 30, 0],
    [3, 5, 30, 1],
    [4, 31, 31, 4],
    [0, 30, 30, 0],
  ])('a target of %i for %i of %i days is %i', (target, eligibleDays, daysInMonth, wanted) => {
    expect(targetOf({ rule: rule({ target }), eligibleDays, daysInMonth })).toBe(wanted);
  });

  test('no target is not a target of nothing: such customers are in neither number', () => {
    for (const of of [undefined, rule({ target: 0 })])
      expect(read('frequency', countCustomer(customer({ rule: of, visitedOn: days(3) }))).d).toBe(0);
  });

  test('visits too near to each other count once, and too many are a breach as well', () => {
    expect(spaced({ rule: rule({ minGapDays: 7 }), visitedOn: days(15) })).toBe(3);
    expect(spaced({ rule: rule({ minGapDays: 0 }), visitedOn: days(3) })).toBe(3);
    const met = (seen: number, of = rule({ target: 2, max: 4 })) =>
      read('frequency', countCustomer(customer({ rule: of, visitedOn: days(seen) }))).n;
    expect([met(1), met(2), met(4), met(5)]).toEqual([0, 1, 1, 0]);
    expect(met(4, rule({ target: 2, max: 4, minGapDays: 7 }))).toBe(0);
  });

  test.each<[string, LocalDate[], boolean | undefined]>([
    ['never ordered: not active', [], undefined],
    ['ordered 181 days before: not active', ['2025-12-02'], undefined],
    ['ordered only within the month: came after it began', ['2026-06-10'], undefined],
    ['ordered in the month', ['2026-04-01', '2026-06-10'], false],
    ['59 days of silence', ['2026-05-02'], false],
    ['60 days of silence', ['2026-05-01'], true],
    ['orders every 40 days, silent for 70: its own pause says no', ['2026-01-11', '2026-02-20', '2026-04-01', '2026-05-01'], false],
    ['orders every 30 days, silent for 61', ['2026-03-01', '2026-03-31', '2026-04-30'], true],
  ])('churn: %s', (_, orderedOn, wanted) => {
    expect(isChurned(customer({ orderedOn }))).toBe(wanted);
  });

  test('a business closed for good is not a customer lost', () => {
    expect(isChurned(customer({ orderedOn: ['2026-03-01'], customer: { stage: 'closed' } as Customer }))).toBeUndefined();
  });
});

describe('what comes of it', () => {
  test('conversion is of a closed cohort: qualified then, and won within its ninety days', () => {
    const results: DatedResult[] = [undefined, 0, 90, 91].map((wonAfterDays) => ({ kind: 'qualified', wonAfterDays }));
    expect(read('conversion', countDay(day({ results })))).toMatchObject({ n: 2, d: 4, value: 0.5 });
  });

  test('a new customer is one whose first deal it is; a reversal takes one back when it happens', () => {
    const deal = (isFirst: boolean, reversal = false): DatedResult => ({ kind: 'deal', isFirst, reversal });
    expect(read('new-customers', countDay(day({ results: [deal(true), deal(true), deal(false), deal(false, true)] })))).toMatchObject({
      ...{ n: 1, value: 1 },
      more: { signed: 2, reversed: 1 },
    });
  });

  test('order value is told both ways: over orders, and over customers; a return takes value and no order', () => {
    const order = (netFen: number, isReturn = false): DatedResult => ({ kind: 'order', netFen, isReturn });
    const sums = added([
      countDay(day({ results: [order(100_00), order(300_00), order(200_00), order(60_00, true)] })),
      countCustomer(customer({ orderedOn: ['2026-06-03', '2026-06-09'] })),
      countCustomer(customer({ orderedOn: ['2026-06-04'] })),
      countCustomer(customer({ orderedOn: ['2026-05-04'] })),
    ]);
    expect(read('order-value', sums)).toMatchObject({ n: 540_00, d: 3, value: 180_00, more: { customers: 2, perCustomer: 270_00 } });
  });
});

test('dwell: the mean of what counts, four hours at most, and tenths that lie where they were counted', () => {
  const week = [10, 20, 30, 600].map((minutes) => visit({ customer: 1, minutes }));
  const sums = countDay(day({ week: [...week, visit({ customer: 1, validity: 'rejected' }), visit({ customer: 1, validity: 'open' })] }));
  const { n: minutes, d, more } = read('mean-dwell', sums);
  expect([minutes, d]).toEqual([300, 4]);
  expect(more?.median).toBeGreaterThan(18);
  expect(more?.median).toBeLessThanOrEqual(21);
  expect(more?.p90).toBeLessThanOrEqual(240);
});

test('sums add up in any order, and taking a day away again leaves what was there: also where no visit lasted whole minutes', () => {
  const anyDays = fc.array(fc.array(fc.integer({ min: 0, max: 18_000_000 }), { maxLength: 4 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      anyDays.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const sumsOf = (lasting: number[]) => countDay(day({ week: lasting.map((ms) => visit({ customer: 1, minutes: ms / MINUTE_MS })) }));
        const whole = added(all.map(sumsOf));
        expect(added(shuffled.map(sumsOf))).toEqual(whole);
        expect(added([whole, negated(sumsOf(all[0] ?? []))])).toEqual(added(all.slice(1).map(sumsOf)));
      },
    ),
  );
});
