import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Customer } from '../../src/domain/customer.ts';
import { movedBy, type Point } from '../../src/domain/place.ts';
import { DOOR } from '../../src/field/words/door.ts';
import { FRAME } from '../../src/field/words/frame.ts';
import { SYNC } from '../../src/field/words/me.ts';
import { RECORD } from '../../src/field/words/record.ts';
import { TODAY } from '../../src/field/words/today.ts';
import { VISIT } from '../../src/field/words/visit.ts';
import { VISIT as DESK_VISIT } from '../../src/console/words/visits.ts';
import { type Language, say } from '../../src/words/language.ts';
import { GRADE_REASONS } from '../../src/words/outcomes.ts';
import { DECISION, SHORT_REASON } from '../../src/words/terms.ts';
import { DEMO_PASSWORD } from '../../tools/demo/opening.ts';
import { launchChromium } from '../chromium.ts';
import { troublesOf } from './looking.ts';
import { aPhone, checkIn, fillIn, type PhoneAtWork } from './phone-at-work.ts';
import { type ServedCompany, serveCompany } from './served-company.ts';

// One visit, all the way: a phone without a network, the server's verdict, the manager's desk, and back to the phone.

const MANAGER = '3001';
let browser: Browser;
let company: ServedCompany;
beforeAll(async () => {
  browser = await launchChromium({ args: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'] });
  company = await serveCompany();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await company?.close();
});

test('a visit lived without a network is believed at the desk, photo and all, and the rep reads the same', async () => {
  const phone = await phoneOf('5101', 'zh');
  const customer = await goOut(phone, '5101');
  await checkIn(phone, doorOf(customer));
  await goOnAfterAKill(phone);
  await checkOut(phone, doorOf(customer));
  await phone.context.setOffline(false);
  await phone.page().locator('[data-badge=clear]').waitFor({ timeout: 30_000 });
  const desk = await deskOf('zh');
  await openVisit(desk, customer);
  const verdict = desk.locator('.verdict');
  await verdict.getByText(say(DESK_VISIT, 'raised', 'zh')).waitFor();
  expect(await verdict.locator('.grade').innerText()).toContain('B');
  expect(await verdict.innerText()).not.toContain(say(DESK_VISIT, 'needsLook', 'zh'));
  expect(await shownPhotos(desk)).toBeGreaterThan(0);
  expect(await troublesOf(desk)).toEqual([]);
  await openOwnVisit(phone, customer);
  await phone.page().getByText(phone.t(GRADE_REASONS, 'inside-both-ends')).waitFor();
  await phone.page().getByText(phone.t(GRADE_REASONS, 'live-photo')).waitFor();
  await ended(phone, desk);
}, 180_000);

test('a visit made five kilometres away is asked about, the rep answers, and a person decides', async () => {
  const phone = await phoneOf('5102', 'en');
  const customer = await goOut(phone, '5102');
  const elsewhere = movedBy(doorOf(customer), 5_000, 0);
  await checkIn(phone, elsewhere);
  await checkOut(phone, elsewhere);
  await phone.context.setOffline(false);
  await phone.page().locator('[data-badge=clear]').waitFor({ timeout: 30_000 });
  const desk = await deskOf('en');
  await openVisit(desk, customer);
  await desk.getByText(say(DESK_VISIT, 'needsLook', 'en')).waitFor();
  await desk.getByRole('button', { name: say(DESK_VISIT, 'ask', 'en'), exact: true }).click();
  await desk.locator('#review-reason').fill('Which door was it?');
  await desk.getByRole('button', { name: say(DESK_VISIT, 'send', 'en'), exact: true }).click();
  await desk.getByText('Which door was it?').first().waitFor();
  await openOwnVisit(phone, customer);
  await phone.page().getByText('Which door was it?').waitFor();
  await phone.button(RECORD, 'reply').click();
  await phone.page().getByRole('dialog').getByRole('textbox').fill('Their new shop, two streets on.');
  await phone.button(RECORD, 'send').click();
  await phone.page().getByText('Their new shop, two streets on.').waitFor();
  await phone.page().locator('[data-badge=clear]').waitFor({ timeout: 30_000 });
  await desk.reload();
  await desk.getByText('Their new shop, two streets on.').waitFor();
  expect(await troublesOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: say(DESK_VISIT, 'accept', 'en'), exact: true }).click();
  await desk
    .getByText(say(DECISION, 'accepted', 'en'))
    .first()
    .waitFor();
  await ended(phone, desk);
}, 180_000);

function doorOf({ fence }: Customer): Point {
  if (!fence) throw new Error('a planned customer of the story has a pin');
  return fence.centre;
}

/** Signed in, enrolled, with everything in the pocket and the app kept by its worker. */
async function phoneOf(employeeNo: string, language: Language): Promise<PhoneAtWork> {
  const phone = await aPhone(browser, { url: company.url, language });
  await phone.button(DOOR, 'signIn').waitFor();
  expect(await troublesOf(phone.page())).toEqual([]);
  await phone.page().getByLabel(phone.t(DOOR, 'employeeNo')).fill(employeeNo);
  await phone.page().getByLabel(phone.t(DOOR, 'password'), { exact: true }).fill(DEMO_PASSWORD);
  await phone.button(DOOR, 'signIn').click();
  await phone
    .page()
    .getByRole('heading', { level: 1 })
    .filter({ hasText: phone.t(FRAME, 'today') })
    .waitFor({ timeout: 30_000 });
  await phone
    .page()
    .getByText(company.stopsOf(employeeNo)[0]?.name ?? '')
    .first()
    .waitFor({ timeout: 30_000 });
  expect(await phone.page().evaluate('navigator.serviceWorker.ready.then(() => true)')).toBe(true);
  return phone;
}

/** The network ends, the app is opened again, and the first stop of the plan begins. */
async function goOut(phone: PhoneAtWork, employeeNo: string): Promise<Customer> {
  const [customer] = company.stopsOf(employeeNo) as [Customer];
  await phone.context.setOffline(true);
  await phone.page().reload();
  await phone.page().getByText(customer.name).first().waitFor();
  expect(await troublesOf(phone.page())).toEqual([]);
  await phone.button(TODAY, 'startAt', { n: 1 }).click();
  return customer;
}

/** What is drafted is kept after a breath; then the app is killed in the middle of the visit. */
async function goOnAfterAKill(phone: PhoneAtWork): Promise<void> {
  const step = () => phone.page().locator('main p').first().innerText();
  const first = await step();
  await phone.button(VISIT, 'next').click();
  await vi.waitFor(async () => expect(await step()).not.toBe(first));
  const second = await step();
  await phone.page().waitForTimeout(600);
  await phone.kill();
  await phone.page().locator('[data-question]').first().waitFor();
  expect(await step()).toBe(second);
  expect(await troublesOf(phone.page())).toEqual([]);
}

async function checkOut(phone: PhoneAtWork, point: Point): Promise<void> {
  await fillIn(phone);
  await phone.standAt(point);
  await phone
    .page()
    .getByText(phone.t(VISIT, 'seenNow', { m: 12 }))
    .waitFor();
  await phone.page().getByText(phone.t(SHORT_REASON, 'task-done'), { exact: true }).click();
  expect(await troublesOf(phone.page())).toEqual([]);
  await phone.button(VISIT, 'checkOut').click();
  await phone.page().locator('[data-badge=waiting]').waitFor();
}

async function openOwnVisit(phone: PhoneAtWork, customer: Customer): Promise<void> {
  await phone.page().goto('/field/me/sync');
  await phone.button(SYNC, 'retry').click();
  await phone.page().goto('/field/visits');
  await phone
    .page()
    .getByRole('link', { name: new RegExp(customer.name) })
    .first()
    .click();
}

async function deskOf(language: Language): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: company.url, viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', timezoneId: 'Asia/Shanghai' },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
  });
  await context.addInitScript(`localStorage.setItem('rounds.language', '${language}')`);
  const data = { employeeNo: MANAGER, password: DEMO_PASSWORD };
  expect((await context.request.post('/api/sign-in', { data, headers: { origin: company.url } })).ok()).toBe(true);
  return context.newPage();
}

/** As soon as the worker has judged it: from the list, as somebody would. */
async function openVisit(desk: Page, { id, name }: Customer): Promise<void> {
  const judged = () => company.rows<{ id: string }>(`select id from visit where customer_id = $1 and ended_at is not null`, [id]);
  await vi.waitFor(async () => expect(await judged()).toHaveLength(1), { timeout: 30_000, interval: 250 });
  const [visit] = await judged();
  await desk.goto(`/visits/${visit?.id}`);
  await desk.getByRole('heading', { level: 1, name }).waitFor();
}

/** Photos that are pictures when they are shown, not broken frames. */
async function shownPhotos(desk: Page): Promise<number> {
  const photos = desk.locator('main img');
  await photos.first().scrollIntoViewIfNeeded();
  await vi.waitFor(async () =>
    expect(await photos.first().evaluate((it: { naturalWidth?: number }) => it.naturalWidth)).toBeGreaterThan(0),
  );
  return photos.count();
}

async function ended(phone: PhoneAtWork, desk: Page): Promise<void> {
  expect(phone.complaints).toEqual([]);
  await Promise.all([phone.context.close(), desk.context().close()]);
}
