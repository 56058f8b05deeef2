import { isCopy, type Likeness, type MatchingPoint } from './likeness.ts';

/** The picture is parted into this many cells each way. */
const ACROSS = 4;
const LEAST_IN_CELL = 2;

/** In how many of sixteen cells of the first picture points lie that the other shows as well: a packet lies in a few, a room in most. Points in thousandths. */
export function cellsOf(points: readonly MatchingPoint[]): number {
  const counts = new Map<number, number>();
  const nth = (thousandths: number) => Math.min(ACROSS - 1, Math.max(0, Math.floor((thousandths * ACROSS) / 1_000)));
  for (const [x, y] of points) {
    const cell = ACROSS * nth(y) + nth(x);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count >= LEAST_IN_CELL).length;
}

const LEAST_POINTS = 30;
const LEAST_CELLS = 6;

/** Whether two photos were taken of one place, each for itself: many points, over six of sixteen parts of the picture. Products alone may do that too. */
export function isSameScene(likeness: Pick<Likeness, 'inliers' | 'cells' | 'low' | 'blocks' | 'bits'>): boolean {
  return likeness.inliers >= LEAST_POINTS && (likeness.cells ?? 0) >= LEAST_CELLS && !isCopy(likeness);
}
