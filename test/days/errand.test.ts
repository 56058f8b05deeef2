import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, DAY_MS, HOUR_MS, mondayOf } from '../../src/base/moment.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person.ts';
import { movedBy, type Point } from '../../src/domain/place.ts';
import { DEFAULT_POLICY } from '../../src/domain/visit/policy.ts';
import type { BackCheckOutcome } from '../../src/domain/visit/facts.ts';
import { answerErrand } from '../../src/field/actions/answer-errand.ts';
import { lookAround } from '../../src/field/actions/look-around.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { drawChecks } from '../../src/server/jobs/draw-checks.ts';
import { drawSamples } from '../../src/server/jobs/draw-samples.ts';
import { hearErrands } from '../../src/server/jobs/hear-errands.ts';
import { giveCheckTask, listCheckTasks, whoMayVisit } from '../../src/wire/check-tasks.ts';
import { readVisit } from '../../src/wire/visits.ts';
import { ask } from '../asking.ts';
import { aCustomer, aPerson, aPost, aUnit, change, cookieOf, PASSWORD, write } from '../company.ts';
import { aCompany, at, DAY, LI, PASSWORD as OWN_PASSWORD, SHOP, seenAt, type TestCompany, ZHAO } from './company.ts';
import { visit } from './visit.ts';

// Somebody else goes and asks: a colleague who is told where and about which day, and nothing of what was said before.
// What they bring is their own sealed word; it weighs in the other's record only where they were sent, and fully only where
// their phone stood at the door.

const WEEK = addDays(mondayOf(DAY), 7);
const other = aUnit('东队');
const eastSeat = aPost(other, 71);
const EAST = aPerson('E-1', 'rep', eastSeat, { name: '孙悦', line: 'pharmacy' as never, duty: LI.duty });
const admin = aPerson('B-1', 'admin');
let company: TestCompany;
let boss = '';
let drawn: VisitId;
beforeEach(async () => {
  company = await aCompany();
  const near = aCustomer('E1', { fence: { centre: movedBy(SHOP.fence?.centre as Point, 900, 0), radiusM: 100 } });
  await write(company.deps, admin, change('person', admin), change('policy', DEFAULT_POLICY), change('unit', other));
  await write(company.deps, admin, change('post', eastSeat), change('person', EAST), change('customer', near));
  await write(company.deps, admin, change('ownership', { customer: near.id, post: eastSeat.id, from: '2026-01-01' }));
  company.setNow(at(12));
  await drawSamples(company.deps);
  const phone = await company.phone();
  company.setNow(at(8, 0, WEEK));
  await phone.sync();
  await visit(company, phone, { customer: SHOP, from: at(9, 0, WEEK), planned: false });
  await phone.sync();
  await deriveDue(company.deps);
  company.setNow(at(9, 0, addDays(WEEK, 10)));
  boss = await cookieOf(company.deps, admin);
  await cookieOf(company.deps, EAST);
  await drawChecks(company.deps);
  drawn = (await tasks('open'))[0]?.visit as VisitId;
});
afterEach(() => company.close());

const tasks = async (tab: string) => (await ask(company.app, listCheckTasks, { tab }, { cookie: boss })).reply.tasks;
const give = (assignee: Person | null, how = 'visit') =>
  ask(company.app, giveCheckTask, { visit: drawn, how, assignee: assignee?.id ?? null }, { cookie: boss });
const sheet = async () => (await ask(company.app, readVisit, { visit: drawn }, { cookie: boss })).reply.sheet;
const sent = async (who: Person = EAST, password = PASSWORD) => {
  const phone = await company.phone(who, { password });
  await phone.sync();
  return phone;
};

async function answer(phone: ToldPhone, outcome: BackCheckOutcome, standing: Point = SHOP.fence?.centre as Point) {
  phone.stand(seenAt(standing, phone.clock.now()));
  const errand = phone.log.view().mine?.errands?.find(({ task }) => task === drawn) ?? { task: drawn, fence: SHOP.fence };
  await answerErrand(phone, { errand, outcome, heard: { when: '上午', about: '', note: '店长在' }, seen: await lookAround(phone) });
}

async function hear(phone: ToldPhone) {
  await phone.sync();
  await hearErrands(company.deps);
  await deriveDue(company.deps);
}

test('a colleague is sent, told where and which day and nothing else, asks without a network, and the desk reads what they heard', async () => {
  await give(EAST);
  const phone = await sent();
  const { errands = [] } = phone.log.view().mine ?? {};
  expect(errands).toMatchObject([{ task: drawn, customerName: SHOP.name, day: WEEK, answered: null }]);
  expect(JSON.stringify(errands)).not.toMatch(new RegExp(`${LI.id}|${LI.name}`));
  phone.goOffline();
  await answer(phone, 'confirmed');
  company.pass(3 * HOUR_MS);
  phone.goOnline();
  await hear(phone);
  expect((await tasks('done'))[0]).toMatchObject({
    ...{ visit: drawn, outcome: 'confirmed', assigneeName: '孙悦', tries: 1 },
    heard: [{ how: 'visit', outcome: 'confirmed', stood: 'inside', byName: '孙悦', when: '上午', text: '店长在' }],
  });
  const reasons = (await sheet()).verdict?.gradeReasons;
  expect(reasons).toContain('independent-proof');
  await phone.sync();
  expect(phone.log.view().mine?.errands).toMatchObject([{ answered: 'confirmed', fence: null, address: null }]);
  await hearErrands(company.deps);
  expect((await sheet()).backChecks).toHaveLength(1);
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
});

test('a colleague who says that they went and stood elsewhere: their no asks nobody for a look, and their yes proves nothing', async () => {
  await give(EAST);
  const phone = await sent();
  await answer(phone, 'denied', movedBy(SHOP.fence?.centre as Point, 6_000, 0));
  await hear(phone);
  const { verdict, backChecks } = await sheet();
  expect(backChecks).toMatchObject([{ stood: 'outside' }]);
  expect(verdict?.findings.find(({ signal }) => signal === 'denied-visit')).toMatchObject({ doubtBans: 1, says: { elsewhere: 'yes' } });
  expect(verdict?.review).toBe(false);
});

test('at the door the customer says that nobody came: somebody looks', async () => {
  await give(EAST);
  const phone = await sent();
  await answer(phone, 'denied');
  await hear(phone);
  expect((await sheet()).verdict).toMatchObject({ doubtBans: 2.5, review: true });
});

test('who was not sent keeps their word to themselves, and the rep cannot answer for their own visit', async () => {
  const [stranger, own] = [await sent(), await sent(LI, OWN_PASSWORD)];
  await answer(stranger, 'denied');
  await answer(own, 'confirmed');
  await hear(stranger);
  await hear(own);
  expect((await sheet()).backChecks).toBeUndefined();
  expect((await tasks('open'))[0]).toMatchObject({ visit: drawn, outcome: null, tries: 0 });
  const rows = await company.rows<{ taken: boolean }>('select taken from errand_heard');
  expect(rows).toEqual([{ taken: false }, { taken: false }]);
});

test('one of the same team is named only where nobody else is near; the nearest comes first, the office last', async () => {
  const who = async () => (await ask(company.app, whoMayVisit, { visit: drawn }, { cookie: boss })).reply.people;
  expect((await who()).map(({ name, close }) => [name, close])).toEqual([
    ['孙悦', null],
    [admin.name, null],
  ]);
  expect((await give(ZHAO)).problem).toBe('not-allowed');
  expect((await give(LI)).problem).toBe('not-allowed');
  await write(company.deps, admin, change('person', { ...EAST, active: false }));
  expect((await who()).map(({ name, close }) => [name, close])).toEqual([
    ['赵敏', 'team'],
    [admin.name, null],
  ]);
  expect((await give(ZHAO)).problem).toBeUndefined();
});

test('nobody was in: the task stays, three times; taken from somebody it leaves their phone, and what they asked before still counts', async () => {
  await give(EAST);
  const phone = await sent();
  await answer(phone, 'not-reached');
  await hear(phone);
  await phone.sync();
  expect((await tasks('open'))[0]).toMatchObject({ visit: drawn, tries: 1 });
  expect(phone.log.view().mine?.errands).toMatchObject([{ answered: 'not-reached', fence: SHOP.fence }]);
  phone.goOffline();
  await answer(phone, 'confirmed');
  await give(null, 'call');
  company.pass(20 * DAY_MS);
  await drawChecks(company.deps);
  expect((await tasks('done'))[0]).toMatchObject({ outcome: 'lapsed' });
  phone.goOnline();
  await hear(phone);
  expect((await tasks('done'))[0]).toMatchObject({ outcome: 'confirmed', how: 'visit' });
});

test('off duty no position is read, sent or kept, and the word weighs as a call does', async () => {
  await give(EAST);
  const phone = await sent();
  company.setNow(at(22, 0, addDays(WEEK, 10)));
  await answer(phone, 'denied');
  await hear(phone);
  expect(
    await company.rows(`select name from fact_part where fact_id = (select id from fact where kind = 'customer.asked') order by 1`),
  ).toEqual([{ name: 'details' }, { name: 'words' }]);
  const { verdict, backChecks } = await sheet();
  expect(backChecks).toMatchObject([{ stood: 'unknown', outcome: 'denied' }]);
  expect(verdict).toMatchObject({ doubtBans: 2, review: true });
});
