import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkInAt } from '../../src/field/actions/check-in.ts';
import { aCompany, at, NEAR_SHOP, SHOP, type TestCompany } from './company.ts';
import { enter, leave, visit } from './visit.ts';

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
});
afterEach(() => company.close());

const stored = async () => (await company.rows<{ n: number }>('select count(*)::int as n from fact'))[0]?.n;

test('an honest day is lived without a network and stored once, however often it is sent', async () => {
  const phone = await company.phone();
  expect(await phone.sync()).toBe(true);
  expect(phone.log.view().customers.get(SHOP.id)?.name).toBe('益民大药房');
  phone.goOffline();
  await visit(company, phone, { customer: SHOP, from: at(9) });
  await visit(company, phone, { customer: NEAR_SHOP, from: at(10) });
  expect(await phone.sync()).toBe(false);
  expect(phone.log.view().sync).toMatchObject({ unsentFacts: 6, lastTrouble: 'offline', oldestUnsentAt: at(9), busy: false });
  phone.goOnline();
  phone.forget(); // the first answer is lost on its way back
  await phone.sync();
  expect(await phone.sync()).toBe(true);
  expect(await stored()).toBe(6);
  expect(phone.log.view().sync).toMatchObject({ unsentFacts: 0, quarantined: [], lastTrouble: undefined });
});

test('an app that is killed in the middle of a visit goes on with it, and with the same chain', async () => {
  const phone = await company.phone();
  await phone.sync();
  phone.goOffline();
  const id = await enter(company, phone, { customer: SHOP, from: at(9) });
  const reopened = await phone.restart();
  expect(reopened.log.view().visits.get(id)?.endedAt).toBeUndefined();
  const again = await checkInAt(reopened, {
    ...{ customer: NEAR_SHOP.id, stop: undefined, purpose: undefined, unplanned: { why: 'passing-by', reason: undefined } },
    ...{ seen: { none: 'timeout' }, offSite: false },
  });
  expect(again).toEqual({ ok: false, error: { why: 'visit-open', visit: id } });
  expect((await leave(company, reopened, { visit: id, customer: SHOP, at: at(9, 20) })).ok).toBe(true);
  reopened.goOnline();
  await reopened.sync();
  expect(await stored()).toBe(3);
  expect(await company.rows('select why from quarantine')).toEqual([]);
});
