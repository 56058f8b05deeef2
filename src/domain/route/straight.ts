import { distanceM, type Point } from '../place.ts';
import type { Matrix } from './matrix.ts';

/**
 * Travel times from straight lines: roads are longer by a factor, the first kilometres are slow, and each leg has its
 * minutes of parking and walking.
 */
export interface StraightModel {
  /** Metres of road for a metre of straight line. */
  readonly detour: number;
  /** Metres a second on a leg of no length, and how much faster each kilometre of it makes it, up to a most. */
  readonly slowMps: number;
  readonly fasterMpsPerKm: number;
  readonly mostMps: number;
  /** Leaving one door and reaching the next, whatever lies between. */
  readonly doorsS: number;
}

/** Until something is learned: a car in a Chinese city, by the usual detour of 1.3 to 1.4 and 20 km/h across town. Judged, not measured. */
export const PRIOR: StraightModel = { detour: 1.35, slowMps: 5, fasterMpsPerKm: 0.35, mostMps: 17, doorsS: 180 };

/** Places nearer than this are behind one door: no travel. */
const SAME_DOOR_M = 30;

export function straightMatrix(places: readonly Point[], model: StraightModel = PRIOR): Matrix {
  const size = places.length;
  const travelS = new Int32Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const s = travelSeconds(distanceM(places[a] as Point, places[b] as Point), model);
      travelS[a * size + b] = s;
      travelS[b * size + a] = s;
    }
  }
  return { size, travelS };
}

export function travelSeconds(straightM: number, { detour, slowMps, fasterMpsPerKm, mostMps, doorsS }: StraightModel): number {
  if (straightM < SAME_DOOR_M) return 0;
  const roadM = straightM * detour;
  return Math.round(doorsS + roadM / Math.min(mostMps, slowMps + (fasterMpsPerKm * roadM) / 1_000));
}
