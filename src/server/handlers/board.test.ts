import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { aCustomer, aPerson, change, cookieOf } from '../../../test/company.ts';
import {
  aToldCompany,
  at,
  BOSS,
  FAR,
  LI,
  MONDAY,
  NEAR,
  NEXT,
  ODD,
  SEATS,
  stopAt,
  THEIRS,
  type ToldCompany,
  TUESDAY,
  visitBy,
  WEDNESDAY,
  ZHAO,
} from '../../../test/told-days.ts';
import type { FactBody } from '../../domain/facts.ts';
import { INDICATORS } from '../../domain/kpi/indicators.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { readBoard, readDrill } from '../../wire/board.ts';
import { sayAtDesk } from '../log/desk.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const result = (kind: string, name: string, n: number, details: object, customer = NEAR) =>
  ({ kind, refs: { [name]: id(n), customer: customer.id }, blobs: [], parts: { details } }) as unknown as FactBody;

let company: ToldCompany;
const cookies = new Map<string, string>();
beforeAll(async () => {
  company = await aToldCompany();
  const [li, zhao] = [await company.phone(LI), await company.phone(ZHAO)];
  await company.push([
    ...visitBy(li, { visit: 1, customer: NEAR, from: at(9), planned: true }),
    ...visitBy(li, { visit: 2, customer: NEXT, from: at(10), planned: true, offM: 3_000 }),
    ...visitBy(li, { visit: 3, customer: NEAR, from: at(9, 0, TUESDAY), planned: true, day: TUESDAY }),
    ...visitBy(li, { visit: 4, customer: FAR, from: at(12, 0, TUESDAY) }),
    ...visitBy(li, { visit: 5, customer: NEAR, from: at(9, 0, WEDNESDAY) }),
    ...[
      result('order.placed', 'order', 71, { on: MONDAY, netFen: 90_000 }),
      result('order.placed', 'order', 72, { on: TUESDAY, netFen: 10_000 }, FAR),
      result('order.placed', 'order', 73, { on: TUESDAY, netFen: 7 }, NEXT),
      result('opportunity.moved', 'opportunity', 81, { stage: 'qualified', on: '2026-07-03', amountFen: 7 }, NEXT),
      result('opportunity.moved', 'opportunity', 82, { stage: 'qualified', on: MONDAY, amountFen: 7 }, NEAR),
    ].map((body) => li.say(body, { at: at(18, 0, TUESDAY) })),
    ...visitBy(zhao, { visit: 6, customer: THEIRS, from: at(9), planned: true }),
  ]);
  const excused = { kind: 'stop.excused', blobs: [], parts: { details: { day: TUESDAY, why: 'weather' } } } as const;
  const body = { ...excused, refs: { stop: stopAt(ODD, TUESDAY), owner: LI.id } } as unknown as FactBody;
  const cancelled = result('order.cancelled', 'order', 73, { on: WEDNESDAY }, NEXT);
  for (const said of [body, cancelled]) {
    const word = { person: LI.id, by: BOSS.id, post: 11, day: TUESDAY, body: said };
    await company.deps.database.within(EVERYTHING, (sql) => sayAtDesk(sql, company.deps, word));
  }
  await company.derive();
  for (const person of [LI, ZHAO, BOSS]) cookies.set(person.id, await cookieOf(company.deps, person));
});
afterAll(() => company.close());

const [FIRST, LAST] = ['2026-11-01', '2026-11-30'];
type Span = Record<string, string>;
const board = async (person: typeof LI, span: Span) =>
  (await ask(company.app, readBoard, span, { cookie: cookies.get(person.id) ?? '' })).reply;
const drill = async (person: typeof LI, span: Span) =>
  (await ask(company.app, readDrill, span, { cookie: cookies.get(person.id) ?? '' })).reply;

test.each<[string, typeof LI, Span]>([
  ['a whole month, for the manager', BOSS, { from: FIRST, to: LAST }],
  ['the same, for the rep', LI, { from: FIRST, to: LAST }],
  ['a part of a month', BOSS, { from: MONDAY, to: TUESDAY }],
  ['one day', LI, { from: TUESDAY, to: TUESDAY }],
  ['two months and a bit', BOSS, { from: '2026-09-15', to: LAST }],
  ['one person, for the manager', BOSS, { from: FIRST, to: LAST, person: ZHAO.id }],
  ['a line', BOSS, { from: FIRST, to: LAST, line: 'pharmacy' }],
  ['a line that nobody is of', BOSS, { from: FIRST, to: LAST, line: 'distributor' }],
  ['a line that nobody is of, in part of a month', BOSS, { from: MONDAY, to: TUESDAY, line: 'distributor' }],
])('the rows behind each number come to that number: %s', async (_, person, span) => {
  const { cards } = await board(person, span);
  for (const { key, n, d } of cards) {
    if (key === 'new-customers') continue;
    const { rows, total } = await drill(person, { ...span, key });
    expect(total).toBe(rows.length);
    const counted = { inN: rows.filter(({ inN }) => inN).length, inD: rows.filter(({ inD }) => inD).length };
    expect([key, counted.inD]).toEqual([key, d]);
    // Minutes and money are no counts of rows.
    if (key !== 'mean-dwell' && key !== 'order-value') expect([key, counted.inN]).toEqual([key, n]);
  }
});

test('the numbers of these days, as one would count them by hand', async () => {
  const { cards } = await board(BOSS, { from: FIRST, to: LAST });
  const of = Object.fromEntries(cards.map(({ key, n, d }) => [key, [n, d]]));
  expect(of).toMatchObject({
    'plan-completion': [3, 5], // six stops, one excused; one was visited from three kilometres away, one a day late
    coverage: [3, 5],
    'mean-dwell': [75, 5],
    frequency: [1, 4],
    'order-value': [100_000, 2],
    conversion: [0, 0],
  });
  expect(cards.find(({ key }) => key === 'plan-completion')?.more.flexN).toBe(4);
  expect(cards.find(({ key }) => key === 'conversion')?.more.open).toBe(1);
});

test('customers whom nobody looks after are told beside the numbers that leave them out', async () => {
  const span = { from: FIRST, to: LAST };
  const before = await board(BOSS, span);
  const waiting = aCustomer('V1');
  const [vacant, coming] = [SEATS.spare.id, aCustomer('V2', { stage: 'prospect' })];
  const owned = [waiting, coming].flatMap((customer) => [
    change('customer', customer),
    change('ownership', { customer: customer.id, post: vacant, from: FIRST }),
  ]);
  await company.write(...owned);
  const after = await board(BOSS, span);
  expect(after.unowned).toEqual({ pool: 0, vacant: before.unowned.vacant + 1 });
  expect(after.cards.find(({ key }) => key === 'coverage')?.d).toBe(before.cards.find(({ key }) => key === 'coverage')?.d);
  expect((await board(BOSS, { ...span, line: 'distributor' })).unowned.vacant).toBe(0);
  expect((await board(LI, span)).unowned).toEqual({ pool: 0, vacant: 0 });
  await company.write(change('person', aPerson('N9', 'rep', SEATS.spare)));
  expect((await board(BOSS, span)).unowned.vacant).toBe(before.unowned.vacant);
});

test('`n`, `d` and `missing` are the rows that say so', async () => {
  const span = { from: FIRST, to: LAST, key: 'plan-completion' };
  const all = (await drill(BOSS, span)).rows;
  const wanted = { n: all.filter(({ inN }) => inN), d: all.filter(({ inD }) => inD), missing: all.filter(({ inN, inD }) => inD && !inN) };
  for (const [only, rows] of Object.entries(wanted)) expect((await drill(BOSS, { ...span, only })).rows).toEqual(rows);
});

test('the rows of a board add up to its cards, and a rep sees nobody else', async () => {
  const { cards, rows } = await board(BOSS, { from: '2026-06-01', to: LAST });
  for (const { key } of INDICATORS) {
    const below = rows.map((row) => row.cards.find((card) => card.key === key));
    const card = cards.find((one) => one.key === key);
    expect([key, below.reduce((sum, one) => sum + (one?.d ?? 0), 0)]).toEqual([key, card?.d ?? 0]);
    expect([key, below.reduce((sum, one) => sum + (one?.n ?? 0), 0)]).toEqual([key, card?.n]);
  }
  const own = await board(LI, { from: FIRST, to: LAST });
  expect(own.rows).toEqual([]);
  expect((await drill(LI, { from: FIRST, to: LAST, key: 'mean-dwell' })).rows.every(({ person }) => person === LI.name)).toBe(true);
});

test('a span that ends before it begins, or never ends, is told so', async () => {
  const cookie = cookies.get(BOSS.id) ?? '';
  for (const span of [
    { from: LAST, to: FIRST },
    { from: '2010-01-01', to: LAST },
  ]) {
    expect((await ask(company.app, readBoard, span, { cookie })).problem).toBe('malformed');
    expect((await ask(company.app, readDrill, { ...span, key: 'coverage' }, { cookie })).problem).toBe('malformed');
  }
});
