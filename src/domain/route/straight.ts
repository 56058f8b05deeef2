import * as z from 'zod/mini';
import { cellOf, distanceM, type Point } from '../place.ts';
import type { Matrix } from './matrix.ts';
import { HOURS, type Hours } from './travel.ts';

/**
 * One figure that visits taught: how many times as long as the prior says people are under way. Visits tell times only, so
 * detour and speed are learned as one: the factor is their quotient against the prior's.
 */
export const Learned = z.object({
  /** A geohash cell of four characters (some 39 by 20 km), or '' for the whole company. */
  area: z.string(),
  hours: z.enum(HOURS),
  factor: z.number().check(z.positive()),
  /** The truth is between these nine times in ten, if trips go on as they were. */
  low: z.number(),
  high: z.number(),
  /** Trips that it rests on, and those left out because no way takes so long or so short. */
  n: z.int(),
  left: z.int(),
});
export type Learned = z.infer<typeof Learned>;
export const TravelModel = z.object({ entries: z.array(Learned) });
export type TravelModel = z.infer<typeof TravelModel>;

/** Stated, not measured: roads 1.4 times as long as the straight line, and faster the longer the way. */
export const PRIOR = {
  detour: 1.4,
  doorS: 180,
  bands: [
    { toM: 5_000, kmh: 24 },
    { toM: 20_000, kmh: 38 },
    { toM: Infinity, kmh: 65 },
  ],
} as const;

const AREA_CHARACTERS = 4;
/** Parking and walking take their whole time from so far on; next door they take next to none. */
const DOORS_APART_M = 200;

/** Seconds from door to door by the prior: it grows with the distance, ever slower, so that a way round is never quicker. */
export function priorS(apartM: number): number {
  let [fromM, seconds]: [number, number] = [0, PRIOR.doorS * Math.min(1, apartM / DOORS_APART_M)];
  for (const { toM, kmh } of PRIOR.bands) {
    seconds += ((Math.min(apartM, toM) - fromM) * PRIOR.detour * 3.6) / kmh;
    if (apartM <= toM) break;
    fromM = toM;
  }
  return seconds;
}

/** The area of a leg is that of its middle, so that there and back are in the same one. */
export function areaOf(a: Point, b: Point): string {
  return cellOf({ lat: (a.lat + b.lat) / 2, lon: (a.lon + b.lon) / 2 }, AREA_CHARACTERS);
}

/** Straight-line times with what was learned where something was: the same on the phone, offline. Symmetric; 0 from a place to itself. */
export function straightMatrix(places: readonly Point[], { entries }: TravelModel, hours: Hours): Matrix {
  const size = places.length;
  const travelS = new Int32Array(size * size);
  const factors = new Map(entries.filter((entry) => entry.hours === hours).map(({ area, factor }) => [area, factor]));
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const [from, to] = [places[a] as Point, places[b] as Point];
      const factor = factors.size > 0 ? (factors.get(areaOf(from, to)) ?? factors.get('') ?? 1) : 1;
      const seconds = Math.ceil(priorS(distanceM(from, to)) * factor);
      travelS[a * size + b] = seconds;
      travelS[b * size + a] = seconds;
    }
  }
  return { size, travelS };
}

/** Whether anything was learned for such hours. */
export function knowsHours({ entries }: TravelModel, hours: Hours): boolean {
  return entries.some((entry) => entry.hours === hours);
}
