import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Told } from '../fact.ts';
import type { ResultFact } from './facts.ts';
import { outcomeOf } from './state.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const refs = { opportunity: id(1), contract: id(1), order: id(1), customer: id(2) };
let n = 10;
/** A fact about the one opportunity, contract or order of these tests. */
const said = (kind: ResultFact['kind'], details: object | undefined, at = (n += 1), words?: object) =>
  ({
    ...{ id: id((n += 1)), kind, refs, blobs: [], at },
    parts: { ...(details && { details }), ...(words && { words }) },
  }) as unknown as Told<ResultFact>;
const moved = (stage: string, on: string, more: object = {}, at?: number) => said('opportunity.moved', { stage, on, ...more }, at);

test('an opportunity counts on the day it was qualified, and knows how long it took', () => {
  const story = [moved('open', '2026-03-01'), moved('qualified', '2026-03-10', { amountFen: 5_000_00 }), moved('won', '2026-05-09')];
  expect(outcomeOf(story)).toMatchObject({
    state: 'won',
    on: '2026-03-10',
    qualifiedOn: '2026-03-10',
    wonAfterDays: 60,
    amountFen: 5_000_00,
  });
  expect(outcomeOf(story.slice(0, 1))).toMatchObject({ state: 'open', on: '2026-03-01', qualifiedOn: undefined });
});

test('won and then lost is lost: nothing was won after all', () => {
  const story = [moved('qualified', '2026-03-10'), moved('won', '2026-04-01'), moved('lost', '2026-04-03')];
  expect(outcomeOf(story)).toMatchObject({ state: 'lost', qualifiedOn: '2026-03-10', wonAfterDays: undefined });
});

test('won without ever having been qualified belongs to no cohort', () => {
  expect(outcomeOf([moved('won', '2026-04-01')])).toMatchObject({ state: 'won', qualifiedOn: undefined, wonAfterDays: undefined });
});

test('the last word on a date wins', () => {
  expect(outcomeOf([moved('qualified', '2026-03-10'), moved('qualified', '2026-03-12')])?.qualifiedOn).toBe('2026-03-12');
});

test('a contract: signed, corrected, reversed on its own day', () => {
  const story = [
    said('contract.signed', { on: '2026-04-01', amountFen: 100, entity: '9136' }),
    said('contract.signed', { on: '2026-04-02', amountFen: 200, entity: '9136' }),
    said('contract.reversed', { on: '2026-05-05' }),
  ];
  expect(outcomeOf(story)).toMatchObject({
    on: '2026-04-02',
    amountFen: 200,
    state: 'reversed',
    takenBackOn: '2026-05-05',
    entity: '9136',
  });
});

test('an order: a return has a day of its own, and a cancelled order has none', () => {
  const placed = said('order.placed', { on: '2026-04-01', netFen: 900 });
  const returned = said('order.returned', { on: '2026-05-02', netFen: 300 });
  expect(outcomeOf([placed, returned])).toMatchObject({ state: 'returned', amountFen: 900, takenBackOn: '2026-05-02', takenBackFen: 300 });
  const cancelled = said('order.cancelled', { on: '2026-04-03' });
  expect(outcomeOf([placed, returned, cancelled])).toMatchObject({ state: 'cancelled', takenBackOn: undefined, takenBackFen: undefined });
});

test('words that came before what they are about, or were erased, come to nothing', () => {
  expect(outcomeOf([said('contract.reversed', { on: '2026-05-05' })])).toBeUndefined();
  expect(outcomeOf([said('order.placed', undefined)])).toBeUndefined();
  expect(outcomeOf([])).toBeUndefined();
});

const on = fc.constantFrom('2026-03-01', '2026-04-01', '2026-05-01');
const at = fc.nat({ max: 3 });
const anyFacts = fc.oneof(
  fc.array(
    fc
      .tuple(fc.constantFrom('open', 'qualified', 'won', 'lost', 'duplicate'), on, at)
      .map(([stage, day, when]) => moved(stage, day, {}, when)),
  ),
  fc.array(
    fc
      .tuple(fc.constantFrom('contract.signed', 'contract.reversed'), on, at)
      .map(([kind, day, when]) => said(kind as 'contract.signed', { on: day }, when)),
  ),
  fc.array(
    fc
      .tuple(fc.constantFrom('order.placed', 'order.cancelled', 'order.returned'), on, at, fc.nat({ max: 9 }))
      .map(([kind, day, when, netFen]) => said(kind as 'order.placed', { on: day, netFen }, when)),
  ),
);

test('what it comes to is a function of the set: any order of arrival gives the same, also where the times are equal', () => {
  fc.assert(
    fc.property(
      anyFacts.chain((facts) =>
        fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts as Told<ResultFact>[], { minLength: facts.length })),
      ),
      ([facts, shuffled]) => {
        expect(outcomeOf(shuffled)).toEqual(outcomeOf(facts));
        expect(outcomeOf([...facts, ...shuffled])).toEqual(outcomeOf(facts));
      },
    ),
  );
});
