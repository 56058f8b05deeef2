import { expect, test } from 'vitest';
import { initialsOf } from './pinyin.ts';

test.each([
  ['康宁大药房', 'kndyf'],
  ['仁和堂（文教路店）', 'rhtwjld'],
  ['南昌市第一医院', 'ncsdyyy'],
  ['杭州西湖 24h 便利店', 'hzxh24hbld'],
  ['百姓缘', 'bxy'],
])('%s is found by %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
