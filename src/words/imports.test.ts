import { expect, test } from 'vitest';
import { CELL_TROUBLES } from '../wire/imports.ts';
import { CELL_TROUBLE_WORDS } from './imports.ts';
import { say } from './language.ts';

test('every trouble of a cell has its words, in both languages', () => {
  expect(Object.keys(CELL_TROUBLE_WORDS).toSorted()).toEqual([...CELL_TROUBLES].toSorted());
  const says = { column: '等级', allowed: 'A、B' };
  for (const code of CELL_TROUBLES) expect(say(CELL_TROUBLE_WORDS, code, 'zh', says)).not.toBe(say(CELL_TROUBLE_WORDS, code, 'en', says));
});
