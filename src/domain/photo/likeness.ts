import type { Agreement } from './blocks.ts';

/** A point that both pictures show: where it lies in each, in thousandths of width and height. */
export type MatchingPoint = readonly [x: number, y: number, otherX: number, otherY: number];

/** How one picture lies on another. It says nothing yet about what that means. */
export interface Likeness extends Agreement {
  /** Points of one that lie in the other where one and the same movement of the whole picture puts them. */
  readonly inliers: number;
  /** The other had to be mirrored for it. */
  readonly mirrored: boolean;
  /** In how many bits of 256 their hashes differ, in whichever turn they differ least. */
  readonly bits: number;
  /** How far, in pixels, the points lie off where a movement without depth or slant puts them: nothing for a copy on a screen's own terms. */
  readonly slantPx: number;
  /** In how many of sixteen cells of the first picture the points lie; unknown of what was compared before it was asked. */
  readonly cells?: number;
  /** Some of the points, spread over the picture, to be drawn. */
  readonly points: readonly MatchingPoint[];
}

export const LEAST_INLIERS = 20;
/**
 * How much four blocks in five have to agree. Fresh photos of one shelf stay below 0.5, and whoever saves, crops or turns
 * a file leaves 0.9 or more of it; but of a picture shrunk to a quarter less is left, and then the hashes have to be near as well.
 */
const LEAST_AGREEMENT = 0.9;
const LEAST_WHERE_NEAR = 0.6;
const NEAR_BITS = 31;
/** Of 144: where less than this can be held against one another, nothing is said. */
const LEAST_BLOCKS = 36;

/** Whether it is one picture. Two photos of one shelf share many points as well; what they do not share is every block. */
export function isCopy({ inliers, low, blocks, bits }: Pick<Likeness, 'inliers' | 'low' | 'blocks' | 'bits'>): boolean {
  return inliers >= LEAST_INLIERS && blocks >= LEAST_BLOCKS && low >= (bits <= NEAR_BITS ? LEAST_WHERE_NEAR : LEAST_AGREEMENT);
}

/** The same, told from the other picture. */
export function turnedRound(likeness: Likeness): Likeness {
  return { ...likeness, points: likeness.points.map(([x, y, otherX, otherY]) => [otherX, otherY, x, y]) };
}
