import { afterEach, beforeEach, expect, test } from 'vitest';
import { fromHex } from '../../src/base/bytes.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/base/moment.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { codeOfStep, codeStepAt } from '../../src/domain/evidence/totp.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import { EVERYTHING } from '../../src/domain/scope.ts';
import type { SiteToken } from '../../src/domain/visit/facts.ts';
import { lookAround } from '../../src/field/actions/look-around.ts';
import { takePhoto } from '../../src/field/actions/take-photo.ts';
import { takeToken } from '../../src/field/actions/take-token.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { addSiteKey } from '../../src/server/store/sites.ts';
import { aCompany, at, LI, NEAR_SHOP, SHELF, SHOP, type TestCompany, ZHAO } from './company.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { aShot, enter, leave } from './visit.ts';

// Crooked days about what only the customer's place can give, through the real phone; and honest ones beside them.

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
});
afterEach(() => company.close());

const SECRET = '3132333435363738393031323334353637383930';
const id = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`;

async function aCode(customer: Customer, n: number, secret = SECRET) {
  await company.deps.database.within(EVERYTHING, (sql) =>
    addSiteKey(sql, { id: id(n), customer: customer.id, kind: 'code', secret, link: `${n}`, label: '', by: LI.id, at: at(7) }),
  );
  return (when: number): SiteToken => ({ kind: 'code', code: codeOfStep(fromHex(secret), codeStepAt(when)) });
}

async function readyPhone(who = LI) {
  const phone = await company.phone(who);
  company.setNow(at(8, 30));
  await phone.sync();
  return phone;
}

let picture = 0;
interface ProvedTold {
  readonly customer: Customer;
  readonly from: number;
  readonly planned?: boolean;
}

/** Checked in at the door, and a photo taken. */
async function begun(phone: ToldPhone, { from, customer, ...told }: ProvedTold): Promise<VisitId> {
  const visit = await enter(company, phone, { from, customer, ...told });
  company.setNow(from + MINUTE_MS);
  const shot = aShot(drawScene({ shop: customer.id, picture: `${(picture += 1)}`, subject: 'shelf-after' }));
  await takePhoto(phone, { visit, question: SHELF, shot, seen: await lookAround(phone) });
  return visit;
}

async function ended(phone: ToldPhone, told: Parameters<typeof leave>[2]) {
  expect((await leave(company, phone, told)).ok).toBe(true);
}

/** A visit with all that makes it B, and what the customer's place gave, five minutes after the door. */
async function proved(phone: ToldPhone, { tokens, ...told }: ProvedTold & { readonly tokens: readonly SiteToken[] }): Promise<VisitId> {
  const visit = await begun(phone, told);
  company.setNow(told.from + 5 * MINUTE_MS);
  for (const token of tokens) await takeToken(phone, token);
  await ended(phone, { visit, customer: told.customer, at: told.from + 15 * MINUTE_MS });
  return visit;
}

let evening = 0;
async function judged(phone: ToldPhone, visit: VisitId, day?: string) {
  company.setNow(at(20, (evening += 1), day));
  await phone.sync();
  await deriveDue(company.deps);
  await phone.sync();
  const sheet = phone.log.view().mine?.visits.find((one) => one.id === visit);
  const { grade, doubtBans, findings, gradeReasons } = sheet?.verdict ?? {};
  const signals = findings?.map(({ signal }) => signal);
  return { grade, doubtBans, signals, independent: gradeReasons?.includes('independent-proof'), states: sheet?.siteProofs?.map((p) => p.state) };
}

test('an honest day: the code on the customer’s screen, offline, makes the visit A', async () => {
  const code = await aCode(SHOP, 1);
  const phone = await readyPhone();
  const visit = await proved(phone, { customer: SHOP, from: at(9), tokens: [code(at(9, 4) + 30_000)] });
  expect(await judged(phone, visit)).toEqual({ grade: 'A', doubtBans: 0, signals: [], independent: true, states: ['proved'] });
  expect((await rebuildAll(company.deps)).differences).toEqual([]);
});

test('a code that was photographed and used a day later proves nothing, and says so', async () => {
  const code = await aCode(SHOP, 1);
  const phone = await readyPhone();
  const visit = await proved(phone, { customer: SHOP, from: at(9), tokens: [code(at(9, 5) - 24 * HOUR_MS + 5 * MINUTE_MS)] });
  // The screen was there only since seven: nothing of the day before can be known.
  expect(await judged(phone, visit)).toMatchObject({ grade: 'B', doubtBans: 0, signals: ['unmatched-site-proof'] });
  company.setNow(at(8, 30, '2026-11-17'));
  await phone.sync();
  const next = await proved(phone, { customer: SHOP, from: at(9, 0, '2026-11-17'), tokens: [code(at(9, 30))], planned: false });
  expect(await judged(phone, next, '2026-11-17')).toMatchObject({
    ...{ grade: 'B', doubtBans: 2, signals: ['stale-site-code'], independent: false, states: ['stale'] },
  });
  expect((await rebuildAll(company.deps)).differences).toEqual([]);
});

test('a code of another customer is no proof and no doubt; a slip of the hand before the right one leaves nothing behind', async () => {
  const [own, other] = [await aCode(SHOP, 1), await aCode(NEAR_SHOP, 2, SECRET.replaceAll('3', '4'))];
  const phone = await readyPhone();
  const wrong = await proved(phone, { customer: SHOP, from: at(9), tokens: [other(at(9, 5))] });
  const slip = await proved(phone, { customer: NEAR_SHOP, from: at(10), tokens: [own(at(10, 5)), other(at(10, 5))] });
  expect(await judged(phone, wrong)).toMatchObject({ grade: 'B', doubtBans: 0, signals: ['unmatched-site-proof'] });
  expect(await judged(phone, slip)).toMatchObject({ grade: 'A', doubtBans: 0, signals: [] });
});

test('two colleagues together: the code counts for who took it first, whichever phone is heard first, and is no doubt', async () => {
  const code = await aCode(SHOP, 1);
  const [li, zhao] = [await readyPhone(), await readyPhone(ZHAO)];
  const both = [
    { phone: li, visit: await begun(li, { customer: SHOP, from: at(9) }) },
    { phone: zhao, visit: await begun(zhao, { customer: SHOP, from: at(9, 2), planned: false }) },
  ];
  company.setNow(at(9, 5));
  for (const { phone } of both) {
    await takeToken(phone, code(at(9, 5)));
    company.pass(15_000);
  }
  for (const { phone, visit } of both) await ended(phone, { visit, customer: SHOP, at: at(9, 20) });
  const [first, second] = both.map(({ visit }) => visit) as [VisitId, VisitId];
  expect(await judged(zhao, second)).toMatchObject({ grade: 'A', states: ['proved'] });
  expect(await judged(li, first)).toMatchObject({ grade: 'A', states: ['proved'] });
  expect(await judged(zhao, second)).toMatchObject({ grade: 'B', doubtBans: 0, signals: ['used-site-proof'], states: ['used'] });
  expect((await rebuildAll(company.deps)).differences).toEqual([]);
});
