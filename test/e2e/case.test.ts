import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addDays, localDate } from '../../src/base/moment.ts';
import type { Person } from '../../src/domain/person.ts';
import { movedBy, type Point } from '../../src/domain/place.ts';
import { CASE_STATE, CASE_WHY_NOT, CASES } from '../../src/console/words/cases.ts';
import { REVIEW } from '../../src/console/words/review.ts';
import { OWN_CASE, OWN_CASE_STATE } from '../../src/field/words/cases.ts';
import { SYNC } from '../../src/field/words/me.ts';
import { say } from '../../src/words/language.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { launchChromium } from '../chromium.ts';
import { aPerson, change, cookieOf, PASSWORD as DESK_PASSWORD, write } from '../company.ts';
import { aCompany, at, LI, MANAGER, PASSWORD, SHOP, type TestCompany, ZONE } from '../days/company.ts';
import { aShot, visit } from '../days/visit.ts';
import { look, troublesOf } from './looking.ts';
import type { PhoneAtWork } from './phone-at-work.ts';
import { aDesk, aSignedInPhone, type ServedDays, serveDays } from './served-days.ts';

// Three visits from the sofa with one old picture. No rule accuses anybody: a person opens the case, tells whom it is about,
// and two people look, each without the other.

const TODAY = localDate(Date.now(), ZONE);
const WEEK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }));
const REP: Person = { ...LI, duty: { zone: ZONE, hours: WEEK } };
const ADA = aPerson('A-2', 'admin', null, { name: 'Ada' });
const SAYS = {
  opened: 'Three visits, each nine kilometres from the shop, and one picture for all of them.',
  answer: 'I wrote them at home in the evening; the shop can tell you when I came.',
  first: 'The picture is the one of Monday, and every position is a home address.',
  second: 'I called the shop: he was there twice this week, at other hours.',
};

let [browser, company, served]: [Browser, TestCompany, ServedDays] = [] as never;
beforeAll(async () => {
  browser = await launchChromium();
  company = await aCompany();
  await write(company.deps, MANAGER, change('person', REP), change('person', ADA));
  await cookieOf(company.deps, ADA);
  await fromTheSofa();
  served = await serveDays(company);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function fromTheSofa(): Promise<void> {
  const phone = await company.phone(REP);
  const standing = movedBy(SHOP.fence?.centre as Point, 9_000, 0);
  const photo = aShot(drawScene({ shop: 'a', picture: 'monday', subject: 'shelf-after' }));
  for (const ago of [3, 2, 1]) {
    const day = addDays(TODAY, -ago);
    company.setNow(at(8, 30, day));
    await phone.sync();
    await visit(company, phone, { customer: SHOP, from: at(9, 7 * ago, day), minutes: 16, standing, photo, planned: false });
    await phone.sync();
  }
}

test('a case is opened by a person, told at once, answered on the phone, and decided by two who do not hear each other', async () => {
  const { url } = served;
  const lead = await aDesk(browser, { url, person: MANAGER, password: PASSWORD, language: 'en' });
  await vi.waitFor(async () => expect(await company.rows('select id from visit where review')).toHaveLength(3), { timeout: 30_000 });
  await lead.goto('/review');
  await lead
    .getByText(say(REVIEW, 'tab_waiting', 'en', { n: 3 }))
    .first()
    .waitFor({ timeout: 30_000 });
  await look(lead, 'case-review');
  await openCaseOf(lead);
  await look(lead, 'case-opened', { whole: true });
  expect(await troublesOf(lead)).toEqual([]);
  const address = new URL(lead.url()).pathname;

  const phone = await aSignedInPhone(browser, { url, person: REP, password: PASSWORD, language: 'en' });
  await phone.page().goto('/field/visits');
  await phone
    .page()
    .getByText(phone.t(OWN_CASE, 'row', { n: 3 }))
    .click();
  await phone.page().getByText(SAYS.opened).waitFor();
  await look(phone.page(), 'case-phone-told', { whole: true });
  expect(await troublesOf(phone.page())).toEqual([]);
  await phone.page().getByRole('textbox').fill(SAYS.answer);
  await phone.button(OWN_CASE, 'send').click();
  const answered = () => company.rows(`select id from fact where kind = 'case.answered'`);
  await vi.waitFor(async () => expect(await answered()).toHaveLength(1), { timeout: 30_000, interval: 250 });

  await lead.reload();
  await lead.getByText(SAYS.answer).waitFor();
  await give(lead, 'confirmed', SAYS.first);
  await lead.getByText(say(CASE_WHY_NOT, 'said-already', 'en')).waitFor();

  const second = await aDesk(browser, { url, person: ADA, password: DESK_PASSWORD, language: 'en' });
  await second.goto('/cases');
  await second.getByText(say(CASES, 'of', 'en', { n: 1 })).waitFor();
  await second.goto(address);
  await second.getByText(say(CASES, 'hidden', 'en', { n: 1 })).waitFor();
  await second.getByText(SAYS.answer).waitFor();
  expect(await second.content()).not.toContain(SAYS.first);
  await look(second, 'case-second', { whole: true });
  expect(await troublesOf(second)).toEqual([]);
  await toldOnPhone(phone);
  expect(await phone.page().content()).not.toContain(SAYS.first);
  await give(second, 'not-confirmed', SAYS.second);
  await second.getByText(say(CASE_STATE, 'closed', 'en')).waitFor();
  await second.getByText(SAYS.first).waitFor();
  await look(second, 'case-closed', { whole: true });

  await toldOnPhone(phone);
  for (const words of [SAYS.first, SAYS.second]) await phone.page().getByText(words).waitFor();
  await phone.page().getByText(phone.t(OWN_CASE_STATE, 'closed')).waitFor();
  await look(phone.page(), 'case-phone-closed', { whole: true });
  expect(phone.complaints).toEqual([]);
  // Nothing follows by itself: the visits still wait for somebody to decide on them.
  await lead.goto('/review');
  await lead
    .getByText(say(REVIEW, 'tab_waiting', 'en', { n: 3 }))
    .first()
    .waitFor();
  expect(await company.rows('select id from visit where review and decision is null')).toHaveLength(3);
  await Promise.all([phone.context.close(), lead.context().close(), second.context().close()]);
}, 180_000);

/** From the person, as somebody would: there is no list of whom a case could be opened about. */
async function openCaseOf(desk: Page): Promise<void> {
  await desk.goto('/org');
  await desk.getByText(REP.name).first().click();
  await desk.getByRole('link', { name: say(CASES, 'newTitle', 'en') }).click();
  await desk.getByText(say(CASES, 'has', 'en', { visits: 3, families: 2 })).waitFor();
  await look(desk, 'case-ground');
  await desk.locator('#case-reason').fill(SAYS.opened);
  await desk.getByRole('button', { name: say(CASES, 'goOn', 'en') }).click();
  await desk.getByText(say(CASES, 'hidden', 'en', { n: 0 })).waitFor();
}

async function give(desk: Page, finding: 'confirmed' | 'not-confirmed', reason: string): Promise<void> {
  await desk.locator('#finding-reason').fill(reason);
  await desk.getByRole('button', { name: say(CASES, finding, 'en'), exact: true }).click();
}

/** After the next contact, where the case is read. */
async function toldOnPhone(phone: PhoneAtWork): Promise<void> {
  await phone.page().goto('/field/me/sync');
  await phone.button(SYNC, 'retry').click();
  await phone.page().waitForTimeout(1_500);
  await phone.page().goto('/field/visits');
  await phone
    .page()
    .getByText(phone.t(OWN_CASE, 'row', { n: 3 }))
    .click();
  await phone.page().getByText(SAYS.opened).waitFor();
}
