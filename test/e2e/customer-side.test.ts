import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Customer } from '../../src/domain/customer.ts';
import type { Point } from '../../src/domain/place.ts';
import { SITES } from '../../src/console/words/sites.ts';
import { DOOR } from '../../src/field/words/door.ts';
import { SITE } from '../../src/field/words/site.ts';
import { TODAY } from '../../src/field/words/today.ts';
import { VISIT } from '../../src/field/words/visit.ts';
import { CUSTOMER_PAGE } from '../../src/words/customer-page.ts';
import { type Language, say } from '../../src/words/language.ts';
import { GRADE_REASONS } from '../../src/words/outcomes.ts';
import { SHORT_REASON } from '../../src/words/terms.ts';
import { DEMO_PASSWORD } from '../../tools/demo/opening.ts';
import { launchChromium } from '../chromium.ts';
import { aPhone, checkIn, fillIn, type PhoneAtWork } from './phone-at-work.ts';
import { type ServedCompany, serveCompany } from './served-company.ts';

// The customer's side of a visit: a code on their own screen, read off it without a network, and a receipt they answer themselves.

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

test.each<[string, Language]>([
  ['5101', 'zh'],
  ['5102', 'en'],
])(
  '%s: the customer’s code makes a visit A, and the customer answers the receipt (%s)',
  async (rep, language) => {
    const [customer] = company.stopsOf(rep) as [Customer];
    const desk = await deskOf(language);
    const screen = await screenOf(desk, { customer, language });
    const phone = await phoneOf(rep, { language, customer });
    await phone.context.setOffline(true);
    await phone.button(TODAY, 'startAt', { n: 1 }).click();
    await checkIn(phone, doorOf(customer));
    await readCode(phone, screen);
    await checkOut(phone, doorOf(customer));
    await phone.context.setOffline(false);
    await phone.page().locator('[data-badge=clear]').waitFor({ timeout: 30_000 });
    const visit = await judgedVisit(customer);
    await phone.page().goto(`/field/visits/${visit}`);
    await phone.page().getByText(phone.t(GRADE_REASONS, 'independent-proof')).waitFor({ timeout: 30_000 });
    await phone.button(SITE, 'receipt').click();
    await phone
      .page()
      .getByRole('img', { name: phone.t(SITE, 'receiptQr') })
      .waitFor();
    const link = await linkOf(phone, visit);
    await phone.page().goto(link);
    await phone
      .page()
      .getByText(say(CUSTOMER_PAGE, 'notYours', 'en'))
      .waitFor();
    await answer(link, customer);
    await desk.goto(`/visits/${visit}`);
    await desk.getByText(say(SITES, 'said_correct', language)).waitFor();
    await desk.getByText(say(SITES, 'code_proved', language)).waitFor();
    expect(await desk.locator('.verdict .grade').first().innerText()).toContain('A');
    expect(phone.complaints).toEqual([]);
    await Promise.all([phone.context.close(), desk.context().close(), screen.context().close()]);
  },
  240_000,
);

function doorOf({ fence }: Customer): Point {
  if (!fence) throw new Error('a planned customer of the story has a pin');
  return fence.centre;
}

async function deskOf(language: Language): Promise<Page> {
  const context = await browser.newContext({ baseURL: company.url, viewport: { width: 1440, height: 900 }, timezoneId: 'Asia/Shanghai' });
  await context.addInitScript(`localStorage.setItem('rounds.language', '${language}')`);
  const data = { employeeNo: MANAGER, password: DEMO_PASSWORD };
  expect((await context.request.post('/api/sign-in', { data, headers: { origin: company.url } })).ok()).toBe(true);
  return context.newPage();
}

/** The manager starts a code; the customer's tablet takes it, and a second browser gets nothing. */
async function screenOf(desk: Page, { customer, language }: { customer: Customer; language: Language }): Promise<Page> {
  await desk.goto(`/customers/${customer.id}`);
  await desk.getByRole('button', { name: say(SITES, 'startCode', language) }).click();
  const address = await desk.getByText(/\/c\//).innerText();
  const [tablet, other] = [await aStranger(), await aStranger()];
  await tablet.goto(address.trim());
  await tablet.getByRole('button').click();
  await tablet.locator('.digits').waitFor();
  await other.goto(address.trim());
  await other.getByText(say(CUSTOMER_PAGE, 'codeElsewhere', 'en')).waitFor();
  await other.context().close();
  return tablet;
}

async function aStranger(): Promise<Page> {
  const context = await browser.newContext({ baseURL: company.url, viewport: { width: 390, height: 844 } });
  return context.newPage();
}

async function phoneOf(employeeNo: string, { language, customer }: { language: Language; customer: Customer }): Promise<PhoneAtWork> {
  const phone = await aPhone(browser, { url: company.url, language });
  await phone.page().getByLabel(phone.t(DOOR, 'employeeNo')).fill(employeeNo);
  await phone.page().getByLabel(phone.t(DOOR, 'password'), { exact: true }).fill(DEMO_PASSWORD);
  await phone.button(DOOR, 'signIn').click();
  await phone.page().getByText(customer.name).first().waitFor({ timeout: 30_000 });
  expect(await phone.page().evaluate('navigator.serviceWorker.ready.then(() => true)')).toBe(true);
  return phone;
}

/** This browser reads no codes by itself: the digits are typed, with no network, and the fact waits. */
async function readCode(phone: PhoneAtWork, screen: Page): Promise<void> {
  await phone
    .page()
    .getByRole('link', { name: phone.t(VISIT, 'scanCode') })
    .click();
  await phone.page().getByText(phone.t(SITE, 'noScanner')).waitFor();
  await screen.reload();
  await phone
    .page()
    .getByLabel(phone.t(SITE, 'digits'))
    .fill(await screen.locator('.digits').innerText());
  await phone.button(SITE, 'take').click();
  await phone.page().getByText(phone.t(SITE, 'done')).waitFor();
  await phone
    .page()
    .getByRole('link', { name: phone.t(SITE, 'toVisit') })
    .click();
  await phone
    .page()
    .getByRole('link', { name: phone.t(VISIT, 'codeTaken') })
    .waitFor();
}

async function checkOut(phone: PhoneAtWork, point: Point): Promise<void> {
  await fillIn(phone);
  await phone.standAt(point);
  await phone
    .page()
    .getByText(phone.t(VISIT, 'seenNow', { m: 12 }))
    .waitFor();
  await phone.page().getByText(phone.t(SHORT_REASON, 'task-done'), { exact: true }).click();
  await phone.button(VISIT, 'checkOut').click();
  await phone.page().locator('[data-badge=waiting]').waitFor();
}

async function judgedVisit({ id }: Customer): Promise<string> {
  const judged = () =>
    company.rows<{ id: string }>(`select id from visit where customer_id = $1 and ended_at is not null and grade = 'A'`, [id]);
  await vi.waitFor(async () => expect(await judged()).toHaveLength(1), { timeout: 30_000, interval: 250 });
  return (await judged())[0]?.id ?? '';
}

async function linkOf(phone: PhoneAtWork, visit: string): Promise<string> {
  const asked = await phone.context.request.post('/api/receipts', { data: { visit }, headers: { origin: company.url } });
  return ((await asked.json()) as { path: string }).path;
}

/** On the customer's own phone, once. */
async function answer(path: string, { name }: Customer): Promise<void> {
  const theirs = await aStranger();
  await theirs.goto(path);
  await theirs.getByRole('heading', { name }).waitFor();
  await theirs.getByRole('textbox').last().fill('王店长');
  await theirs.getByRole('button', { name: say(CUSTOMER_PAGE, 'correct', 'zh') }).click();
  await theirs.getByText(say(CUSTOMER_PAGE, 'thanks', 'en')).waitFor();
  await theirs.goto(path);
  await theirs.getByText(say(CUSTOMER_PAGE, 'already', 'en')).waitFor();
  await theirs.context().close();
}
