import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { breaches, type House } from './house.ts';

const SRC = join(import.meta.dirname, '..', 'src');

test('the house stands as it was planned', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const house = Object.fromEntries(files.map((file) => [file.split(sep).join('/'), readFileSync(join(SRC, file), 'utf8')]));
  expect(files.length).toBeGreaterThan(0);
  expect(breaches(house)).toEqual([]);
});

// The check is of worth only if it can say no.
const SOUND: House = {
  'base/result.ts': 'export const ok = 1;\n',
  'domain/ids.ts': "import { ok } from '../base/result.ts';\n",
  'domain/visit/rules.ts': "import { a } from '../ids.ts';\nimport { b } from './fact.ts';\n",
  'domain/visit/fact.ts': "import type { Ok } from '../../base/result.ts';\n",
  'console/pages/today.tsx': "import { b } from '../../domain/visit/rules.ts';\nimport url from '../paths.ts?url';\n",
};

test('a sound house has nothing against it but what was planted', () => {
  expect(breaches(SOUND)).toEqual([]);
});

test.each<[flaw: string, planted: House, complaint: string]>([
  ['a room uses one above it', { 'base/money.ts': "import { a } from '../domain/ids.ts';" }, 'base/money.ts uses domain/ids.ts'],
  ['two shells know each other', { 'field/log/a.ts': "import { a } from '../../server/ports.ts';" }, 'field/log/a.ts uses server/ports.ts'],
  [
    'a part uses one further down the shelf',
    { 'domain/plan/a.ts': "export * from '../visit/rules.ts';" },
    'domain/plan/a.ts uses domain/visit/rules.ts',
  ],
  ['a lazy import climbs', { 'ui/map.ts': "await import('../wire/pull.ts');" }, 'ui/map.ts uses wire/pull.ts'],
  ['a bare import climbs', { 'ui/map.ts': "import '../wire/pull.ts';" }, 'ui/map.ts uses wire/pull.ts'],
  ['a room that is not planned', { 'utils/a.ts': '' }, 'utils/a.ts stands in utils, which is no room of the plan'],
  ['a part that is not planned', { 'domain/helpers/a.ts': '' }, 'domain/helpers/a.ts: the shelf of domain has no part helpers'],
  ['a file at the top', { 'main.ts': '' }, 'main.ts stands in main.ts, which is no room of the plan'],
  ['a long file', { 'base/long.ts': 'x\n'.repeat(401) }, 'base/long.ts has 401 lines, and 400 is the most'],
  ['a long test', { 'base/long.test.ts': 'x\n'.repeat(401) }, 'base/long.test.ts has 401 lines, and 400 is the most'],
  ['a barrel', { 'domain/visit/index.ts': '' }, 'domain/visit/index.ts is a barrel: import the file that says it'],
  ['a clock in a pure room', { 'domain/visit/a.ts': 'const t = Date.now();' }, 'domain/visit/a.ts calls Date.now( and must be told'],
  ['chance in a pure room', { 'base/a.ts': 'Math.random()' }, 'base/a.ts calls Math.random( and must be told'],
  [
    'a circle',
    { 'base/a.ts': "import './b.ts';", 'base/b.ts': "import './c.ts';", 'base/c.ts': "import './a.ts';" },
    'a circle: base/a.ts → base/b.ts → base/c.ts → base/a.ts',
  ],
])('%s is seen', (_, planted, complaint) => {
  expect(breaches({ ...SOUND, ...planted })).toEqual([complaint]);
});

test('what is allowed stays allowed: 400 lines, a date from a number, a test that uses anything', () => {
  const fine = {
    'base/long.ts': 'x\n'.repeat(400),
    'base/day.ts': 'new Date(0)',
    'domain/ids.test.ts': "import { a } from '../server/ports.ts'; Date.now();",
  };
  expect(breaches({ ...SOUND, ...fine })).toEqual([]);
});
