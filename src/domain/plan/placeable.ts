import type { Customer } from '../customer.ts';
import { distanceM, type Point } from '../place.ts';

/** Why a customer cannot stand on a route. It is told and set aside; visits to it are recorded as always. */
export const PLACE_TROUBLES = ['no-place', 'zero-zero', 'outside-country', 'in-the-sea'] as const;
export type PlaceTrouble = (typeof PLACE_TROUBLES)[number];

/** The box around China with its islands; a pin outside it has its figures turned round, or another datum. */
const BOX = { south: 3, north: 54, west: 72, east: 136 } as const;

export function isInCountry({ lat, lon }: Point): boolean {
  return BOX.south < lat && lat < BOX.north && BOX.west < lon && lon < BOX.east;
}

/** `isSea` knows the coast as well as it can, and says no where it is not sure. */
export function placeTrouble({ fence }: Pick<Customer, 'fence'>, isSea: (point: Point) => boolean): PlaceTrouble | undefined {
  if (!fence) return 'no-place';
  const { centre } = fence;
  if (Math.abs(centre.lat) < 0.5 && Math.abs(centre.lon) < 0.5) return 'zero-zero';
  if (!isInCountry(centre)) return 'outside-country';
  return isSea(centre) ? 'in-the-sea' : undefined;
}

/** A ring of [longitude, latitude], as GeoJSON has it. */
export type Ring = readonly (readonly [number, number])[];

/** Whether a point lies off every land, and farther from each coast than the coast is known. */
export function isOffshore(point: Point, lands: readonly Ring[], coastErrorM: number): boolean {
  if (lands.some((ring) => isInside(point, ring))) return false;
  return !lands.some((ring) =>
    ring.some((_, i) => i > 0 && toSegmentM(point, ring[i - 1] as Ring[number], ring[i] as Ring[number]) < coastErrorM),
  );
}

/** Even-odd rule. Islands and continents are rings of their own; lakes count as land. */
function isInside({ lat, lon }: Point, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[x, y], [u, v]] = [ring[i] as Ring[number], ring[j] as Ring[number]];
    if (y > lat !== v > lat && lon < ((u - x) * (lat - y)) / (v - y) + x) inside = !inside;
  }
  return inside;
}

/** Metres to a stretch of coast, flat at the point's latitude: good to a percent over the tens of kilometres that matter. */
function toSegmentM(point: Point, [ax, ay]: Ring[number], [bx, by]: Ring[number]): number {
  const squeeze = Math.cos((point.lat * Math.PI) / 180);
  const [px, py, dx, dy] = [(point.lon - ax) * squeeze, point.lat - ay, (bx - ax) * squeeze, by - ay];
  const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
  return distanceM(point, { lat: ay + along * dy, lon: ax + ((along * dx) / squeeze || 0) });
}
