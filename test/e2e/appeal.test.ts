import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, localDate, mondayOf } from '../../src/base/moment.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import { movedBy, type Point } from '../../src/domain/place.ts';
import { REVIEW } from '../../src/console/words/review.ts';
import { VISIT as DESK_VISIT } from '../../src/console/words/visits.ts';
import { RECORD } from '../../src/field/words/record.ts';
import { SYNC } from '../../src/field/words/me.ts';
import { say } from '../../src/words/language.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { launchChromium } from '../chromium.ts';
import { aPerson, change, cookieOf, PASSWORD as DESK_PASSWORD, write } from '../company.ts';
import { aCompany, LI, PASSWORD, SHOP, type TestCompany, ZONE } from '../days/company.ts';
import { visit } from '../days/visit.ts';
import { look, troublesOf } from './looking.ts';
import type { PhoneAtWork } from './phone-at-work.ts';
import { aDesk, aSignedInPhone, type ServedDays, serveDays } from './served-days.ts';

// A doubt and an appeal in real browsers: by the keyboard at the desk, with a thumb on the phone.

const boss = aPerson('B-1', 'admin', null, { name: '陈经理' });

let [browser, company, served]: [Browser, TestCompany, ServedDays] = [] as never;
let doubted: VisitId;
beforeAll(async () => {
  browser = await launchChromium({ args: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'] });
  company = await aCompany();
  await write(company.deps, boss, change('person', boss));
  await cookieOf(company.deps, boss);
  doubted = await lived();
  served = await serveDays(company);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
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
  const { url } = served;
  const desk = await aDesk(browser, { url, person: boss, password: DESK_PASSWORD, language: 'zh' });
  await desk.goto('/review');
  await desk.getByText(say(DESK_VISIT, 'needsLook', 'zh')).waitFor({ timeout: 30_000 });
  await look(desk, 'desk-waiting');
  expect(await troublesOf(desk)).toEqual([]);
  await desk.keyboard.press('3');
  await desk.locator('#review-reason').fill('签到离门店二十公里');
  await desk.keyboard.press('Control+Enter');
  await desk.getByText(say(REVIEW, 'empty_waiting', 'zh')).waitFor();

  const phone = await aSignedInPhone(browser, { url, person: LI, password: PASSWORD, language: 'zh' });
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

async function openOwnVisit(phone: PhoneAtWork): Promise<void> {
  await phone.page().goto('/field/me/sync');
  await phone.button(SYNC, 'retry').click();
  await phone.page().waitForTimeout(1_500);
  await phone.page().goto(`/field/visits/${doubted}`);
  await phone.page().getByText(phone.t(RECORD, 'findings')).waitFor();
}
