import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import type { Language } from '../src/words/language.ts';
import { launchChromium } from '../test/chromium.ts';
import { contactSheet } from './shots/contact-sheet.ts';
import { startOwnServer } from './shots/own-server.ts';
import { deskScreens, phoneScreens } from './shots/screens.ts';
import { loginsOf, signIn, sitDown, type Size, subjectsFor } from './shots/sitting.ts';
import { type Shot, takeAll } from './shots/take.ts';

// npm run shots -- [--url http://localhost:4600] [--out shots] [--app desk|phone]
// Every main screen of desk and phone, at both sizes and in both languages, and one page that shows them all.

const SIZES: readonly Size[] = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
];
const LANGUAGES: readonly Language[] = ['zh', 'en'];

interface Setting {
  readonly browser: Browser;
  readonly url: string;
  readonly out: string;
}

async function desk({ browser, url, out }: Setting, size: Size, language: Language): Promise<Shot[]> {
  const logins = await loginsOf(url);
  const login = logins.find(({ role }) => role === 'admin') ?? logins.find(({ role }) => role === 'manager');
  const context = await sitDown(browser, url, size, language);
  const variant = `${size.width}-${language}`;
  const door = await takeAll(context, [{ name: 'sign-in', path: '/' }], { out, app: 'desk', variant });
  if (login) await signIn(context, url, login);
  const inside = login ? await takeAll(context, deskScreens(await subjectsFor(context)), { out, app: 'desk', variant }) : [];
  await context.close();
  return [...door, ...inside];
}

async function phone({ browser, url, out }: Setting, size: Size, language: Language): Promise<Shot[]> {
  const rep = (await loginsOf(url)).find(({ role }) => role === 'rep');
  const context = await sitDown(browser, url, size, language);
  const taking = { out, app: 'phone', variant: `${size.width}-${language}` };
  const door = await takeAll(context, [{ name: 'sign-in', path: '/field/' }], taking);
  if (!rep) return door;
  const page = await context.newPage();
  await page.goto('/field/');
  await page.getByRole('button', { name: new RegExp(`${rep.name}.*${rep.employeeNo}`) }).click();
  await page.getByRole('navigation').first().waitFor({ timeout: 30_000 });
  await page.waitForTimeout(2_000);
  const inside = await takeAll(context, phoneScreens(await subjectsFor(context)), taking);
  await context.close();
  return [...door, ...inside];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      out: { type: 'string', default: 'shots' },
      app: { type: 'string' },
      port: { type: 'string', default: '4688' },
    },
  });
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  const own = values.url ? undefined : await startOwnServer(Number(values.port));
  const browser = await launchChromium({ args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] });
  const setting = { browser, url: (values.url ?? own?.url ?? '').replace(/\/$/, ''), out };
  const shots: Shot[] = [];
  for (const size of SIZES) {
    for (const language of LANGUAGES) {
      if (values.app !== 'phone') shots.push(...(await desk(setting, size, language)));
      if (values.app !== 'desk') shots.push(...(await phone(setting, size, language)));
      console.log(`${size.width}×${size.height} ${language}: ${shots.length} pictures so far`);
    }
  }
  writeFileSync(join(out, 'index.html'), contactSheet(shots));
  await browser.close();
  await own?.stop();
  for (const { file, complaints } of shots) for (const complaint of complaints) console.log(`${file}: ${complaint}`);
  console.log(`${shots.length} pictures; look at ${join(out, 'index.html')}`);
}

await main();
