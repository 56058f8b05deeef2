import type { Scene, Signal } from '../signal.ts';

const CAP_BANS = 4;

/** A photo of this visit is, byte for byte, one that was sealed earlier in another visit. A camera does not do that. */
export const samePhotoBytes = {
  name: 'same-photo-bytes',
  family: 'photo',
  capBans: CAP_BANS,
  look: ({ samePhotos }: Scene) => {
    const first = samePhotos[0];
    if (!first) return undefined;
    return {
      doubtBans: CAP_BANS,
      says: { photos: new Set(samePhotos.map(({ digest }) => digest)).size, day: first.day, own: first.own ? 'yes' : 'no' },
      evidence: samePhotos.flatMap(({ digest, visit }) => [
        { kind: 'photo' as const, ref: digest },
        { kind: 'visit' as const, ref: visit },
      ]),
    };
  },
} as const satisfies Signal;
