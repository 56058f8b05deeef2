import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { Screen } from './screens.ts';

export interface Shot {
  readonly file: string;
  readonly app: string;
  readonly screen: string;
  readonly variant: string;
  /** What the page complained of while it was opened. */
  readonly complaints: readonly string[];
}

export interface Taking {
  readonly out: string;
  readonly app: string;
  readonly variant: string;
}

/** Opens each screen and waits until it stands still: answers are in, fonts are drawn, the map says that it is ready. */
export async function takeAll(context: BrowserContext, screens: readonly Screen[], { out, app, variant }: Taking): Promise<Shot[]> {
  mkdirSync(join(out, app), { recursive: true });
  const page = await context.newPage();
  const shots: Shot[] = [];
  for (const { name, path } of screens) {
    const complaints: string[] = [];
    const hear = listenTo(page, complaints);
    await page.goto(path);
    await settled(page);
    const file = join(app, `${name}-${variant}.png`);
    await page.screenshot({ path: join(out, file) });
    complaints.push(...(await widths(page)));
    shots.push({ file, app, screen: name, variant, complaints });
    hear();
  }
  await page.close();
  return shots;
}

function listenTo(page: Page, complaints: string[]): () => void {
  const failed = (error: Error) => void complaints.push(error.message);
  page.on('pageerror', failed);
  return () => page.off('pageerror', failed);
}

const LONGEST_MS = 8_000;
const STILL_MOVING = '.waiting, [data-map=loading], .ant-spin-spinning';

async function settled(page: Page): Promise<void> {
  const soon = { timeout: LONGEST_MS };
  await page.waitForLoadState('networkidle', soon).catch(() => undefined);
  for (const end = Date.now() + LONGEST_MS; Date.now() < end && (await page.locator(STILL_MOVING).count()) > 0; )
    await page.waitForTimeout(100);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.waitForTimeout(250);
}

/** A page that is wider than its screen has something cut off. */
async function widths(page: Page): Promise<string[]> {
  const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  return over > 0 ? [`${over} px wider than the screen`] : [];
}
