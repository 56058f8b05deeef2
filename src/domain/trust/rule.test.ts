import { expect, test } from 'vitest';
import { DEFAULT_POLICY, lookingOf } from '../visit/policy.ts';
import { silenced } from './rule.ts';

const looking = lookingOf(DEFAULT_POLICY);
const isSilenced = (confirmed: number, decided: number) => silenced({ signal: 'too-short', confirmed, decided }, looking) !== undefined;

test('a rule falls silent when even the best that its figures leave possible is too low, and not on a few cases', () => {
  expect(isSilenced(0, 19)).toBe(false);
  expect(isSilenced(0, 20)).toBe(true);
  expect(isSilenced(5, 20)).toBe(true); // between 11 % and 47 %
  expect(isSilenced(6, 20)).toBe(false); // between 15 % and 52 %
  expect(isSilenced(41, 100)).toBe(false); // between 32 % and 51 %
  expect(isSilenced(38, 100)).toBe(true);
  expect(isSilenced(20, 20)).toBe(false);
});
