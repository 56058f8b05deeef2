import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const FIELD = join(import.meta.dirname, '../../dist/field');
const MOST_BYTES = 120_000;

/** What the page names, and what that imports by itself: what is imported when somebody opens it is not among it. */
function firstLoad(): ReadonlySet<string> {
  const page = readFileSync(join(FIELD, 'index.html'), 'utf8');
  const waiting = [...page.matchAll(/(?:src|href)="[^"]*?(assets\/[^"]+\.(?:js|css))"/g)].map(([, file = '']) => file);
  const seen = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = file.endsWith('.js') ? readFileSync(join(FIELD, file), 'utf8') : '';
    waiting.push(...[...text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)].map(([, name = '']) => `assets/${name}`));
  }
  return seen;
}

test('the phone app weighs less than 120 kB of compressed script and style before the map', () => {
  const files = [...firstLoad()];
  expect(files.some((file) => /\/index-.*\.js$/.test(file))).toBe(true);
  expect(files.some((file) => file.endsWith('.css'))).toBe(true);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(FIELD, file)), { level: 9 }).length, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
  console.log(`field: ${(bytes / 1000).toFixed(1)} kB of ${MOST_BYTES / 1000}, in ${files.length} files`);
});
