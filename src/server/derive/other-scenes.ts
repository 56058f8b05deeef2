import { isCopy } from '../../domain/photo/likeness.ts';
import { isSameScene } from '../../domain/photo/scene.ts';
import type { OtherScene } from '../../domain/trust/signal.ts';
import type { Visit } from '../../domain/visit/state.ts';
import type { DayRecord } from './read-day.ts';

type Read = Pick<DayRecord, 'earlierPictures' | 'placesOfPhotos' | 'person'>;

/** Photos of a visit on which another customer's place was seen, and not one of this customer's: what both show is a chain's look, or its goods. */
export function otherScenesOf({ earlierPictures, placesOfPhotos, person }: Read, visit: Visit): OtherScene[] {
  const photos = new Set(visit.photos.map(({ fact }) => fact));
  const places = new Map(placesOfPhotos.map((place) => [`${place.by}/${place.of}`, place]));
  const alike = earlierPictures
    .filter(({ by, likeness }) => photos.has(by) && (isSameScene(likeness) || isCopy(likeness)))
    .map((one) => ({ ...one, place: places.get(`${one.by}/${one.of}`) }));
  const atHome = new Set(alike.filter(({ place }) => place?.sameCustomer).map(({ by }) => by));
  return alike
    .flatMap(({ digest, by, of, visit: other, day, person: whose, likeness, place }) =>
      place && !atHome.has(by) && isSameScene(likeness)
        ? [{ digest, of, visit: other, day, own: whose === person, ...likeness, ownPhotos: place.ownPhotos }]
        : [],
    )
    .toSorted((a, b) => b.inliers - a.inliers || (a.digest + a.of < b.digest + b.of ? -1 : 1));
}
