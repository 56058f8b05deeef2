import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/base/moment.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import { movedBy } from '../../src/domain/place.ts';
import { amendAnswer } from '../../src/field/actions/amend-answer.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { lookAtPhotos } from '../../src/server/jobs/look-at-photos.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { phoneKey } from '../../tools/told-key.ts';
import { aCompany, at, CLEAN, FAR_SHOP, LI, NEAR_SHOP, SHOP, type TestCompany } from './company.ts';
import { waitingAtDesk } from './desk.ts';
import { aShot, visit } from './visit.ts';
import { pushFacts } from '../../src/wire/push-facts.ts';

// For each signal a crooked day, and beside it an honest one that looks much like it and stays clean.

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
});
afterEach(() => company.close());

const door = SHOP.fence?.centre ?? { lat: 0, lon: 0 };

/** What the rep is told in the evening about a visit of theirs: signals by name, and how much they weigh. */
async function judged(phone: ToldPhone, id: VisitId) {
  company.setNow(at(21));
  await phone.sync();
  await lookAtPhotos(company.deps);
  await deriveDue(company.deps);
  await phone.sync();
  const sheet = phone.log.view().mine?.visits.find((visit) => visit.id === id);
  const findings = sheet?.verdict?.findings ?? [];
  return {
    doubtBans: sheet?.verdict?.doubtBans,
    against: findings.filter(({ doubtBans }) => doubtBans > 0).map(({ signal }) => signal),
    labels: findings.filter(({ doubtBans }) => doubtBans === 0).map(({ signal }) => signal),
    waits: (await waitingAtDesk(company)).includes(id),
  };
}
const CLEAN_DAY = { doubtBans: 0, against: [], waits: false };

async function readyPhone(more: Parameters<TestCompany['phone']>[1] = {}) {
  const phone = await company.phone(LI, more);
  company.setNow(at(8, 30));
  await phone.sync();
  return phone;
}

test('an honest day stays clean', async () => {
  const phone = await readyPhone();
  const first = await visit(company, phone, {
    customer: SHOP,
    from: at(9),
    photo: aShot(drawScene({ shop: 'a', picture: '1', subject: 'shelf-after' })),
  });
  const second = await visit(company, phone, { customer: NEAR_SHOP, from: at(9, 40) });
  expect(await judged(phone, first)).toMatchObject(CLEAN_DAY);
  expect(await judged(phone, second)).toMatchObject(CLEAN_DAY);
});

test('outside-fence: checked in and out three kilometres away', async () => {
  const phone = await readyPhone();
  const id = await visit(company, phone, { customer: SHOP, from: at(9), standing: movedBy(door, 3_000, 0) });
  expect(await judged(phone, id)).toMatchObject({ against: ['outside-fence'], waits: true });
});

test('outside-fence, honest: a little way off, as far as a phone may be wrong', async () => {
  const phone = await readyPhone();
  const id = await visit(company, phone, { customer: SHOP, from: at(9), standing: movedBy(door, 155, 0) });
  expect(await judged(phone, id)).toMatchObject(CLEAN_DAY);
});

test.each([
  ['three minutes', 3, true],
  ['five minutes, which is said and not enough to ask for a look', 5, false],
] as const)('impossible-hop: sixty kilometres in %s', async (_, minutes, waits) => {
  const phone = await readyPhone();
  await visit(company, phone, { customer: SHOP, from: at(9) });
  const id = await visit(company, phone, { customer: FAR_SHOP, from: at(9, 15 + minutes) });
  expect(await judged(phone, id)).toMatchObject({ against: ['impossible-hop'], waits });
});

test('impossible-hop, honest: sixty kilometres on the motorway', async () => {
  const phone = await readyPhone();
  await visit(company, phone, { customer: SHOP, from: at(9) });
  const id = await visit(company, phone, { customer: FAR_SHOP, from: at(10, 15) });
  expect(await judged(phone, id)).toMatchObject(CLEAN_DAY);
});

test('overlapping-visits: two phones at two customers at once', async () => {
  const [one, two] = [await readyPhone(), await readyPhone()];
  const first = await visit(company, one, { customer: SHOP, from: at(9), minutes: 40 });
  await visit(company, two, { customer: NEAR_SHOP, from: at(9, 10) });
  await two.sync();
  expect(await judged(one, first)).toMatchObject({ against: ['overlapping-visits'], waits: true });
});

test('overlapping-visits, honest: a new phone in the afternoon', async () => {
  const [one, two] = [await readyPhone(), await readyPhone()];
  const first = await visit(company, one, { customer: SHOP, from: at(9), minutes: 40 });
  await visit(company, two, { customer: NEAR_SHOP, from: at(14) });
  await two.sync();
  expect(await judged(one, first)).toMatchObject(CLEAN_DAY);
});

test('too-short: in and out in one minute, and all done', async () => {
  const phone = await readyPhone();
  const id = await visit(company, phone, { customer: SHOP, from: at(9), minutes: 1 });
  expect(await judged(phone, id)).toMatchObject({ against: ['too-short'], waits: false });
});

test('too-short, honest: the shutters are down, and that is said', async () => {
  const phone = await readyPhone();
  const id = await visit(company, phone, { customer: SHOP, from: at(9), minutes: 1, outcome: 'closed' });
  expect(await judged(phone, id)).toMatchObject(CLEAN_DAY);
});

test('clock-moved: the phone’s clock is put back before the check-in', async () => {
  const phone = await readyPhone();
  company.setNow(at(11));
  await phone.sync();
  phone.setClock(-HOUR_MS);
  const id = await visit(company, phone, { customer: SHOP, from: at(11, 10) });
  expect(await judged(phone, id)).toMatchObject({ against: ['clock-moved'], waits: false });
});

test('clock-moved, honest: a clock that is simply wrong all day', async () => {
  const phone = await company.phone();
  phone.setClock(-25 * MINUTE_MS);
  company.setNow(at(8, 40));
  await phone.sync();
  const id = await visit(company, phone, { customer: SHOP, from: at(9) });
  expect(await judged(phone, id)).toMatchObject(CLEAN_DAY);
});

test('broken-chain: one key on two phones tells two stories', async () => {
  const key = phoneKey();
  const [one, copy] = [await readyPhone({ key }), await readyPhone({ key })];
  const id = await visit(company, one, { customer: SHOP, from: at(9) });
  await visit(company, copy, { customer: NEAR_SHOP, from: at(14) });
  await copy.sync();
  expect(await judged(one, id)).toMatchObject({ against: ['broken-chain'], waits: true });
});

test('broken-chain, honest: a visit whose facts arrive one by one, the last of them first', async () => {
  const phone = await readyPhone();
  const id = await visit(company, phone, { customer: SHOP, from: at(9) });
  const { net, key, store } = phone.deps;
  const [first, ...rest] = await store.unsent(9);
  for (const fact of [...rest.toReversed(), first]) await net.call(pushFacts, { device: key.device, facts: [fact] });
  expect(await judged(phone, id)).toMatchObject(CLEAN_DAY);
});

test('altered-facts: somebody on the way changes a time', async () => {
  const app: Pick<TestCompany['app'], 'request'> = {
    request: async (asked: string | Request | URL) => {
      const request = asked as Request;
      if (!request.url.endsWith('/facts')) return company.app.request(request);
      const said = (await request.json()) as { facts: { envelope: { kind: string; at: number } }[] };
      for (const { envelope } of said.facts) if (envelope.kind === 'question.answered') envelope.at += 5 * MINUTE_MS;
      return company.app.request(new Request(request.url, { method: 'POST', headers: request.headers, body: JSON.stringify(said) }));
    },
  };
  const phone = await readyPhone({ app });
  const id = await visit(company, phone, { customer: SHOP, from: at(9) });
  expect(await judged(phone, id)).toMatchObject({ against: ['altered-facts'], waits: true });
  expect(phone.log.view().sync.quarantined).toMatchObject([{ kind: 'question.answered', why: 'altered' }]);
});

test('late-entry is a label: what is written down in the evening weighs nothing', async () => {
  const phone = await readyPhone();
  const id = await visit(company, phone, { customer: SHOP, from: at(9) });
  company.setNow(at(17));
  await amendAnswer(phone, { visit: id, question: CLEAN, given: false, reason: '记错了' });
  expect(await judged(phone, id)).toMatchObject({ doubtBans: 0, labels: expect.arrayContaining(['late-entry']) });
});

test('same-photo-bytes: last week’s picture once more', async () => {
  const phone = await readyPhone();
  const photo = aShot(drawScene({ shop: 'a', picture: '1', subject: 'shelf-after' }));
  await visit(company, phone, { customer: SHOP, from: at(9), photo });
  const id = await visit(company, phone, { customer: NEAR_SHOP, from: at(11), photo });
  expect(await judged(phone, id)).toMatchObject({ against: ['same-photo-bytes'], waits: true });
});

test('same-photo-bytes, honest: the same shelf, photographed twice', async () => {
  const phone = await readyPhone();
  const picture = (n: string) => aShot(drawScene({ shop: 'a', picture: n, subject: 'shelf-after' }));
  await visit(company, phone, { customer: SHOP, from: at(9), photo: picture('1') });
  const id = await visit(company, phone, { customer: NEAR_SHOP, from: at(11), photo: picture('2') });
  expect(await judged(phone, id)).toMatchObject(CLEAN_DAY);
});
