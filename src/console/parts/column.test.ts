import { expect, test } from 'vitest';
import { arranged, type Column } from './column.ts';

const rows = [
  { name: '仁和堂', visits: 10, grade: 'B' },
  { name: '康宁大药房', visits: 9, grade: 'A' },
  { name: '市立医院', visits: null, grade: 'A' },
];
const columns: Column<(typeof rows)[number]>[] = [
  { key: 'name', title: '客户', value: ({ name }) => name },
  { key: 'visits', title: '拜访', value: ({ visits }) => visits },
  { key: 'grade', title: '等级', value: ({ grade }) => grade },
];
const names = (needle: string, picks: [string, string[]][], sort: string) =>
  arranged(rows, columns, { needle, picks: new Map(picks), sort }).map(({ name }) => name);

test('filters go together, and numbers are sorted as numbers', () => {
  expect(names('', [], 'visits')).toEqual(['康宁大药房', '仁和堂', '市立医院']);
  expect(names('', [['grade', ['A']]], '-name')).toHaveLength(2);
  expect(names('药', [['grade', ['A']]], '')).toEqual(['康宁大药房']);
  expect(names('药', [['grade', ['B']]], '')).toEqual([]);
});

test('a column that is not there sorts nothing and filters nothing', () => {
  expect(names('', [['gone', ['x']]], 'gone')).toHaveLength(3);
});
