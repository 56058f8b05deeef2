import type { Scene, Signal } from '../signal.ts';

/** A photo came from the gallery, where the standard allows it. A label: it proves less, and speaks against nobody. */
export const galleryPhoto = {
  name: 'gallery-photo',
  family: 'photo',
  capBans: 0,
  look: ({ visit }: Scene) => {
    const photos = visit.photos.filter(({ source }) => source === 'gallery');
    if (photos.length === 0) return undefined;
    return { doubtBans: 0, says: { photos: photos.length }, evidence: photos.map(({ digest }) => ({ kind: 'photo', ref: digest })) };
  },
} as const satisfies Signal;
