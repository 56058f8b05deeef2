import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/base/moment.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { readVisit } from '../../src/wire/visits.ts';
import { aCompany, at, LI, MANAGER, NEAR_SHOP, SHOP, type TestCompany } from './company.ts';
import { waitingAtDesk } from './desk.ts';
import { visit } from './visit.ts';

// Days whose hours are not those at which they were lived, each beside an honest one; and what no server can tell.

let company: TestCompany;
let phone: ToldPhone;
beforeEach(async () => {
  company = await aCompany();
  phone = await company.phone(LI);
  company.setNow(at(8, 30));
  await phone.sync();
});
afterEach(() => company.close());

/** What is made of a visit in the evening, and whether somebody is asked to look. */
async function judged(id: VisitId) {
  company.setNow(Math.max(at(21), company.clock.now()));
  await phone.sync();
  await deriveDue(company.deps);
  const { net } = (await company.phone(MANAGER)).deps;
  const { sheet, story } = await net.call(readVisit, { visit: id });
  const { doubtBans = 0, findings = [] } = sheet.verdict ?? {};
  const against = findings.filter((one) => one.doubtBans > 0).map(({ signal, says }) => [signal, says.why]);
  return { doubtBans, against, waits: (await waitingAtDesk(company)).includes(id), story };
}
const NOTHING = { doubtBans: 0, against: [], waits: false };

test('impossible-time: a clock that is put back by a day after the morning’s contact', async () => {
  phone.setClock(-DAY_MS);
  const id = await visit(company, phone, { customer: SHOP, from: at(10), planned: false });
  expect(await judged(id)).toMatchObject({
    waits: true,
    against: [
      ['impossible-time', 'before-nonce'],
      ['clock-moved', undefined],
    ],
  });
});

test('impossible-time: made in the morning for the afternoon, and sent at once', async () => {
  phone.setClock(6 * HOUR_MS);
  const id = await visit(company, phone, { customer: SHOP, from: at(9) });
  phone.setClock(0);
  company.setNow(at(9, 30));
  await phone.sync();
  const { doubtBans, against, waits } = await judged(id);
  expect(against).toContainEqual(['impossible-time', 'after-receipt']);
  expect([doubtBans >= 2, waits]).toEqual([true, true]);
});

test('impossible-time: made at breakfast for the afternoon, kept until the evening, with what the morning brought after it', async () => {
  phone.setClock(6 * HOUR_MS);
  const id = await visit(company, phone, { customer: SHOP, from: at(8, 40) });
  phone.setClock(0);
  await visit(company, phone, { customer: NEAR_SHOP, from: at(10) });
  const { doubtBans, against, waits } = await judged(id);
  expect(against).toContainEqual(['impossible-time', 'out-of-order']);
  expect([doubtBans >= 2, waits]).toEqual([true, true]);
});

test('impossible-time, honest: an afternoon without a network, sent in the evening or two days later', async () => {
  phone.goOffline();
  const [first, second] = [
    await visit(company, phone, { customer: NEAR_SHOP, from: at(10) }),
    await visit(company, phone, { customer: SHOP, from: at(15) }),
  ];
  company.setNow(at(20) + 2 * DAY_MS);
  phone.goOnline();
  for (const id of [first, second]) expect(await judged(id)).toMatchObject(NOTHING);
});

test('put back inside what server and receipt leave open: nobody can tell, and the page shows how much is open', async () => {
  company.setNow(at(12));
  phone = await phone.restart();
  phone.setClock(-2 * HOUR_MS);
  const id = await visit(company, phone, { customer: SHOP, from: at(12, 10) });
  phone.setClock(0);
  const { story, ...rest } = await judged(id);
  expect(rest).toMatchObject(NOTHING);
  const [started] = story;
  expect(started?.at).toBe(at(10, 10));
  expect([started?.nonceAt, started?.receivedAt]).toEqual([at(8, 30), at(21)]);
});
