import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, DAY_MS, mondayOf } from '../../src/base/moment.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import { drawBackChecks } from '../../src/domain/trust/back-check.ts';
import { movedBy, type Point } from '../../src/domain/place.ts';
import { DEFAULT_POLICY } from '../../src/domain/visit/policy.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { drawChecks } from '../../src/server/jobs/draw-checks.ts';
import { drawSamples } from '../../src/server/jobs/draw-samples.ts';
import { type CheckTask, giveCheckTask, linkForCheck, listCheckTasks, readHonestRates, sayBackCheck } from '../../src/wire/check-tasks.ts';
import { readRules } from '../../src/wire/review.ts';
import { readVisit } from '../../src/wire/visits.ts';
import { ask } from '../asking.ts';
import { aPerson, change, cookieOf, write } from '../company.ts';
import { aCompany, at, DAY, LI, MANAGER, SHOP, type TestCompany } from './company.ts';
import { visit } from './visit.ts';

// Customers are asked afterwards: who is drawn was promised before, who asks is not whose visit it is, and what they hear
// weighs no more than a memory does.

const WEEK = addDays(mondayOf(DAY), 7);
let company: TestCompany;
let [boss, leader] = ['', ''];
let ids: VisitId[] = [];
beforeEach(async () => {
  company = await aCompany();
  const admin = aPerson('B-1', 'admin');
  await write(company.deps, admin, change('person', admin), change('policy', DEFAULT_POLICY));
  company.setNow(at(12));
  await drawSamples(company.deps);
  const phone = await company.phone();
  company.setNow(at(8, 0, WEEK));
  await phone.sync();
  ids = [];
  for (let i = 0; i < 8; i++) ids.push(await visit(company, phone, { customer: SHOP, from: at(9 + i, 0, WEEK), planned: false }));
  await phone.sync();
  await deriveDue(company.deps);
  company.setNow(at(9, 0, addDays(WEEK, 10)));
  [boss, leader] = [await cookieOf(company.deps, admin), await cookieOf(company.deps, MANAGER)];
});
afterEach(() => company.close());

const tasks = async (tab = 'open', cookie = boss) => (await ask(company.app, listCheckTasks, { tab }, { cookie })).reply.tasks;
const give = (visit: VisitId, how: string, cookie = boss, assignee: string | null = null) =>
  ask(company.app, giveCheckTask, { visit, how, assignee }, { cookie });
const say = (visit: VisitId, outcome: string, cookie = boss) =>
  ask(company.app, sayBackCheck, { visit, outcome, about: '陈列' }, { cookie });
const sheet = async (visit: VisitId) => (await ask(company.app, readVisit, { visit }, { cookie: boss })).reply.sheet;

async function drawn(): Promise<[CheckTask, CheckTask]> {
  await drawChecks(company.deps);
  const [first, second] = await tasks();
  if (!first || !second) throw new Error('too few were drawn');
  return [first, second];
}

test('a week is drawn once it is final, by the seed that was promised, and once', async () => {
  company.setNow(at(9, 0, addDays(WEEK, 9)));
  await drawChecks(company.deps);
  expect(await tasks()).toEqual([]);
  company.pass(DAY_MS);
  await drawn();
  await drawChecks(company.deps);
  const [{ seed = '' } = {}] = await company.rows<{ seed: string }>('select seed from sample_seed where week = $1', [WEEK]);
  const again = drawBackChecks(
    seed,
    ids.map((id) => ({ id, region: 'r', line: 'l', rank: 0 })),
  );
  expect((await tasks()).map((task) => task.visit as string).toSorted()).toEqual(again.random.toSorted());
});

test('a rep who never went: on the phone the customer says so, and that day is looked at; the rep reads it on the phone', async () => {
  const [{ visit: id }] = await drawn();
  await give(id, 'call');
  expect((await say(id, 'denied')).reply.task).toMatchObject({ outcome: 'denied', tries: 1 });
  const { verdict, backChecks } = await sheet(id);
  expect(verdict).toMatchObject({ doubtBans: 2, review: true });
  expect(verdict?.findings.find(({ signal }) => signal === 'denied-visit')?.family).toBe('site');
  expect(backChecks).toMatchObject([{ how: 'call', outcome: 'denied', about: '陈列' }]);
  const phone = await company.phone(LI);
  await phone.sync();
  expect(JSON.stringify(phone.log.view().mine)).toContain('denied-visit');
  expect((await say(id, 'confirmed')).problem).toBe('not-allowed');
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
});

test('an honest day of which the customer errs on the phone: with their own receipt beside it, nobody has to look', async () => {
  const [{ visit: id }] = await drawn();
  await give(id, 'receipt');
  const { path } = (await ask(company.app, linkForCheck, { visit: id }, { cookie: boss })).reply;
  await give(id, 'call');
  const form = { method: 'POST', body: new URLSearchParams({ answer: 'correct' }) };
  await company.app.request(path, form, { incoming: { socket: { remoteAddress: '203.0.113.7' } } });
  expect((await tasks()).map((task) => task.visit)).toContain(id);
  await say(id, 'denied');
  expect((await sheet(id)).verdict).toMatchObject({ doubtBans: 1, review: false });
});

test('a receipt that is sent for a task answers it; the desk cannot answer in the customer’s place', async () => {
  const [{ visit: id }] = await drawn();
  await give(id, 'receipt');
  expect((await say(id, 'confirmed')).problem).toBe('not-allowed');
  const { path } = (await ask(company.app, linkForCheck, { visit: id }, { cookie: boss })).reply;
  const form = { method: 'POST', body: new URLSearchParams({ answer: 'nobody-came' }) };
  await company.app.request(path, form, { incoming: { socket: { remoteAddress: '203.0.113.7' } } });
  expect((await tasks('done'))[0]).toMatchObject({ visit: id, outcome: 'denied' });
});

test('who leads the rep may call and may not go; the rep sees no task; nobody is handed one they may not do', async () => {
  const [{ visit: id }] = await drawn();
  await give(id, 'visit');
  expect((await say(id, 'confirmed', leader)).problem).toBe('not-allowed');
  expect((await give(id, 'visit', boss, MANAGER.id)).problem).toBe('not-allowed');
  expect((await give(id, 'call', boss, LI.id)).problem).toBe('not-allowed');
  const own = await cookieOf(company.deps, LI);
  expect((await ask(company.app, listCheckTasks, {}, { cookie: own })).problem).toBe('not-allowed');
  expect((await say(id, 'confirmed')).reply.task.outcome).toBe('confirmed');
  expect((await sheet(id)).verdict?.gradeReasons).toContain('independent-proof');
});

test('tries are kept, three are enough, what is too old lapses; the rate tells who gave no answer apart', async () => {
  const [{ visit: first }, { visit: second }] = await drawn();
  await give(first, 'call');
  for (let i = 0; i < 3; i++) await say(first, 'not-reached');
  expect((await sheet(first)).backChecks).toHaveLength(3);
  expect((await sheet(first)).verdict?.findings.some(({ signal }) => signal === 'denied-visit')).toBe(false);
  await give(second, 'call');
  await say(second, 'confirmed');
  const rates = async (cookie: string) => (await ask(company.app, readHonestRates, {}, { cookie })).reply.regions;
  expect(await rates(boss)).toMatchObject([{ visits: 8, drawn: 2, answered: 1, unanswered: 1, rate: 1, high: 1 }]);
  expect((await rates(boss))[0]?.low).toBeLessThan(0.3);
  expect(await rates(leader)).toHaveLength(1);
  await company.rows('update back_check set outcome = null where visit_id = $1', [second]);
  company.pass(15 * DAY_MS);
  await drawChecks(company.deps);
  expect((await tasks('done')).map(({ outcome }) => outcome).toSorted()).toEqual(['lapsed', 'not-reached']);
});

test('customers, asked by lot and knowing of no rule, are the other measure of each: what they say stands beside what reviewers decided', async () => {
  const next = addDays(WEEK, 7);
  company.setNow(at(12, 0, addDays(WEEK, 4)));
  await drawSamples(company.deps);
  const phone = await company.phone(LI);
  company.setNow(at(8, 0, next));
  await phone.sync();
  const standing = movedBy(SHOP.fence?.centre as Point, 20_000, 0);
  for (let i = 0; i < 4; i++) await visit(company, phone, { customer: SHOP, from: at(9 + i, 0, next), planned: false, standing });
  await phone.sync();
  await deriveDue(company.deps);
  company.setNow(at(9, 0, addDays(next, 10)));
  for (let week = 0; week < 2; week++) await drawChecks(company.deps);
  const all = await tasks();
  for (const { visit: id } of all) await give(id, 'call');
  for (const { visit: id, day } of all) await say(id, day === next ? 'denied' : 'confirmed');
  const { rules, unsuspected } = (await ask(company.app, readRules, {}, { cookie: boss })).reply;
  expect(rules.find(({ signal }) => signal === 'outside-fence')?.asked).toMatchObject({ k: 2, n: 2 });
  expect(unsuspected).toMatchObject({ k: 0, n: 2 });
  // Their own word is no measure of itself.
  expect(rules.find(({ signal }) => signal === 'denied-visit')?.asked.n).toBe(0);
});
