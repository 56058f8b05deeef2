import type { Scene, Signal } from '../signal.ts';

/** Never enough for a look by itself: shops of one chain are built and filled alike. A judgment of ours, not a measurement. */
const CAP_BANS = 0.5;
/** Before this many earlier photos of the customer, nothing is known of how its place looks. */
const LEAST_OWN_PHOTOS = 3;
const MOST_PAIRS = 4;

/** A photo of this visit shows the place of another customer, and none of this customer's earlier photos does. Not to resemble them is nothing by itself. */
export const otherScene = {
  name: 'other-scene',
  family: 'photo',
  capBans: CAP_BANS,
  look: ({ otherScenes }: Scene) => {
    const known = otherScenes.filter(({ ownPhotos }) => ownPhotos >= LEAST_OWN_PHOTOS);
    const [first] = known;
    if (!first) return undefined;
    return {
      doubtBans: CAP_BANS,
      says: {
        photos: new Set(known.map(({ digest }) => digest)).size,
        ...{ day: first.day, own: first.own ? 'yes' : 'no', points: first.inliers, cells: first.cells ?? 0, earlier: first.ownPhotos },
      },
      evidence: known.flatMap(({ digest, of, visit }) => [
        { kind: 'photo' as const, ref: digest },
        { kind: 'photo' as const, ref: of },
        { kind: 'visit' as const, ref: visit },
      ]),
      pairs: known.slice(0, MOST_PAIRS).map(({ digest, of, visit, points }) => ({ photo: digest, other: of, otherVisit: visit, points })),
    };
  },
} as const satisfies Signal;
