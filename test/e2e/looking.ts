import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHOTS = process.env.ROUNDS_SHOTS;
/** What still slides or fades in is given so long. */
const SETTLED_MS = 800;

/** Pictures for whoever wants to look, of the window or the whole page: nothing is kept without a folder, named by ROUNDS_SHOTS, to put it into. */
export async function look(page: Page, name: string, { whole = false } = {}): Promise<void> {
  if (!SHOTS) return;
  await page.waitForTimeout(SETTLED_MS);
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: whole });
}

/** What the field's common checker of accessibility has to say of a page, in short. */
export async function troublesOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(`axe.run({ resultTypes: ['violations'] })`)) as {
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  };
  return found.violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html.slice(0, 160)}`);
}
