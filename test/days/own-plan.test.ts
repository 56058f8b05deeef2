import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '../../src/base/moment.ts';
import type { CustomerId, StopId } from '../../src/domain/ids.ts';
import type { DayPlan } from '../../src/domain/plan/day-plan.ts';
import { DEFAULT_PLANNING, type PlanningPolicy } from '../../src/domain/plan/rules.ts';
import { EVERYTHING } from '../../src/domain/scope.ts';
import { DEFAULT_POLICY } from '../../src/domain/visit/policy.ts';
import { proposePlan } from '../../src/field/actions/ask-plan.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { writeDirectives } from '../../src/server/directives/write.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { takeProposals } from '../../src/server/jobs/take-proposals.ts';
import { savePlan } from '../../src/wire/plans.ts';
import { answerProposal, listProposals } from '../../src/wire/proposals.ts';
import { ask } from '../asking.ts';
import { cookieOf } from '../company.ts';
import { aCompany, at, DAY, DEPOT, FAR_SHOP, LI, MANAGER, NEAR_SHOP, SHOP, stopOf, type TestCompany } from './company.ts';

// A rep plans a day on the phone, offline; it counts at once, or when a manager has agreed.

const TOMORROW = addDays(DAY, 1);
let company: TestCompany;
let phone: ToldPhone;
beforeEach(async () => {
  company = await aCompany();
  company.setNow(at(8));
  await say({ kind: 'plan', id: `${LI.id}:${TOMORROW}`, value: planOf([SHOP, NEAR_SHOP]) });
  phone = await company.phone();
  await phone.sync();
});
afterEach(() => company.close());

type Shop = { readonly id: CustomerId };
const stopsOf = (shops: readonly Shop[]) => shops.map(({ id }) => ({ id: stopOf({ id } as never), customer: id }));
const planOf = (shops: readonly Shop[]): DayPlan => ({ person: LI.id, day: TOMORROW, stops: stopsOf(shops) });
const say = (...changes: readonly { kind: string; id: string; value: unknown }[]) =>
  company.deps.database.within(EVERYTHING, (sql) => writeDirectives(sql, { at: company.clock.now(), by: MANAGER.id }, changes as never));
const rules = (planning: Partial<PlanningPolicy>) =>
  say({ kind: 'policy', id: 'org', value: { ...DEFAULT_POLICY, planning: { ...DEFAULT_PLANNING, ...planning } } });
async function contact() {
  await phone.sync();
  await takeProposals(company.deps);
  await deriveDue(company.deps);
  await phone.sync();
}
const propose = (shops: readonly Shop[], over: readonly Shop[] = [SHOP, NEAR_SHOP]) =>
  proposePlan(phone, { day: TOMORROW, over: over.map((shop) => stopOf(shop as never)), stops: stopsOf(shops) });
const planned = () =>
  phone.log
    .view()
    .plans.get(TOMORROW)
    ?.stops.map(({ customer }) => customer);
const made = () => phone.log.view().mine?.proposals ?? [];
const managers = () => cookieOf(company.deps, MANAGER);
const open = async (cookie: string) => {
  const { reply } = await ask(company.app, listProposals, { from: DAY, to: addDays(DAY, 6) }, { cookie });
  return reply.proposals.find(({ waits }) => waits !== null);
};

test('where no approval is asked, the day is in the plan at the next contact, by nobody’s hand', async () => {
  await propose([NEAR_SHOP, FAR_SHOP]);
  await contact();
  expect(planned()).toEqual([NEAR_SHOP.id, FAR_SHOP.id]);
  expect(made()).toMatchObject([{ waits: null, answer: { is: 'granted', by: 'rule' } }]);
});

test('where a manager agrees first, the old plan stands until then; lines may be left out, and the rep reads which', async () => {
  await rules({ approval: 'manager' });
  await propose([FAR_SHOP, NEAR_SHOP]);
  await contact();
  expect(planned()).toEqual([SHOP.id, NEAR_SHOP.id]);
  expect(made()).toMatchObject([{ waits: 'manager', answer: null }]);
  const cookie = await managers();
  const sheet = await open(cookie);
  const word = { proposal: sheet?.id as never, person: LI.id, version: sheet?.version as number, answer: 'granted' as const };
  await ask(company.app, answerProposal, { ...word, without: [SHOP.id], text: '第一家还是去一下' }, { cookie });
  await contact();
  expect(planned()?.toSorted()).toEqual([SHOP.id, NEAR_SHOP.id, FAR_SHOP.id].toSorted());
  expect(made()[0]?.answer).toMatchObject({ is: 'granted', by: 'person', without: [SHOP.id], text: '第一家还是去一下' });
  expect((await ask(company.app, answerProposal, word, { cookie })).problem).toBe('stale');
});

test('a plan that two people changed waits for a person, and nobody’s is lost', async () => {
  await say({ kind: 'plan', id: `${LI.id}:${TOMORROW}`, value: planOf([SHOP, FAR_SHOP]) });
  await propose([NEAR_SHOP]);
  await contact();
  expect(planned()).toEqual([SHOP.id, FAR_SHOP.id]);
  expect(made()).toMatchObject([{ waits: 'two-changed-it' }]);
  const cookie = await managers();
  const sheet = await open(cookie);
  expect([sheet?.now?.stops.length, sheet?.plan.stops.length]).toEqual([2, 1]);
  await say({ kind: 'plan', id: `${LI.id}:${TOMORROW}`, value: planOf([FAR_SHOP]) });
  const late = { proposal: sheet?.id as never, person: LI.id, version: sheet?.version as number, answer: 'granted' as const };
  expect((await ask(company.app, answerProposal, late, { cookie })).problem).toBe('stale');
});

test('of two plans for one day the newer one is asked about', async () => {
  await rules({ approval: 'manager' });
  await propose([SHOP]);
  company.pass(60_000);
  await propose([NEAR_SHOP]);
  await contact();
  expect(made()).toHaveLength(1);
  expect((await open(await managers()))?.plan.stops.map(({ customer }) => customer)).toEqual([NEAR_SHOP.id]);
});

test('a customer of somebody else is not planned by the rule', async () => {
  await propose([SHOP, DEPOT]);
  await contact();
  expect(planned()).toEqual([SHOP.id, NEAR_SHOP.id]);
  expect(made()).toMatchObject([{ waits: 'not-theirs' }]);
});

test('a rule never takes back what was promised: only a manager lets a stop of a frozen day off', async () => {
  await rules({ freezeBeforeMin: 240 });
  company.setNow(at(21));
  await propose([NEAR_SHOP]);
  await contact();
  expect(planned()).toEqual([NEAR_SHOP.id]);
  const excused = () =>
    company.rows<{ stop: StopId }>(`select envelope -> 'refs' ->> 'stop' as stop from fact where kind = 'stop.excused'`);
  expect(await excused()).toEqual([]);
  await rules({ freezeBeforeMin: 240, approval: 'manager' });
  await propose([], [NEAR_SHOP]);
  await contact();
  const cookie = await managers();
  const sheet = await open(cookie);
  const word = { proposal: sheet?.id as never, person: LI.id, version: sheet?.version as number, answer: 'granted' as const };
  await ask(company.app, answerProposal, word, { cookie });
  expect(await excused()).toEqual([{ stop: stopOf(NEAR_SHOP) }]);
});

test('at the desk a rep’s own plan waits as well; a manager’s counts at once', async () => {
  await rules({ approval: 'manager' });
  const newest = async () => {
    const [row] = await company.rows<{ n: number; stops: DayPlan['stops'] }>(
      `select number::int as n, value -> 'stops' as stops from plan where person_id = $1 and day = $2 order by number desc limit 1`,
      [LI.id, TOMORROW],
    );
    return { version: row?.n as number, customers: row?.stops.map(({ customer }) => customer) };
  };
  const { version } = await newest();
  const asked = { plan: planOf([FAR_SHOP]), version };
  const own = await ask(company.app, savePlan, asked, { cookie: await cookieOf(company.deps, LI) });
  expect(own.reply).toMatchObject({ awaits: true, version });
  await takeProposals(company.deps);
  expect((await newest()).customers).toEqual([SHOP.id, NEAR_SHOP.id]);
  const cookie = await managers();
  expect(await open(cookie)).toMatchObject({ waits: 'manager', plan: asked.plan });
  const managed = await ask(company.app, savePlan, asked, { cookie });
  expect(managed.reply.awaits).toBe(false);
  expect((await newest()).customers).toEqual([FAR_SHOP.id]);
});
