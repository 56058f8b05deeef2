import * as z from 'zod/mini';
import { Instant } from '../base/moment.ts';
import { Motion } from './motion.ts';

/** WGS-84 degrees; other datums are turned at the edge, where they come in. */
export const Point = z.strictObject({ lat: z.number().check(z.gte(-90), z.lte(90)), lon: z.number().check(z.gte(-180), z.lte(180)) });
export type Point = z.infer<typeof Point>;

/** The coordinate systems in use in China. A coordinate that comes in names its own. */
export const Datum = z.enum(['wgs84', 'gcj02', 'bd09']);
export type Datum = z.infer<typeof Datum>;

/** A position as the phone gave it: a claim, and `accuracyM` is a claim as well, not a bound. */
export const Fix = z.strictObject({
  lat: z.number().check(z.gte(-90), z.lte(90)),
  lon: z.number().check(z.gte(-180), z.lte(180)),
  accuracyM: z.number().check(z.nonnegative()),
  takenAt: Instant,
  altitudeM: z.optional(z.number()),
  speedMps: z.optional(z.number()),
  headingDeg: z.optional(z.number()),
});
export type Fix = z.infer<typeof Fix>;

/** A cell of the geohash grid with six characters: about 1.2 km by 0.6 km. */
export const Cell = z.string().check(z.regex(/^[0-9b-hjkmnp-z]{6}$/));
export type Cell = z.infer<typeof Cell>;

/**
 * Where something happened, as precisely as the person's line allows. The fixes are in the order in which they came;
 * `motion` says how the phone moved while they did, where it may feel that, and goes with the place wherever that goes.
 */
export const Place = z.discriminatedUnion('precision', [
  z.strictObject({
    precision: z.literal('precise'),
    fixes: z.array(Fix).check(z.minLength(1), z.maxLength(20)),
    motion: z.optional(Motion),
  }),
  z.strictObject({ precision: z.literal('coarse'), cell: Cell, inside: z.nullable(z.boolean()) }),
]);
export type Place = z.infer<typeof Place>;

export const Precision = z.enum(['precise', 'coarse']);
export type Precision = z.infer<typeof Precision>;

export const Fence = z.strictObject({ centre: Point, radiusM: z.number().check(z.positive(), z.lte(5_000)) });
export type Fence = z.infer<typeof Fence>;

/** The fix that says most: the one with the least stated error. */
export function bestFix(fixes: readonly Fix[]): Fix | undefined {
  return fixes.reduce<Fix | undefined>((best, fix) => (best && best.accuracyM <= fix.accuracyM ? best : fix), undefined);
}

/** The metres outside the fence that poor accuracy cannot explain; 0 where the fix may be inside. */
export function metresOutside(fix: Fix, fence: Fence): number {
  return Math.max(0, distanceM(fix, fence.centre) - fence.radiusM - fix.accuracyM);
}

/** Whether a fix may lie inside, given what it says of its own error. */
export function mayBeInside(fix: Fix, fence: Fence): boolean {
  return metresOutside(fix, fence) === 0;
}

/** Great-circle distance by the haversine formula on a sphere with the mean radius of IUGG. */
export function distanceM(a: Point, b: Point): number {
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A point moved by metres to the north and to the east; good for some tens of kilometres. */
export function movedBy({ lat, lon }: Point, northM: number, eastM: number): Point {
  const degrees = 180 / (Math.PI * EARTH_RADIUS_M);
  return { lat: lat + northM * degrees, lon: lon + (eastM * degrees) / Math.cos(radians(lat)) };
}

/** How far a point lies from another to the north and to the east: the inverse of `movedBy`, and as good. */
export function metresFrom(origin: Point, { lat, lon }: Point): { readonly northM: number; readonly eastM: number } {
  return {
    northM: radians(lat - origin.lat) * EARTH_RADIUS_M,
    eastM: radians(lon - origin.lon) * EARTH_RADIUS_M * Math.cos(radians(origin.lat)),
  };
}

/** The geohash cell of a point (Niemeyer's base 32, longitude first). */
export function cellOf({ lat, lon }: Point, characters = 6): Cell {
  const range = { lat: [-90, 90] as [number, number], lon: [-180, 180] as [number, number] };
  let [cell, bits, byLon] = ['', 0, true];
  for (let i = 1; i <= characters * 5; i++) {
    const [axis, value] = byLon ? (['lon', lon] as const) : (['lat', lat] as const);
    const middle = (range[axis][0] + range[axis][1]) / 2;
    const upper = value >= middle;
    range[axis][upper ? 0 : 1] = middle;
    bits = bits * 2 + (upper ? 1 : 0);
    byLon = !byLon;
    if (i % 5 === 0) {
      cell += GEOHASH_DIGITS[bits];
      bits = 0;
    }
  }
  return cell;
}

/** A place as coarse as a sensitive line asks: the cell, and whether it may be at the customer; no coordinate. */
export function coarsePlace(fixes: readonly Fix[], fence: Fence | null): Place {
  const best = bestFix(fixes);
  if (!best) throw new Error('cannot be: a coarse place of no fix');
  return { precision: 'coarse', cell: cellOf(best), inside: fence ? fixes.some((fix) => mayBeInside(fix, fence)) : null };
}

const EARTH_RADIUS_M = 6_371_008.8;
const GEOHASH_DIGITS = '0123456789bcdefghjkmnpqrstuvwxyz';

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
