import { expect, test } from 'vitest';
import { seededRandom } from './random.ts';

test('the same seed tells the same story, and a fork is a story of its own', () => {
  const story = (seed: string) => Array.from({ length: 5 }, seededRandom(seed).next);
  expect(story('rounds')).toEqual(story('rounds'));
  expect(story('rounds')).not.toEqual(story('round'));
  const one = seededRandom('a');
  one.next();
  expect(one.fork('b').next()).toBe(seededRandom('a').fork('b').next());
});

test('it is spread evenly enough to be called chance', () => {
  const random = seededRandom('even');
  const bins = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 10_000; i++) bins[random.below(10)]! += 1;
  const chiSquare = bins.reduce((sum, n) => sum + (n - 1_000) ** 2 / 1_000, 0);
  expect(chiSquare).toBeLessThan(27.9); // 9 degrees of freedom, one in a thousand
});
