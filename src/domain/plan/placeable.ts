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

interface Stretch {
  readonly from: Point;
  readonly to: Point;
}

/** Coasts, so laid out that a point meets only those of its own latitude. Islands and continents are rings; lakes count as land. */
export interface Coasts {
  readonly bands: ReadonlyMap<number, readonly Stretch[]>;
}

const BAND_DEGREES = 0.1;

export function coastsOf(lands: readonly Ring[]): Coasts {
  const bands = new Map<number, Stretch[]>();
  for (const ring of lands) {
    for (const [i, [lon, lat]] of ring.entries()) {
      const [lon0, lat0] = ring[i === 0 ? ring.length - 1 : i - 1] as Ring[number];
      const stretch = { from: { lat: lat0, lon: lon0 }, to: { lat, lon } };
      for (let band = bandOf(Math.min(lat, lat0)); band <= bandOf(Math.max(lat, lat0)); band++) {
        const there = bands.get(band);
        if (there) there.push(stretch);
        else bands.set(band, [stretch]);
      }
    }
  }
  return { bands };
}

/** Whether a point lies off every land, and farther from each coast than the coast is known. */
export function isOffshore(point: Point, { bands }: Coasts, coastErrorM: number): boolean {
  if (isOnLand(point, bands.get(bandOf(point.lat)) ?? [])) return false;
  const reach = coastErrorM / METRES_A_DEGREE;
  const wide = reach / Math.cos((point.lat * Math.PI) / 180);
  for (let band = bandOf(point.lat - reach); band <= bandOf(point.lat + reach); band++) {
    const near = (bands.get(band) ?? []).filter(
      ({ from, to }) => Math.min(from.lon, to.lon) - wide < point.lon && point.lon < Math.max(from.lon, to.lon) + wide,
    );
    if (near.some((stretch) => toStretchM(point, stretch) < coastErrorM)) return false;
  }
  return true;
}

const METRES_A_DEGREE = 111_195;

function bandOf(lat: number): number {
  return Math.floor(lat / BAND_DEGREES);
}

/** Even-odd rule: a way due east crosses the coast an odd number of times. */
function isOnLand({ lat, lon }: Point, stretches: readonly Stretch[]): boolean {
  let land = false;
  for (const { from, to } of stretches) {
    const crosses = from.lat > lat !== to.lat > lat;
    if (crosses && lon < ((from.lon - to.lon) * (lat - to.lat)) / (from.lat - to.lat) + to.lon) land = !land;
  }
  return land;
}

/** Metres to a stretch of coast, flat at the point's latitude: good to a percent over the tens of kilometres that matter. */
function toStretchM(point: Point, { from, to }: Stretch): number {
  const squeeze = Math.cos((point.lat * Math.PI) / 180);
  const [px, py] = [(point.lon - from.lon) * squeeze, point.lat - from.lat];
  const [dx, dy] = [(to.lon - from.lon) * squeeze, to.lat - from.lat];
  const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
  return distanceM(point, { lat: from.lat + along * dy, lon: from.lon + (along * dx) / squeeze });
}
