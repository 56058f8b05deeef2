import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bundle } from '../../src/domain/evidence/bundle.ts';
import { fingerprintOf } from '../../src/domain/evidence/seal.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { PROOF } from '../../src/proof/words.ts';
import { sequenceLog } from '../../src/server/jobs/sequence-log.ts';
import { exportVisit } from '../../src/wire/log.ts';
import { say } from '../../src/words/language.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { launchChromium } from '../chromium.ts';
import { aCompany, at, LI, SHOP, type TestCompany } from '../days/company.ts';
import { aShot, visit } from '../days/visit.ts';
import { look } from './looking.ts';

// The page that checks an exported visit, as an auditor gets it: one file on a disk, in a browser without a network.

const PAGE = pathToFileURL(join(import.meta.dirname, '../../dist/proof/verify.html')).href;
const folder = mkdtempSync(join(tmpdir(), 'rounds-proof-'));
const picture = drawScene({ shop: 'a', picture: '1', subject: 'shelf-after' });

let [browser, company, bundle]: [Browser, TestCompany, Bundle] = [] as never;
beforeAll(async () => {
  browser = await launchChromium();
  company = await aCompany();
  const phone: ToldPhone = await company.phone(LI);
  company.setNow(at(8, 30));
  await phone.sync();
  const id = await visit(company, phone, { customer: SHOP, from: at(9), photo: aShot(picture) });
  await phone.sync();
  while ((await sequenceLog(company.deps)) > 0);
  bundle = (await phone.deps.net.call(exportVisit, { visit: id })).bundle as Bundle;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
  await company?.close();
});

async function aPage(locale: 'zh-CN' | 'en-GB'): Promise<Page> {
  const context = await browser.newContext({ locale, offline: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) throw new Error(`the page asks for ${request.url()}`);
  });
  await page.goto(PAGE);
  return page;
}

async function opened(page: Page, given: unknown): Promise<string> {
  const file = join(folder, 'visit.json');
  writeFileSync(file, typeof given === 'string' ? given : JSON.stringify(given));
  await page.locator('input[type=file]').first().setInputFiles([]);
  await page.locator('input[type=file]').first().setInputFiles(file);
  return (await page.locator('[role=status]').first().textContent()) ?? '';
}

test.each(['zh', 'en'] as const)('a good file holds, with its key and its photo (%s)', async (language) => {
  const page = await aPage(language === 'zh' ? 'zh-CN' : 'en-GB');
  expect(await opened(page, bundle)).toContain(say(PROOF, 'holds', language, { n: 0 }).slice(-8));
  await page.locator('input[type=text]').fill(fingerprintOf(company.deps.key.publicKey));
  await page.locator('input[type=text]').blur();
  await page.getByText(say(PROOF, 'keyFits', language, { fingerprint: fingerprintOf(company.deps.key.publicKey) })).waitFor();
  const photo = join(folder, 'shelf.jpg');
  writeFileSync(photo, picture);
  await page.locator('input[type=file]').nth(1).setInputFiles(photo);
  await page.getByText(say(PROOF, 'photosHold', language, { k: 1, n: 1 })).waitFor();
  await look(page, `proof-${language}`, { whole: true });
  await page.locator('input[type=text]').fill('dead beef');
  await page.locator('input[type=text]').blur();
  await page.getByText(say(PROOF, 'keyDiffers', language)).waitFor();
  await page.context().close();
});

// Whoever changes a file by hand is held by no types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const TAMPERINGS: readonly [string, (it: Loose) => unknown][] = [
  ['a time', (it) => (it.facts[0].fact.envelope.at += 60_000)],
  ['an answer', (it) => (it.facts.find(({ fact }: Loose) => fact.parts.answers).fact.parts.answers.value.answer = false)],
  ['a signature', (it) => (it.facts[0].fact.signature = it.facts[1].fact.signature)],
  ['a receipt', (it) => (it.facts[0].receipt.receivedAt -= 3_600_000)],
  ['the place in the log', (it) => (it.facts[0].logged.index += 1)],
  ['the root of the log', (it) => (it.checkpoint.root = 'a'.repeat(64))],
  ['the order', (it) => it.facts.reverse()],
  ['a record less, out of the middle', (it) => it.facts.splice(1, 1)],
  ['a photo', (it) => (it.photos = ['b'.repeat(64)])],
];
test('each tampering is said, and what is no file at all', async () => {
  const page = await aPage('zh-CN');
  for (const [what, change] of TAMPERINGS) {
    const it = structuredClone(bundle);
    change(it);
    expect([what, await opened(page, it)]).toEqual([what, expect.stringContaining('不成立')]);
  }
  expect(await opened(page, '{"half":')).toBe(say(PROOF, 'unreadable', 'zh'));
  const erased = structuredClone(bundle) as Loose;
  for (const { fact } of erased.facts) delete fact.parts.place;
  expect(await opened(page, erased)).toContain('全部成立');
  await page.context().close();
});
