import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SIGNALS } from '../src/domain/trust/signals.ts';
import { BEHAVIOUR_ATTACKS } from '../tools/bench-trust/behaviour-attacks.ts';
import { ATTACKS } from '../tools/bench-trust/families.ts';
import { RECORD_ATTACKS } from '../tools/bench-trust/records.ts';
import { FAMILIES, unlived } from '../tools/trust-doc/families.ts';
import { type Kept, trustDoc } from '../tools/trust-doc/print.ts';
import { SIGNAL_NOTES } from '../tools/trust-doc/signal-notes.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const kept = JSON.parse(read('docs/trust.json')) as Kept;

test('docs/trust.md is what its figures say, word for word', () => {
  expect(read('docs/trust.md')).toBe(trustDoc(kept));
});

test.each(SIGNALS.map(({ name }) => name))('%s has a day on which it is lived or tried', (name) => {
  const { day } = SIGNAL_NOTES[name];
  expect(existsSync(join(root, day))).toBe(true);
  expect(read(day)).toContain(`'${name}'`);
});

// The families of the taxonomy, and all that the bench reports beside them.
const TAXONOMY = 'L6 L7 L8 L9 L10 L11 L13 L14 T1 T2 T3 T4 P2 P3 P4 P5 P10 B1 B2 B3 B4 B5 B6 B10 I2 X2 X3 X4'.split(' ');
const REPORTED = [...Object.keys(kept.figures.families), ...kept.figures.absent];
const BENCHED = [...ATTACKS, ...RECORD_ATTACKS, ...BEHAVIOUR_ATTACKS].map(({ id }) => id);
const ALL = [...new Set([...TAXONOMY, ...REPORTED, ...BENCHED])];
const textOf = (path: string) => (existsSync(join(root, path)) ? read(path) : undefined);

test('every family of attacks has its crooked day', () => {
  expect(TAXONOMY).toHaveLength(28);
  expect(unlived(ALL, FAMILIES, textOf)).toEqual([]);
  expect(Object.keys(FAMILIES).filter((id) => !ALL.includes(id))).toEqual([]);
});

test('a family whose day is taken away is missed: its note, its file, its test', () => {
  const { B4: _, ...without } = FAMILIES;
  expect(unlived(ALL, without, textOf)).toEqual(['B4 has no crooked day']);
  const gone = unlived(ALL, FAMILIES, (path) => (path.includes('behaviour-days') ? undefined : textOf(path)));
  expect(gone.map((line) => line.split(':')[0])).toEqual(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B10'].toSorted(inOrderOf(ALL)));
  const skipped = (path: string) => textOf(path)?.replace("test('L14:", "test.skip('L14:");
  expect(unlived(ALL, FAMILIES, skipped)).toMatchObject([expect.stringContaining('L14')]);
});

function inOrderOf(all: readonly string[]) {
  return (a: string, b: string) => all.indexOf(a) - all.indexOf(b);
}
