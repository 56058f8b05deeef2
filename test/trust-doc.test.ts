import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SIGNALS } from '../src/domain/trust/signals.ts';
import { type Kept, trustDoc } from '../tools/trust-doc/print.ts';
import { SIGNAL_NOTES } from '../tools/trust-doc/signal-notes.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('docs/trust.md is what its figures say, word for word', () => {
  expect(read('docs/trust.md')).toBe(trustDoc(JSON.parse(read('docs/trust.json')) as Kept));
});

test.each(SIGNALS.map(({ name }) => name))('%s has a day on which it is lived or tried', (name) => {
  const { day } = SIGNAL_NOTES[name];
  expect(existsSync(join(root, day))).toBe(true);
  expect(read(day)).toContain(`'${name}'`);
});
