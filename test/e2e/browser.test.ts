import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../chromium.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test('the browser opens a page, has Chinese letters and draws WebGL without a graphics card', async () => {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto('data:text/html;charset=utf-8,<h1>巡访</h1>');
  expect(await page.getByRole('heading').textContent()).toBe('巡访');
  const [one, other] = await Promise.all(['巡', '访'].map((letter) => page.evaluate(`(${inkOf})('${letter}')`)));
  expect(one).toBeGreaterThan(50);
  // Letters that no font has are all drawn as the same box.
  expect(one).not.toBe(other);
  expect(await page.evaluate("document.createElement('canvas').getContext('webgl2') !== null")).toBe(true);
  await page.close();
});

/** Run in the page, and written as text because here there is no document. */
const inkOf = `(letter) => {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = '40px sans-serif';
  pen.fillText(letter, 10, 60);
  return pen.getImageData(0, 0, 100, 100).data.filter((value, index) => index % 4 === 3 && value > 128).length;
}`;
