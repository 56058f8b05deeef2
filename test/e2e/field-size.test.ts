import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const ASSETS = join(import.meta.dirname, '../../dist/field/assets');
const MOST_BYTES = 120_000;
/** What is rarely opened comes when it is first opened: the map, own visits, settings, the customer's side; Chinese letters only to a phone that has none. */
const LATER =
  /^(open-map|maplibre|esm|gcoord|letters|day-map|(own-visit|recorded|case|me|sync|kpis|prove|due)-screen|doors|back-check-part|behaviour|let-in|confirm-person|make-passkey|passkey|receipt-sheet|customer-side|site-|own-cases|proof-part|plan-part|replan-sheet|rest|log-|cases-)/;

test('the phone app weighs less than 120 kB of compressed script and style before the map', () => {
  const files = readdirSync(ASSETS).filter((file) => /\.(js|css)$/.test(file) && !LATER.test(file));
  expect(files.some((file) => /^index-.*\.js$/.test(file))).toBe(true);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(ASSETS, file)), { level: 9 }).length, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
  console.log(`field: ${(bytes / 1000).toFixed(1)} kB of ${MOST_BYTES / 1000}`);
});
