import { expect, test } from 'vitest';
import { cellsOf, isSameScene } from './scene.ts';
import type { MatchingPoint } from './likeness.ts';

const grid = (side: number, over: number): MatchingPoint[] =>
  Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [Math.round(((i % side) * over) / side), Math.round((Math.floor(i / side) * over) / side)];
    return [x, y, y, x];
  });

const pair = (points: readonly MatchingPoint[]) => ({ inliers: points.length, cells: cellsOf(points), low: 0.1, blocks: 100, bits: 120 });

test('points all over the picture are a place; as many on one packet are not, nor are a few all over, nor a copy', () => {
  expect(cellsOf(grid(12, 1_000))).toBe(16);
  expect(isSameScene(pair(grid(12, 1_000)))).toBe(true);
  expect(isSameScene(pair(grid(12, 400)))).toBe(false);
  expect(isSameScene(pair(grid(5, 1_000)))).toBe(false);
  expect(isSameScene({ ...pair(grid(12, 1_000)), low: 0.95 })).toBe(false);
});

test('what was compared before anybody asked how wide the points lie says nothing', () => {
  expect(isSameScene({ inliers: 200, low: 0.1, blocks: 100, bits: 120 })).toBe(false);
});
