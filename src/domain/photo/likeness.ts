import type { Agreement } from './blocks.ts';

/** A point that both pictures show: where it lies in each, in thousandths of width and height. */
export type MatchingPoint = readonly [x: number, y: number, otherX: number, otherY: number];

/** How one picture lies on another. It says nothing yet about what that means. */
export interface Likeness extends Agreement {
  /** Points of one that lie in the other where one and the same movement of the whole picture puts them. */
  readonly inliers: number;
  /** The other had to be mirrored for it. */
  readonly mirrored: boolean;
  /** How far, in pixels, the points lie off where a movement without depth or slant puts them: nothing for a copy on a screen's own terms. */
  readonly slantPx: number;
  /** Some of the points, spread over the picture, to be drawn. */
  readonly points: readonly MatchingPoint[];
}

export const LEAST_INLIERS = 20;
export const LEAST_AGREEMENT = 0.6;

/** Whether it is one picture. Two photos of one shelf share many points as well; what they do not share is every block. */
export function isCopy({ inliers, low }: Pick<Likeness, 'inliers' | 'low'>): boolean {
  return inliers >= LEAST_INLIERS && low >= LEAST_AGREEMENT;
}

/** The same, told from the other picture. */
export function turnedRound(likeness: Likeness): Likeness {
  return { ...likeness, points: likeness.points.map(([x, y, otherX, otherY]) => [otherX, otherY, x, y]) };
}
