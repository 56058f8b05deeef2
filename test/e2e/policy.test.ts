import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/base/moment.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { ACCESS, CALENDAR } from '../../src/console/words/calendar.ts';
import { TABLE } from '../../src/console/words/desk.ts';
import { DUE } from '../../src/console/words/due.ts';
import { FREQUENCY } from '../../src/console/words/frequency.ts';
import { DOOR } from '../../src/field/words/door.ts';
import { DUE as DUE_ON_PHONE } from '../../src/field/words/due.ts';
import { LEAVE_WORDS } from '../../src/field/words/leave.ts';
import { TODAY } from '../../src/field/words/today.ts';
import { type Language, say } from '../../src/words/language.ts';
import { ACCESS_TROUBLE, DUE_STATE, POLICY_TROUBLE } from '../../src/words/planning.ts';
import { DEMO_PASSWORD } from '../../tools/demo/opening.ts';
import { launchChromium } from '../chromium.ts';
import { troublesOf } from './looking.ts';
import { aPhone, type PhoneAtWork } from './phone-at-work.ts';
import { type ServedCompany, serveCompany } from './served-company.ts';

// How often, when, and who is away: an admin on the desk and a rep on the phone, in a real browser.

let browser: Browser;
let company: ServedCompany;
beforeAll(async () => {
  browser = await launchChromium();
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
  '%s: a rule that nobody can keep is told and not saved; hours, leave and the due list (%s)',
  async (rep, language) => {
    const [customer] = company.stopsOf(rep) as [Customer];
    const desk = await deskOf(language);
    await ruleThatNobodyKeeps(desk, language);
    await hoursThatContradict(desk, { customer, language });
    const phone = await phoneOf(rep, { language, customer });
    await dueOnThePhone(phone, customer);
    await leaveAskedAndGranted(phone, { desk, language });
    for (const path of ['/due', '/due?tab=age', '/calendar', '/calendar?tab=holidays', `/customers/${customer.id}`]) {
      await desk.goto(path);
      await desk.locator('h1').waitFor();
      // What is still coming is drawn pale, and is not what is judged.
      await desk.waitForLoadState('networkidle');
      await desk.waitForTimeout(500);
      expect([path, await troublesOf(desk)]).toEqual([path, []]);
    }
    expect(phone.complaints).toEqual([]);
    await Promise.all([phone.context.close(), desk.context().close()]);
  },
  240_000,
);

async function deskOf(language: Language): Promise<Page> {
  const context = await browser.newContext({ baseURL: company.url, viewport: { width: 1440, height: 900 }, timezoneId: 'Asia/Shanghai' });
  await context.addInitScript(`localStorage.setItem('rounds.language', '${language}')`);
  const [admin] = await company.rows<{ no: string }>(
    `select value ->> 'employeeNo' as no from directive where kind = 'person' and value ->> 'role' = 'admin' limit 1`,
  );
  const data = { employeeNo: admin?.no, password: DEMO_PASSWORD };
  expect((await context.request.post('/api/sign-in', { data, headers: { origin: company.url } })).ok()).toBe(true);
  return context.newPage();
}

/** The sentence stands at the rule, nothing can be saved, and the rest of the draft is still there; mended, it is saved. */
async function ruleThatNobodyKeeps(desk: Page, language: Language): Promise<void> {
  await desk.goto('/settings');
  const rule = desk.locator('.rule-row').nth(1);
  const ceiling = rule.getByLabel(say(FREQUENCY, 'ceiling', language), { exact: true });
  await ceiling.waitFor();
  const floor = Number(await rule.getByLabel(say(FREQUENCY, 'floor', language)).inputValue());
  await rule.getByText(/[1-9]\d* (家|customers)/).waitFor();
  await ceiling.fill(`${floor - 1}`);
  await rule.getByText(say(POLICY_TROUBLE, 'floor-above-ceiling', language, { rule: 2, floor, ceiling: floor - 1 })).waitFor();
  const section = desk.locator('.section', { has: desk.locator('.rule-list') });
  const save = section.getByRole('button', { name: say(TABLE, 'save', language) });
  expect(await save.isDisabled()).toBe(true);
  await ceiling.fill(`${floor + 3}`);
  expect(await troublesOf(desk)).toEqual([]);
  await save.click();
  await desk
    .getByText(say(TABLE, 'saved', language))
    .first()
    .waitFor();
}

async function hoursThatContradict(desk: Page, { customer, language }: { customer: Customer; language: Language }): Promise<void> {
  await desk.goto(`/customers/${customer.id}?edit=access`);
  const drawer = desk.locator('.ant-drawer');
  await drawer.getByRole('button', { name: say(ACCESS, 'addHours', language) }).click();
  const spans = drawer.getByLabel(say(ACCESS, 'spans', language)).last();
  await spans.fill('8:00-12:00, 11:00-13:00');
  const save = drawer.getByRole('button', { name: say(TABLE, 'save', language) });
  await save.click();
  const overlap = say(ACCESS_TROUBLE, 'spans-overlap', language, { weekday: 1, fromMinute: 660 });
  const rows = await drawer.getByLabel(say(ACCESS, 'spans', language)).count();
  await drawer.locator('.trouble').waitFor();
  if (rows === 1) expect(await drawer.locator('.trouble').innerText()).toBe(overlap);
  expect(await spans.inputValue()).toBe('8:00-12:00, 11:00-13:00');
  for (const other of (await drawer.getByLabel(say(ACCESS, 'spans', language)).all()).slice(0, -1)) await other.fill('');
  await spans.fill('8:00-12:00, 13:30-18:00');
  await save.click();
  await desk.getByText('8:00-12:00, 13:30-18:00').first().waitFor();
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

/** Without a network: who is due, and on the customer's card when to come. */
async function dueOnThePhone(phone: PhoneAtWork, customer: Customer): Promise<void> {
  await phone.page().locator('[data-badge=clear]').waitFor({ timeout: 30_000 });
  await phone.context.setOffline(true);
  await phone
    .page()
    .getByRole('link', { name: phone.t(TODAY, 'due') })
    .click();
  await phone.page().getByText(phone.t(DUE_STATE, 'never')).first().waitFor();
  expect(await troublesOf(phone.page())).toEqual([]);
  await phone.page().getByText(customer.name, { exact: true }).first().click();
  await phone.page().getByText(phone.t(DUE_ON_PHONE, 'hours')).waitFor();
  await phone.context.setOffline(false);
}

async function leaveAskedAndGranted(phone: PhoneAtWork, { desk, language }: { desk: Page; language: Language }): Promise<void> {
  await phone.page().goto('/field/me');
  await phone.button(LEAVE_WORDS, 'ask').click();
  const day = addDays(company.day, language === 'zh' ? 20 : 21);
  await phone.page().getByLabel(phone.t(LEAVE_WORDS, 'from')).fill(day);
  await phone.page().getByLabel(phone.t(LEAVE_WORDS, 'to')).fill(day);
  expect(await troublesOf(phone.page())).toEqual([]);
  await phone.button(LEAVE_WORDS, 'send').click();
  await phone.page().getByText(phone.t(LEAVE_WORDS, 'asked')).waitFor();
  await desk.goto('/calendar');
  const line = desk.locator('li', { hasText: day });
  await line.getByRole('button', { name: say(CALENDAR, 'grant', language), exact: true }).click();
  await line.getByText(say(CALENDAR, 'granted', language)).waitFor();
  await desk.goto('/due?tab=frequency');
  await desk.getByText(say(DUE, 'is_frequency', language)).waitFor();
}
