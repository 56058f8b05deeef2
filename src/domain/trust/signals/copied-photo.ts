import type { Scene, Signal } from '../signal.ts';

const CAP_BANS = 3;
/** Of many pairs a few are enough to see it. */
const MOST_PAIRS = 4;

/** A photo of this visit is the picture of an earlier one, cropped, turned or saved anew. A shelf photographed again differs somewhere. */
export const copiedPhoto = {
  name: 'copied-photo',
  family: 'photo',
  capBans: CAP_BANS,
  look: ({ copies }: Scene) => {
    const first = copies[0];
    if (!first) return undefined;
    return {
      doubtBans: CAP_BANS,
      says: {
        photos: new Set(copies.map(({ digest }) => digest)).size,
        ...{
          day: first.day,
          own: first.own ? 'yes' : 'no',
          points: first.inliers,
          alike: Math.round(first.low * 100),
          mirrored: first.mirrored ? 'yes' : 'no',
        },
      },
      evidence: copies.flatMap(({ digest, of, visit }) => [
        { kind: 'photo' as const, ref: digest },
        { kind: 'photo' as const, ref: of },
        { kind: 'visit' as const, ref: visit },
      ]),
      pairs: copies.slice(0, MOST_PAIRS).map(({ digest, of, visit, points }) => ({ photo: digest, other: of, otherVisit: visit, points })),
    };
  },
} as const satisfies Signal;
