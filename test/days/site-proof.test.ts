import { afterEach, beforeEach, expect, test } from 'vitest';
import { fromHex, join, toHex } from '../../src/base/bytes.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/base/moment.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { codeOfStep, codeStepAt } from '../../src/domain/evidence/totp.ts';
import type { StopId, VisitId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person.ts';
import { EVERYTHING } from '../../src/domain/scope.ts';
import type { SiteToken } from '../../src/domain/visit/facts.ts';
import { lookAround } from '../../src/field/actions/look-around.ts';
import { takePhoto } from '../../src/field/actions/take-photo.ts';
import { takeToken } from '../../src/field/actions/take-token.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { writeDirectives } from '../../src/server/directives/write.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { aes } from '../../src/server/adapters/aes.ts';
import { addSiteKey as addSiteKeyOf, askReceipt } from '../../src/wire/sites.ts';
import { cmac } from '../../src/domain/evidence/cmac.ts';
import { addSiteKey } from '../../src/server/store/sites.ts';
import { aCompany, at, DAY, LI, MANAGER, NEAR_SHOP, SHELF, SHOP, type TestCompany, ZHAO } from './company.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { aShot, enter, leave } from './visit.ts';

// Crooked days about what only the customer's place can give, through the real phone; and honest ones beside them.

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
});
afterEach(() => company.close());

const OFFICE = '198.51.100.4';
const NO_KEYS = { metaKey: '', fileKey: '' };
const SECRET = '3132333435363738393031323334353637383930';
const id = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`;

async function aCode(customer: Customer, n: number, secret = SECRET) {
  await company.deps.database.within(EVERYTHING, (sql) =>
    addSiteKey(sql, { id: id(n), customer: customer.id, kind: 'code', secret, link: `${n}`, label: '', by: LI.id, at: at(7) }),
  );
  return (when: number): SiteToken => ({ kind: 'code', code: codeOfStep(fromHex(secret), codeStepAt(when)) });
}

/** Put into somebody's day, whoever looks after the customer: so their phone knows it. */
async function planned(person: Person, customer: Customer) {
  const value = { person: person.id, day: DAY, stops: [{ id: id(900) as StopId, customer: customer.id }] };
  const plan = { kind: 'plan' as const, id: `${person.id}:${DAY}`, value };
  await company.deps.database.within(EVERYTHING, (sql) => writeDirectives(sql, { at: at(7, 30), by: LI.id }, [plan]));
}

/** A manager sets a customer's place up, and the customer opens the page on a browser of their own. */
async function setUp(customer: Customer, kind: 'code' | 'tap') {
  const phone = await company.phone(MANAGER);
  return phone.deps.net.call(addSiteKeyOf, { customer: customer.id, kind });
}

function aBrowser(remoteAddress = '203.0.113.7') {
  let cookie = '';
  const env = { incoming: { socket: { remoteAddress } } };
  return async (path: string, form?: Record<string, string>) => {
    const init = form ? { method: 'POST', body: new URLSearchParams(form), headers: { cookie } } : { headers: { cookie } };
    const response = await company.app.request(path, init, env);
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return { status: response.status, text: await response.text() };
  };
}

/** The tag's side of a tap: number and counter under one key, a MAC of both under the other. */
function tapOf({ metaKey, fileKey }: { metaKey: string; fileKey: string }, counter: number): SiteToken {
  const [uid, count] = [fromHex('04de5f1eacc040'), Uint8Array.of(counter & 0xff, counter >> 8, 0)];
  const picc = aes.encrypt(fromHex(metaKey), join(Uint8Array.of(0xc7), uid, count, new Uint8Array(5)));
  const session = cmac(aes, fromHex(fileKey), join(fromHex('3cc300010080'), uid, count));
  const mac = cmac(aes, session, new Uint8Array(0)).filter((_, i) => i % 2 === 1);
  return { kind: 'tap', picc: toHex(picc), mac: toHex(mac) };
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
  return {
    grade,
    doubtBans,
    signals,
    independent: gradeReasons?.includes('independent-proof'),
    states: sheet?.siteProofs?.map((p) => p.state),
  };
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
  await planned(ZHAO, SHOP);
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

test('the code as the customer’s own screen shows it: one browser keeps the page, and nobody else sees it', async () => {
  const phone = await readyPhone();
  const { screen } = await setUp(SHOP, 'code');
  const [shop, rep] = [aBrowser(), aBrowser()];
  expect((await shop(screen ?? '')).text).toMatch(/在这块屏幕上显示[^]*Show it on this screen/);
  expect((await shop(screen ?? '', {})).status).toBe(303);
  company.setNow(at(9, 5));
  const shown = await shop(screen ?? '');
  const [, a = '', b = ''] = /class="digits">(\d{4}) (\d{4})</.exec(shown.text) ?? [];
  expect((await rep(screen ?? '')).status).toBe(403);
  expect((await rep(screen ?? '', {})).status).toBe(403);
  const visit = await proved(phone, { customer: SHOP, from: at(9), tokens: [{ kind: 'code', code: a + b }] });
  expect(await judged(phone, visit)).toMatchObject({ grade: 'A', states: ['proved'] });
  const { screen: next } = await setUp(SHOP, 'code');
  expect((await shop(screen ?? '')).status).toBe(404);
  expect((await shop(next ?? '')).status).toBe(200);
  // What was proved stays proved when the code is renewed.
  expect(await judged(phone, visit)).toMatchObject({ grade: 'A', states: ['proved'] });
});

test('an honest day: a tap of the customer’s tag makes the visit A', async () => {
  const phone = await readyPhone();
  const { tag } = await setUp(SHOP, 'tap');
  const visit = await proved(phone, { customer: SHOP, from: at(9), tokens: [tapOf(tag ?? NO_KEYS, 61)] });
  expect(await judged(phone, visit)).toEqual({ grade: 'A', doubtBans: 0, signals: [], independent: true, states: ['proved'] });
});

test('the same tap twice, and one from before: neither proves, and both are told; another customer’s tap is only no proof', async () => {
  const phone = await readyPhone();
  const { tag } = await setUp(SHOP, 'tap');
  const keys = tag ?? NO_KEYS;
  const first = await proved(phone, { customer: SHOP, from: at(9), tokens: [tapOf(keys, 61)] });
  const again = await proved(phone, { customer: SHOP, from: at(11), tokens: [tapOf(keys, 61)], planned: false });
  const back = await proved(phone, { customer: SHOP, from: at(13), tokens: [tapOf(keys, 60)], planned: false });
  const away = await proved(phone, { customer: NEAR_SHOP, from: at(15), tokens: [tapOf(keys, 62)] });
  expect(await judged(phone, first)).toMatchObject({ grade: 'A', signals: [] });
  expect(await judged(phone, again)).toMatchObject({ grade: 'B', doubtBans: 2, signals: ['used-site-proof'], states: ['used'] });
  expect(await judged(phone, back)).toMatchObject({ grade: 'B', doubtBans: 1, signals: ['used-site-proof'], states: ['back'] });
  expect(await judged(phone, away)).toMatchObject({ grade: 'B', doubtBans: 0, signals: ['unmatched-site-proof'] });
  expect((await rebuildAll(company.deps)).differences).toEqual([]);
});

async function receiptOf(phone: ToldPhone, visit: VisitId) {
  await judged(phone, visit);
  return (await phone.deps.net.call(askReceipt, { visit })).path;
}

test('an honest day: the customer confirms on a device of their own, once, and the visit is A', async () => {
  const phone = await readyPhone();
  const visit = await proved(phone, { customer: SHOP, from: at(9), tokens: [] });
  const path = await receiptOf(phone, visit);
  const customer = aBrowser();
  expect((await customer(path)).text).toMatch(/益民大药房[^]*2026-11-16 09:00–09:15[^]*没有人来过[^]*Nobody came/);
  expect((await customer(path, { answer: 'correct', name: '王店长' })).text).toMatch(/谢谢/);
  expect((await customer(path, { answer: 'nobody-came' })).text).toMatch(/已经回答过/);
  expect(await judged(phone, visit)).toMatchObject({ grade: 'A', doubtBans: 0, signals: [], independent: true });
  const sheet = phone.log.view().mine?.visits.find((one) => one.id === visit);
  expect(sheet?.customerSaid).toMatchObject([{ answer: 'correct', from: 'another-device', name: '王店长' }]);
  expect((await rebuildAll(company.deps)).differences).toEqual([]);
});

test('the customer says that nobody came: a person looks; a change is shown and is no doubt', async () => {
  const phone = await readyPhone();
  const [denied, changed] = [
    await proved(phone, { customer: SHOP, from: at(9), tokens: [] }),
    await proved(phone, { customer: NEAR_SHOP, from: at(10), tokens: [] }),
  ];
  await aBrowser()(await receiptOf(phone, denied), { answer: 'nobody-came' });
  await aBrowser()(await receiptOf(phone, changed), { answer: 'change', text: '是六盒' });
  expect(await judged(phone, denied)).toMatchObject({ grade: 'B', doubtBans: 2.5, signals: ['customer-denies'], independent: false });
  expect(await judged(phone, changed)).toMatchObject({ grade: 'B', doubtBans: 0, signals: [], independent: false });
});

test('one browser that answers for two customers proves nothing the second time; a link that was changed or is old opens nothing', async () => {
  const phone = await readyPhone();
  const [one, two] = [
    await proved(phone, { customer: SHOP, from: at(9), tokens: [] }),
    await proved(phone, { customer: NEAR_SHOP, from: at(10), tokens: [] }),
  ];
  const browser = aBrowser();
  const path = await receiptOf(phone, one);
  expect((await browser(path.replace(/.$/, path.endsWith('A') ? 'B' : 'A'))).status).toBe(404);
  await browser(path, { answer: 'correct' });
  const second = await receiptOf(phone, two);
  await browser(second, { answer: 'correct' });
  expect(await judged(phone, two)).toMatchObject({ grade: 'B', doubtBans: 0, independent: false });
  expect((await browser(second, { answer: 'everything' })).status).toBe(400);
  company.setNow(at(9, 0, '2026-12-01'));
  expect((await browser(second)).status).toBe(410);
});

test('a receipt answered from the network that it was asked from is kept, and proves nothing; on the customer’s own screen it does', async () => {
  const { screen } = await setUp(NEAR_SHOP, 'code');
  const [shop, second] = [aBrowser(OFFICE), aBrowser(OFFICE)];
  await shop(screen ?? '', {});
  const env = { incoming: { socket: { remoteAddress: OFFICE } } };
  const phone = await company.phone(LI, { app: { request: async (request) => company.app.request(request as Request, undefined, env) } });
  company.setNow(at(8, 30));
  await phone.sync();
  const [one, two] = [
    await proved(phone, { customer: SHOP, from: at(9), tokens: [] }),
    await proved(phone, { customer: NEAR_SHOP, from: at(10), tokens: [] }),
  ];
  await second(await receiptOf(phone, one), { answer: 'correct' });
  await shop(await receiptOf(phone, two), { answer: 'correct' });
  expect(await judged(phone, one)).toMatchObject({ grade: 'B', doubtBans: 0, independent: false });
  expect(await judged(phone, two)).toMatchObject({ grade: 'A', doubtBans: 0, independent: true });
});

test('what a code or a tap opens leads into the phone’s app with it, and what is neither leads there without', async () => {
  const leads = async (query: string) => (await company.app.request(`/t?${query}`)).headers.get('location');
  const { picc, mac } = { picc: 'EF963FF7828658A599F3041510671E88', mac: '94EED9EE65337086' };
  expect(await leads('c=12345678')).toBe('/field/visit/prove?c=12345678');
  expect(await leads(`p=${picc}&m=${mac}`)).toBe(`/field/visit/prove?p=${picc}&m=${mac}`);
  expect(await leads('c=javascript:1')).toBe('/field/visit/prove');
  expect(await leads('')).toBe('/field/visit/prove');
});
