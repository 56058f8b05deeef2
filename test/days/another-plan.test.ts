import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '../../src/base/moment.ts';
import type { StopId } from '../../src/domain/ids.ts';
import type { DayPlan } from '../../src/domain/plan/day-plan.ts';
import { DEFAULT_PLANNING } from '../../src/domain/plan/rules.ts';
import { EVERYTHING } from '../../src/domain/scope.ts';
import { DEFAULT_POLICY } from '../../src/domain/visit/policy.ts';
import { askPlan } from '../../src/field/actions/ask-plan.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { writeDirectives } from '../../src/server/directives/write.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { grantChallenges } from '../../src/server/jobs/grant-challenges.ts';
import { answerChallenge, listChallenges } from '../../src/wire/challenges.ts';
import { ask } from '../asking.ts';
import { cookieOf } from '../company.ts';
import { aCompany, at, DAY, LI, MANAGER, NEAR_SHOP, SHOP, stopOf, type TestCompany } from './company.ts';

// A rep asks for another plan, on the phone and perhaps offline; a rule or a manager answers.

const TOMORROW = addDays(DAY, 1);
let company: TestCompany;
let phone: ToldPhone;
beforeEach(async () => {
  company = await aCompany();
  company.setNow(at(8));
  await say({ kind: 'plan', id: `${LI.id}:${TOMORROW}`, value: planOf(TOMORROW) });
  phone = await company.phone();
  await phone.sync();
});
afterEach(() => company.close());

const planOf = (day: string): DayPlan => ({
  person: LI.id,
  day,
  stops: [SHOP, NEAR_SHOP].map((customer) => ({ id: stopOf(customer), customer: customer.id })),
});
const say = (...changes: readonly { kind: string; id: string; value: unknown }[]) =>
  company.deps.database.within(EVERYTHING, (sql) => writeDirectives(sql, { at: company.clock.now(), by: MANAGER.id }, changes as never));
async function contact() {
  await phone.sync();
  await grantChallenges(company.deps);
  await deriveDue(company.deps);
  await phone.sync();
}
const namesOn = (day: string) =>
  phone.log
    .view()
    .plans.get(day)
    ?.stops.map(({ customer }) => phone.log.view().customers.get(customer)?.name);
const asked = () => phone.log.view().mine?.challenges ?? [];

test('what the rule lets a rep have is in the plan at the next contact, so often in a week and no oftener', async () => {
  await say({ kind: 'policy', id: 'org', value: { ...DEFAULT_POLICY, planning: { ...DEFAULT_PLANNING, grantedPerWeek: 1 } } });
  const drop = (customer: typeof SHOP) =>
    askPlan(phone, {
      customer: customer.id,
      stop: stopOf(customer),
      asks: { ask: 'drop', day: TOMORROW, why: 'customer-asked' },
      text: '',
    });
  await drop(SHOP);
  company.pass(60_000);
  await drop(NEAR_SHOP);
  await contact();
  expect(namesOn(TOMORROW)).toEqual([NEAR_SHOP.name]);
  expect(asked().map(({ answer }) => answer?.by)).toEqual(['rule', undefined]);
});

test('what no rule grants waits for a manager, whose word moves the stop with what it was for; a second word is too late', async () => {
  await askPlan(phone, {
    ...{ customer: SHOP.id, stop: stopOf(SHOP), text: '太远了' },
    asks: { ask: 'move', day: TOMORROW, toDay: addDays(DAY, 2), why: 'distance' },
  });
  await contact();
  expect(asked()[0]?.answer).toBeNull();
  const cookie = await cookieOf(company.deps, MANAGER);
  const { reply } = await ask(company.app, listChallenges, { from: DAY, to: addDays(DAY, 6) }, { cookie });
  const [open] = reply.challenges;
  expect(open).toMatchObject({ personName: LI.name, customerName: SHOP.name, text: '太远了', answer: null });
  const word = { challenge: open?.id as never, person: LI.id, answer: 'granted' as const };
  await ask(company.app, answerChallenge, word, { cookie });
  await contact();
  expect([namesOn(TOMORROW), namesOn(addDays(DAY, 2))]).toEqual([[NEAR_SHOP.name], [SHOP.name]]);
  expect((await ask(company.app, answerChallenge, word, { cookie })).problem).toBe('stale');
});

test('a stop of a day that is frozen already is excused, and the promise stays what it was', async () => {
  await say({ kind: 'policy', id: 'org', value: { ...DEFAULT_POLICY, planning: { ...DEFAULT_PLANNING, freezeBeforeMin: 240 } } });
  company.setNow(at(21));
  await askPlan(phone, {
    ...{ customer: SHOP.id, stop: stopOf(SHOP), text: '' },
    asks: { ask: 'drop', day: TOMORROW, why: 'closed-that-day' },
  });
  await contact();
  expect(asked()[0]?.answer?.is).toBe('granted');
  company.setNow(at(12, 0, addDays(TOMORROW, 1)));
  await deriveDue(company.deps);
  // A stop without a row is missed by the calendar; this one is of the frozen plan, and out of what was due.
  const states = await company.rows<{ stop: StopId; state: string }>('select stop_id as stop, state from stop_state where day = $1', [
    TOMORROW,
  ]);
  expect(states).toEqual([{ stop: stopOf(SHOP), state: 'excused' }]);
});
