import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type Point, movedBy } from '../../src/domain/place.ts';
import { CHECK_IN } from '../../src/field/words/check-in.ts';
import { FRAME } from '../../src/field/words/frame.ts';
import { ASK, CAMERA, VISIT } from '../../src/field/words/visit.ts';
import { type Language, say, type Says, type Words } from '../../src/words/language.ts';

export interface PhoneAtWork {
  readonly context: BrowserContext;
  /** The app's window; another one after it was killed. */
  readonly page: () => Page;
  readonly kill: () => Promise<void>;
  readonly standAt: (point: Point, accuracyM?: number) => Promise<void>;
  readonly t: <Code extends string>(words: Words<Code>, code: Code, says?: Says) => string;
  readonly button: <Code extends string>(words: Words<Code>, code: Code, says?: Says) => Locator;
  /** What the browser complained of, to be empty at the end. */
  readonly complaints: readonly string[];
}

/** A phone in a hand: small, touched, with a camera that shows a moving test card and a position that it is told. */
export async function aPhone(browser: Browser, { url, language }: { url: string; language: Language }): Promise<PhoneAtWork> {
  const context = await browser.newContext({
    ...{ baseURL: url, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' },
    ...{ locale: language === 'zh' ? 'zh-CN' : 'en-GB', timezoneId: 'Asia/Shanghai', permissions: ['geolocation', 'camera'] },
  });
  await context.addInitScript(`localStorage.setItem('rounds.language', '${language}')`);
  const complaints: string[] = [];
  const open = async () => {
    const opened = await context.newPage();
    opened.on('pageerror', ({ message }) => complaints.push(message));
    await opened.goto('/field/');
    return opened;
  };
  let page = await open();
  const t: PhoneAtWork['t'] = (words, code, says) => say(words, code, language, says);
  return {
    context,
    page: () => page,
    kill: async () => {
      await page.close();
      page = await open();
    },
    // A hand is never quite still: the emulated phone tells of a position only when it changes.
    standAt: async (point, accuracyM = 12) => {
      for (const step of [3, 1.5, 0]) {
        const { lat, lon } = movedBy(point, step, -step);
        await context.setGeolocation({ latitude: lat, longitude: lon, accuracy: accuracyM + step });
        await page.waitForTimeout(250);
      }
    },
    t,
    button: (words, code, says) => page.getByRole('button', { name: t(words, code, says), exact: true }),
    complaints,
  };
}

/** From the open check-in screen into the visit. */
export async function checkIn(phone: PhoneAtWork, point: Point): Promise<void> {
  const openDuty = phone.button(CHECK_IN, 'openDuty');
  await phone
    .page()
    .getByText(new RegExp(`${phone.t(CHECK_IN, 'title')}|${phone.t(CHECK_IN, 'openDuty')}`))
    .first()
    .waitFor();
  if (await openDuty.isVisible()) await openDuty.click();
  await phone.page().getByText(phone.t(CHECK_IN, 'purpose')).first().waitFor();
  await phone.standAt(point);
  await phone.button(CHECK_IN, 'go').click();
  await phone.page().locator('[data-question]').first().waitFor();
}

/** Does what the check-out screen says is still open, item by item, until nothing is. */
export async function fillIn(phone: PhoneAtWork): Promise<void> {
  const page = phone.page();
  await page
    .getByRole('button', { name: phone.t(VISIT, 'toEnd'), exact: true })
    .first()
    .click();
  const open = page.getByRole('region', { name: /\d/ }).getByRole('button').first();
  for (let round = 0; round < 40; round += 1) {
    await phone.button(VISIT, 'checkOut').waitFor();
    if (!(await open.isVisible())) return;
    await open.click();
    await page.locator('[data-question]').first().waitFor();
    for (const card of await page.locator('[data-question]').all()) await answer(phone, card);
    await page
      .getByRole('button', { name: phone.t(VISIT, 'toEnd'), exact: true })
      .last()
      .click();
  }
  throw new Error('the check-out screen never ran out of open answers');
}

/** Answers as a person would whose shop is in order. */
async function answer(phone: PhoneAtWork, card: Locator): Promise<void> {
  if ((await card.getByText(phone.t(FRAME, 'required'), { exact: true }).count()) === 0) return;
  const nothing = card.getByRole('button', { name: phone.t(ASK, 'nothingPromised'), exact: true });
  if (await card.getByRole('button', { name: phone.t(ASK, 'takePhoto'), exact: true }).count()) return takePhoto(phone, card);
  if (await card.locator('input[type=radio], input[type=checkbox]').count()) {
    if ((await card.locator('input:checked').count()) === 0) await card.locator('label').first().click();
  } else if (await card.locator('textarea').count()) await card.locator('textarea').first().fill('一切正常');
  else if (await nothing.count()) {
    if ((await nothing.getAttribute('aria-pressed')) !== 'true') await nothing.click();
  } else if (await card.locator('input[inputmode]').count()) {
    for (const number of await card.locator('input[inputmode]').all()) if ((await number.inputValue()) === '') await number.fill('3');
  } else if (await card.locator('input[type=date]').count()) await card.locator('input[type=date]').first().fill('2031-01-20');
}

export async function takePhoto(phone: PhoneAtWork, card: Locator): Promise<void> {
  if (await card.locator('canvas').count()) return;
  await card.getByRole('button', { name: phone.t(ASK, 'takePhoto'), exact: true }).click();
  const dialog = phone.page().getByRole('dialog');
  await dialog.getByRole('button', { name: phone.t(CAMERA, 'shoot'), exact: true }).click();
  await dialog.getByRole('button', { name: phone.t(CAMERA, 'use'), exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await card.locator('canvas').first().waitFor();
}
