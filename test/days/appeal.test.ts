import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY_MS } from '../../src/base/moment.ts';
import { verifyBundle } from '../../src/domain/evidence/verify-bundle.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import { explain } from '../../src/field/actions/explain.ts';
import { movedBy, type Point } from '../../src/domain/place.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { verifyCertified } from '../../src/server/adapters/verify.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { letLapse } from '../../src/server/jobs/let-lapse.ts';
import { exportVisit } from '../../src/wire/log.ts';
import { readReviewQueue, readRules } from '../../src/wire/review.ts';
import { readVisit, reviewVisit } from '../../src/wire/visits.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { ask } from '../asking.ts';
import { aPerson, change, cookieOf, write } from '../company.ts';
import { aCompany, at, SHOP, type TestCompany } from './company.ts';
import { aShot, visit } from './visit.ts';

// A doubt and what people make of it: the rep's word against it, the clock that runs for the company, and what is left.

let company: TestCompany;
let cookie = '';
beforeEach(async () => {
  company = await aCompany();
  const boss = aPerson('B-1', 'admin');
  await write(company.deps, boss, change('person', boss));
  cookie = await cookieOf(company.deps, boss);
});
afterEach(() => company.close());

/** A visit whose every position lies twenty kilometres from the customer. */
async function doubted(): Promise<{ phone: ToldPhone; id: VisitId }> {
  const phone = await company.phone();
  company.setNow(at(8, 30));
  await phone.sync();
  const id = await visit(company, phone, { customer: SHOP, from: at(9), standing: movedBy(SHOP.fence?.centre as Point, 20_000, 0) });
  await settle(phone);
  return { phone, id };
}

async function settle(phone: ToldPhone) {
  await phone.sync();
  await deriveDue(company.deps);
  await phone.sync();
}

const sheetOn = (phone: ToldPhone, id: VisitId) => phone.log.view().mine?.visits.find((sheet) => sheet.id === id);
const desk = {
  queue: async (tab: string) => (await ask(company.app, readReviewQueue, { tab }, { cookie })).reply,
  decide: (id: VisitId, decision: string, reason?: string) => ask(company.app, reviewVisit, { visit: id, decision, reason }, { cookie }),
  figures: async () => (await ask(company.app, readRules, {}, { cookie })).reply.rules.find(({ signal }) => signal === 'outside-fence'),
};

async function appeal(phone: ToldPhone, id: VisitId, words: { text: string; bytes?: Uint8Array<ArrayBuffer> } = { text: '' }) {
  await explain(phone, { visit: id, as: 'appeal', text: words.text, about: undefined, shot: words.bytes && aShot(words.bytes) });
  await settle(phone);
}

test('a doubt that is appealed against with a photo and overturned is gone, and counts for how right the rule was', async () => {
  const { phone, id } = await doubted();
  expect(sheetOn(phone, id)).toMatchObject({ validity: 'unproven', verdict: { review: true }, appeal: null });
  expect(await desk.queue('waiting')).toMatchObject({ rows: [{ id, drawn: null }], counts: { waiting: 1, appeals: 0 } });
  expect((await desk.decide(id, 'rejected', '离客户太远')).status).toBe(200);
  await phone.sync();
  expect(sheetOn(phone, id)).toMatchObject({ validity: 'rejected' });
  expect(await desk.figures()).toMatchObject({ confirmed: { k: 1, n: 1 } });

  company.pass(60_000);
  await appeal(phone, id, { text: '店已经搬了', bytes: drawScene({ shop: 'a', picture: 'front', subject: 'shelf-after' }) });
  const dueAt = company.clock.now() + 7 * DAY_MS;
  expect(sheetOn(phone, id)?.appeal).toMatchObject({ state: 'open', dueAt });
  expect(await desk.queue('appeals')).toMatchObject({ rows: [{ id, dueAt }], counts: { waiting: 0, appeals: 1 } });
  const { sheet } = (await ask(company.app, readVisit, { visit: id }, { cookie })).reply;
  const photo = sheet.explanations[0]?.photo;
  expect((await company.app.request(`/api/photos/${photo}?visit=${id}`, { headers: { cookie } })).status).toBe(200);

  company.pass(60_000);
  expect((await desk.decide(id, 'accepted')).problem).toBe('malformed');
  expect((await desk.decide(id, 'accepted', '新地址核对过了')).status).toBe(200);
  await phone.sync();
  expect(sheetOn(phone, id)).toMatchObject({ validity: 'valid', appeal: { state: 'overturned' } });
  expect(await desk.queue('appeals')).toMatchObject({ rows: [] });
  expect(await desk.figures()).toMatchObject({ confirmed: { k: 0, n: 1 } });
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
});

test('an appeal needs no words, and one that nobody answers in seven days takes along what it was against', async () => {
  const { phone, id } = await doubted();
  await desk.decide(id, 'rejected', '离客户太远');
  company.pass(60_000);
  await appeal(phone, id);
  company.pass(7 * DAY_MS - 60_000);
  await letLapse(company.deps);
  await phone.sync();
  expect(sheetOn(phone, id)).toMatchObject({ validity: 'rejected', appeal: { state: 'open' } });
  company.pass(60_000);
  await letLapse(company.deps);
  await phone.sync();
  expect(sheetOn(phone, id)).toMatchObject({
    ...{ validity: 'unproven', appeal: { state: 'lapsed' } },
    lapses: [{ why: 'appeal-unanswered', afterDays: 7 }],
  });
  expect(await desk.queue('appeals')).toMatchObject({ rows: [], counts: { waiting: 0, appeals: 0 } });
  expect((await desk.decide(id, 'rejected', '还是不行')).problem).toBe('not-allowed');
  expect(await desk.figures()).toMatchObject({ confirmed: { k: 0, n: 0 } });
  await letLapse(company.deps);
  expect(await company.rows(`select 1 from fact where kind = 'visit.lapsed'`)).toHaveLength(1);
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
});

test('the clock is the server’s: a phone set back a year leaves the company its seven days', async () => {
  const { phone, id } = await doubted();
  phone.setClock(-365 * DAY_MS);
  await appeal(phone, id);
  expect(sheetOn(phone, id)?.appeal).toMatchObject({ state: 'open', dueAt: company.clock.now() + 7 * DAY_MS });
});

test('a doubt that nobody decided on for ninety days asks for nothing more; a reply in between counts', async () => {
  const { phone, id } = await doubted();
  company.pass(60 * DAY_MS);
  await explain(phone, { visit: id, as: 'reply', text: '店搬到新址了', about: undefined });
  await settle(phone);
  company.pass(40 * DAY_MS);
  await letLapse(company.deps);
  expect(await desk.queue('waiting')).toMatchObject({ counts: { waiting: 1 } });
  company.pass(51 * DAY_MS);
  await letLapse(company.deps);
  expect(await desk.queue('waiting')).toMatchObject({ rows: [], counts: { waiting: 0 } });
  expect((await ask(company.app, readVisit, { visit: id }, { cookie })).reply.sheet).toMatchObject({
    ...{ validity: 'unproven', lapses: [{ why: 'too-old', afterDays: 90 }] },
    verdict: { review: true, doubtBans: 2 },
  });
  const { bundle } = (await ask(company.app, exportVisit, { visit: id }, { cookie })).reply;
  const checks = await verifyBundle(bundle, {
    check: company.deps.verify,
    checkCertified: verifyCertified,
    organisationKey: company.deps.key.publicKey,
  });
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
});

test('what was asked waits again once it was answered', async () => {
  const { phone, id } = await doubted();
  await desk.decide(id, 'asked', '在哪里见的？');
  expect(await desk.queue('waiting')).toMatchObject({ rows: [] });
  company.pass(60_000);
  await explain(phone, { visit: id, as: 'reply', text: '新址', about: undefined });
  await settle(phone);
  expect(await desk.queue('waiting')).toMatchObject({ rows: [{ id }] });
});
