import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addDays, DAY_MS, HOUR_MS, type LocalDate, localDate, mondayOf } from '../../src/base/moment.ts';
import { CHECK_TASKS } from '../../src/console/words/check-tasks.ts';
import { SITES } from '../../src/console/words/sites.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import type { Post, Unit } from '../../src/domain/person.ts';
import { movedBy, type Point } from '../../src/domain/place.ts';
import { DEFAULT_POLICY } from '../../src/domain/visit/policy.ts';
import { DOOR } from '../../src/field/words/door.ts';
import { ERRAND, ERRAND_ANSWER } from '../../src/field/words/errands.ts';
import { SYNC } from '../../src/field/words/me.ts';
import { RECORD } from '../../src/field/words/record.ts';
import { SITE } from '../../src/field/words/site.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { drawChecks } from '../../src/server/jobs/draw-checks.ts';
import { drawSamples } from '../../src/server/jobs/draw-samples.ts';
import { startWorker, type Worker } from '../../src/server/jobs/worker.ts';
import { type Language, say } from '../../src/words/language.ts';
import { launchChromium } from '../chromium.ts';
import { aCustomer, aPerson, aPost, aUnit, change, cookieOf, PASSWORD as DESK_PASSWORD, write } from '../company.ts';
import { aCompany, DEPOT, LI, PASSWORD, SHOP, type TestCompany, WANG, ZONE } from '../days/company.ts';
import { visit } from '../days/visit.ts';
import { aPhone, type PhoneAtWork } from './phone-at-work.ts';

// Customers are asked afterwards, in real browsers: by the keys at the desk, by a colleague at the door, and read by whose
// visit it was.

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHOTS = process.env.ROUNDS_SHOTS;
const LANGUAGES: readonly Language[] = ['zh', 'en'];
const DOORSTEP = SHOP.fence?.centre as Point;

const boss = aPerson('B-1', 'admin', null, { name: '陈经理' });
const east = aUnit('东区');
const west = aUnit('西区');
const eastSeat = aPost(east, 71);
const SUN = aPerson('E-1', 'rep', eastSeat, { name: '孙悦', line: 'pharmacy' as never });

let browser: Browser;
let [company, url]: [TestCompany, string] = [] as never;
let worker: Worker | undefined;
let server: ReturnType<typeof serve> | undefined;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await close();
});
beforeEach(async () => {
  await close();
  company = await aCompany();
  await twoRegions();
  await lived(mondayOf(localDate(Date.now() - 21 * DAY_MS, ZONE)));
  company.setNow(Date.now());
  await drawChecks(company.deps);
  worker = await startWorker(company.deps);
  const heard = serve({ fetch: company.app.fetch, port: 0, hostname: '127.0.0.1' });
  server = heard;
  if (!heard.listening) await new Promise((done) => heard.once('listening', done));
  url = `http://127.0.0.1:${(heard.address() as AddressInfo).port}`;
}, 120_000);

async function close(): Promise<void> {
  const shut = server;
  if (shut && 'closeAllConnections' in shut) shut.closeAllConnections();
  await new Promise((done) => (shut ? shut.close(done) : done(undefined)));
  await worker?.stop();
  await company?.close();
}

/** The pharmacies in the west, the distributors in the east, and a colleague of the east whose own shop is round the corner. */
async function twoRegions(): Promise<void> {
  const [{ value: top }] = (await company.rows<{ value: Unit }>(`select value from directive where kind = 'unit'`)) as [{ value: Unit }];
  const posts = (await company.rows<{ value: Post }>(`select value from directive where kind = 'post'`)).map(({ value }) => value);
  const moved = posts.filter(({ manages }) => !manages).map((post) => ({ ...post, unit: post.id === WANG.post ? east.id : west.id }));
  const near = aCustomer('E1', { fence: { centre: movedBy(DOORSTEP, 900, 0), radiusM: 100 } });
  const shop = {
    ...SHOP,
    address: '南昌市东湖区民德路 128 号',
    contacts: [{ id: near.id as never, name: '周店长', phone: '0791-8612 3456' }],
  };
  await write(company.deps, boss, change('person', boss), change('policy', DEFAULT_POLICY));
  await write(company.deps, boss, ...[east, west].map((unit) => change('unit', { ...unit, parent: top.id })));
  await write(company.deps, boss, ...[...moved, eastSeat].map((post) => change('post', post)), change('person', SUN));
  await write(company.deps, boss, change('customer', shop), change('customer', near));
  await write(company.deps, boss, change('ownership', { customer: near.id, post: eastSeat.id, from: '2020-01-01' }));
  for (const person of [boss, SUN]) await cookieOf(company.deps, person);
}

/** A week of visits of two lines, under a seed that was promised before it. */
async function lived(monday: LocalDate): Promise<void> {
  const from = Date.parse(`${monday}T09:00:00+08:00`);
  company.setNow(from - 3 * DAY_MS);
  await drawSamples(company.deps);
  for (const [person, customer] of [[LI, SHOP] as const, [WANG, DEPOT] as const]) {
    const phone = await company.phone(person);
    company.setNow(from - HOUR_MS);
    await phone.sync();
    for (let i = 0; i < 6; i++) await visit(company, phone, { customer, from: from + i * HOUR_MS, planned: false });
    await phone.sync();
  }
  company.setNow(Date.parse(`${addDays(monday, 1)}T09:00:00+08:00`));
  await deriveDue(company.deps);
}

test.each(LANGUAGES)(
  'asked by keys at the desk and at the door by a colleague; the rep reads what came of it (%s)',
  async (language) => {
    const desk = await deskOf(language);
    const t = <Code extends string>(code: Code & keyof typeof CHECK_TASKS, says = {}) => say(CHECK_TASKS, code, language, says);
    await desk.goto('/back-check-tasks');
    const queue = desk.getByRole('list', { name: t('queue') }).getByRole('button');
    await queue.filter({ hasText: SHOP.name }).first().click();
    await desk.locator('.review').waitFor();
    expect(await queue.count()).toBe(4);

    // The first by telephone, its answer by a key.
    await choose(desk, { label: t('how'), option: t('how_call') });
    await desk.getByText('0791-8612 3456').waitFor();
    await look(desk, `${language}-desk-call`);
    expect(await troublesOf(desk)).toEqual([]);
    await desk.locator('h1').click();
    await desk.keyboard.press('1');
    await expect.poll(() => queue.count()).toBe(3);
    await desk.getByText(t('rateN', { visits: 6, drawn: 2, answered: 1, unanswered: 0 })).waitFor();

    // The second is sent to a colleague.
    await queue.filter({ hasText: SHOP.name }).first().click();
    await choose(desk, { label: t('how'), option: t('how_visit') });
    await choose(desk, { label: t('assignee'), option: new RegExp(`${SUN.name}.*900`) });
    await desk.getByText(t('sentTo', { name: SUN.name })).waitFor();
    await look(desk, `${language}-desk-sent`);
    expect(await troublesOf(desk)).toEqual([]);

    const phone = await phoneOf(SUN.employeeNo, { language, password: DESK_PASSWORD });
    await phone.page().getByText(phone.t(ERRAND, 'section')).waitFor();
    await look(phone.page(), `${language}-phone-today`);
    expect(await troublesOf(phone.page())).toEqual([]);
    await phone.page().getByRole('link', { name: SHOP.name }).click();
    await phone.page().getByText(phone.t(ERRAND, 'neutral')).waitFor();
    expect(await phone.page().locator('main').innerText()).not.toContain(LI.name);
    await look(phone.page(), `${language}-phone-errand`);
    expect(await troublesOf(phone.page())).toEqual([]);
    await phone.button(ERRAND, 'begin').click();
    await phone.standAt(DOORSTEP);
    await phone.page().getByText(phone.t(ERRAND_ANSWER, 'denied'), { exact: true }).click();
    await phone.page().getByLabel(phone.t(ERRAND, 'note')).fill('周店长');
    await look(phone.page(), `${language}-phone-asking`);
    expect(await troublesOf(phone.page())).toEqual([]);
    await phone.button(ERRAND, 'send').click();
    await phone.page().getByText(phone.t(ERRAND, 'thanks')).waitFor();
    await phone.page().locator('[data-badge=clear]').waitFor({ timeout: 30_000 });

    await desk.goto('/back-check-tasks?tab=done');
    await expect.poll(() => queue.count().then((n) => n || desk.reload().then(() => 0)), { timeout: 30_000, interval: 1_500 }).toBe(2);
    await queue.filter({ hasText: t('outcome_denied') }).click();
    await desk.getByText(say(SITES, 'stood_inside', language)).waitFor();
    await desk.getByText('周店长').waitFor();
    await desk.getByText(t('rateN', { visits: 6, drawn: 2, answered: 2, unanswered: 0 })).waitFor();
    await desk.getByRole('img', { name: /50(\.0)? ?%/ }).waitFor();
    await look(desk, `${language}-desk-done`);
    expect(await troublesOf(desk)).toEqual([]);

    const [{ id: denied }] = (await company.rows<{ id: VisitId }>(`select visit_id as id from back_check where outcome = 'denied'`)) as [
      { id: VisitId },
    ];
    const own = await phoneOf(LI.employeeNo, { language, password: PASSWORD });
    await own.page().goto('/field/me/sync');
    await own.button(SYNC, 'retry').click();
    await own.page().waitForTimeout(1_500);
    await own.page().goto(`/field/visits/${denied}`);
    await own.page().getByText(own.t(RECORD, 'findings')).waitFor();
    await own.page().getByText(own.t(SITE, 'check_denied')).waitFor();
    await look(own.page(), `${language}-phone-own`);
    expect(await troublesOf(own.page())).toEqual([]);
    expect([...phone.complaints, ...own.complaints]).toEqual([]);
    await Promise.all([phone.context.close(), own.context.close(), desk.context().close()]);
  },
  180_000,
);

async function choose(desk: Page, { label, option }: { label: string; option: string | RegExp }): Promise<void> {
  await desk.locator('.reviewed').getByRole('combobox', { name: label, exact: true }).click();
  await desk.locator('.ant-select-item-option').filter({ hasText: option }).filter({ visible: true }).click();
  await desk.waitForTimeout(300);
}

async function deskOf(language: Language): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: url, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', timezoneId: ZONE },
  });
  await context.addInitScript(`localStorage.setItem('rounds.language', '${language}')`);
  const data = { employeeNo: boss.employeeNo, password: DESK_PASSWORD };
  expect((await context.request.post('/api/sign-in', { data, headers: { origin: url } })).ok()).toBe(true);
  return context.newPage();
}

async function phoneOf(employeeNo: string, { language, password }: { language: Language; password: string }): Promise<PhoneAtWork> {
  const phone = await aPhone(browser, { url, language });
  await phone.button(DOOR, 'signIn').waitFor();
  await phone.page().getByLabel(phone.t(DOOR, 'employeeNo')).fill(employeeNo);
  await phone.page().getByLabel(phone.t(DOOR, 'password'), { exact: true }).fill(password);
  await phone.button(DOOR, 'signIn').click();
  await phone.page().getByRole('navigation').first().waitFor({ timeout: 30_000 });
  return phone;
}

/** Pictures for whoever wants to look: nothing is kept without a folder to put it into. */
async function look(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

/** What the field's common checker of accessibility has to say of a page, in short. */
async function troublesOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(`axe.run({ resultTypes: ['violations'] })`)) as {
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  };
  return found.violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html.slice(0, 160)}`);
}
