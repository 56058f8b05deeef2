import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, localDate, mondayOf } from '../../src/base/moment.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import { movedBy, type Point } from '../../src/domain/place.ts';
import { REVIEW } from '../../src/console/words/review.ts';
import { VISIT as DESK_VISIT } from '../../src/console/words/visits.ts';
import { DOOR } from '../../src/field/words/door.ts';
import { RECORD } from '../../src/field/words/record.ts';
import { SYNC } from '../../src/field/words/me.ts';
import { startWorker, type Worker } from '../../src/server/jobs/worker.ts';
import { say } from '../../src/words/language.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { launchChromium } from '../chromium.ts';
import { aPerson, change, cookieOf, PASSWORD as DESK_PASSWORD, write } from '../company.ts';
import { aCompany, LI, PASSWORD, SHOP, type TestCompany, ZONE } from '../days/company.ts';
import { visit } from '../days/visit.ts';
import { aPhone, type PhoneAtWork } from './phone-at-work.ts';

// A doubt and an appeal in real browsers: by the keyboard at the desk, with a thumb on the phone.

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const boss = aPerson('B-1', 'admin', null, { name: '陈经理' });
const SHOTS = process.env.ROUNDS_SHOTS;

let [browser, company, url]: [Browser, TestCompany, string] = [] as never;
let worker: Worker | undefined;
let server: ReturnType<typeof serve>;
let doubted: VisitId;
beforeAll(async () => {
  browser = await launchChromium({ args: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'] });
  company = await aCompany();
  await write(company.deps, boss, change('person', boss));
  await cookieOf(company.deps, boss);
  doubted = await lived();
  // What was lived was yesterday; from here on it is now.
  company.setNow(Date.now());
  worker = await startWorker(company.deps);
  server = serve({ fetch: company.app.fetch, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await new Promise((heard) => server.once('listening', heard));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  if (server && 'closeAllConnections' in server) server.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  await worker?.stop();
  await company?.close();
});

/** A visit of the last days whose every position is far from the customer. */
async function lived(): Promise<VisitId> {
  const monday = mondayOf(localDate(Date.now() - 3 * DAY_MS, ZONE));
  const from = Date.parse(`${monday}T09:00:00+08:00`);
  const phone = await company.phone(LI);
  company.setNow(from - HOUR_MS);
  await phone.sync();
  const id = await visit(company, phone, {
    customer: SHOP,
    from,
    standing: movedBy(SHOP.fence?.centre as Point, 20_000, 0),
    planned: false,
  });
  await phone.sync();
  return id;
}

test('a reviewer decides by keys, the rep appeals in one tap, the clock is shown on both sides, and it is overturned', async () => {
  const desk = await deskOf();
  await desk.goto('/review');
  await desk.getByText(say(DESK_VISIT, 'needsLook', 'zh')).waitFor({ timeout: 30_000 });
  await look(desk, 'desk-waiting');
  expect(await troublesOf(desk)).toEqual([]);
  await desk.keyboard.press('3');
  await desk.locator('#review-reason').fill('签到离门店二十公里');
  await desk.keyboard.press('Control+Enter');
  await desk.getByText(say(REVIEW, 'empty_waiting', 'zh')).waitFor();

  const phone = await phoneOf();
  await openOwnVisit(phone);
  await look(phone.page(), 'phone-rejected');
  await phone.button(RECORD, 'appeal').click();
  const sheet = phone.page().getByRole('dialog');
  await sheet.locator('input[type=file]').setInputFiles({
    ...{ name: 'front.jpg', mimeType: 'image/jpeg' },
    buffer: Buffer.from(drawScene({ shop: 'a', picture: 'front', subject: 'shelf-after' })),
  });
  await sheet.getByText(/kB/).waitFor();
  await look(phone.page(), 'phone-appeal');
  expect(await troublesOf(phone.page())).toEqual([]);
  await phone.button(RECORD, 'appealSend').click();
  await phone.page().locator('[data-badge=clear]').waitFor({ timeout: 30_000 });

  await desk.goto('/review?tab=appeals');
  await desk.getByText(say(REVIEW, 'dueIn', 'zh', { for: say(REVIEW, 'days', 'zh', { n: 6 }) })).waitFor({ timeout: 30_000 });
  await desk.locator('.said-photo img').waitFor();
  await look(desk, 'desk-appeal');
  expect(await troublesOf(desk)).toEqual([]);
  await openOwnVisit(phone);
  await phone
    .page()
    .getByText(/申诉已收到/)
    .waitFor();
  await look(phone.page(), 'phone-open');

  await desk.keyboard.press('1');
  await desk.locator('#review-reason').fill('门店搬迁属实，坐标已改');
  await desk.keyboard.press('Control+Enter');
  await desk.getByText(say(REVIEW, 'empty_appeals', 'zh')).waitFor();
  await openOwnVisit(phone);
  await phone.page().getByText(phone.t(RECORD, 'appeal_overturned')).waitFor();
  await phone.page().getByText('门店搬迁属实，坐标已改').waitFor();
  await look(phone.page(), 'phone-overturned');

  await desk.goto('/review?tab=rules');
  await desk.getByText('0 / 1').waitFor();
  await look(desk, 'desk-rules');
  expect(await troublesOf(desk)).toEqual([]);
  await desk.goto('/review?tab=samples');
  await desk.locator('code').first().waitFor();
  await look(desk, 'desk-samples');
  expect(await troublesOf(desk)).toEqual([]);
  expect(phone.complaints).toEqual([]);
}, 180_000);

async function deskOf(): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: url, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', locale: 'zh-CN', timezoneId: ZONE },
  });
  await context.addInitScript(`localStorage.setItem('rounds.language', 'zh')`);
  const data = { employeeNo: boss.employeeNo, password: DESK_PASSWORD };
  expect((await context.request.post('/api/sign-in', { data, headers: { origin: url } })).ok()).toBe(true);
  return context.newPage();
}

async function phoneOf(): Promise<PhoneAtWork> {
  const phone = await aPhone(browser, { url, language: 'zh' });
  await phone.button(DOOR, 'signIn').waitFor();
  await phone.page().getByLabel(phone.t(DOOR, 'employeeNo')).fill(LI.employeeNo);
  await phone.page().getByLabel(phone.t(DOOR, 'password'), { exact: true }).fill(PASSWORD);
  await phone.button(DOOR, 'signIn').click();
  await phone.page().getByRole('navigation').first().waitFor({ timeout: 30_000 });
  return phone;
}

async function openOwnVisit(phone: PhoneAtWork): Promise<void> {
  company.setNow(Date.now());
  await phone.page().goto('/field/me/sync');
  await phone.button(SYNC, 'retry').click();
  await phone.page().waitForTimeout(1_500);
  await phone.page().goto(`/field/visits/${doubted}`);
  await phone.page().getByText(phone.t(RECORD, 'findings')).waitFor();
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
