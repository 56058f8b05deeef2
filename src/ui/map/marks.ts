import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { type MapDatum, type MapPoint, onBase } from './datum.ts';

/** How much a mark asks of the eye. */
export type MarkTone = 'main' | 'quiet' | 'warn' | 'loss';

/** What we draw ourselves, on top of whatever base there is. Uncertainty is a disc, never hidden. */
export interface Marks {
  readonly fences?: readonly { readonly centre: MapPoint; readonly radiusM: number }[];
  /** A place seen, with the radius within which the phone says it was. */
  readonly discs?: readonly { readonly at: MapPoint; readonly accuracyM: number; readonly label: string; readonly tone: MarkTone }[];
  /** Areas instead of places: what a line that is kept coarse tells. */
  readonly areas?: readonly { readonly ring: readonly MapPoint[]; readonly tone: MarkTone }[];
  readonly path?: readonly MapPoint[];
  readonly stops?: readonly {
    readonly at: MapPoint;
    readonly number: string;
    readonly label: string;
    readonly tone: MarkTone;
    readonly id?: string;
  }[];
  /** Many places at once, such as customers: small dots, named when there is room. */
  readonly dots?: readonly { readonly at: MapPoint; readonly label: string; readonly tone: MarkTone; readonly id: string }[];
}

const CORNERS = 64;
const EARTH_RADIUS_M = 6_371_008.8;

/** A circle of metres around a point as a ring of corners. */
export function ringAround({ lat, lon }: MapPoint, radiusM: number): MapPoint[] {
  const degrees = 180 / (Math.PI * EARTH_RADIUS_M);
  return Array.from({ length: CORNERS + 1 }, (_, i) => {
    const turn = (2 * Math.PI * (i % CORNERS)) / CORNERS;
    const north = radiusM * Math.cos(turn) * degrees;
    const east = (radiusM * Math.sin(turn) * degrees) / Math.cos((lat * Math.PI) / 180);
    return { lat: lat + north, lon: lon + east };
  });
}

export function shapesOf(marks: Marks, datum: MapDatum): FeatureCollection {
  const ring = (points: readonly MapPoint[]) => [points.map((point): Position => onBase(point, datum))];
  const features: Feature[] = [
    ...(marks.fences ?? []).map(({ centre, radiusM }) =>
      shape('fence', { type: 'Polygon', coordinates: ring(ringAround(centre, radiusM)) }),
    ),
    ...(marks.areas ?? []).map(({ ring: points, tone }) => shape('area', { type: 'Polygon', coordinates: ring(points) }, { tone })),
    ...(marks.discs ?? []).map(({ at, accuracyM, tone }) =>
      shape('disc', { type: 'Polygon', coordinates: ring(ringAround(at, Math.max(1, accuracyM))) }, { tone }),
    ),
    ...(marks.discs ?? []).map(({ at, tone, label }) => shape('seen', { type: 'Point', coordinates: onBase(at, datum) }, { tone, label })),
    ...(marks.dots ?? []).map(({ at, label, tone, id }) =>
      shape('dot', { type: 'Point', coordinates: onBase(at, datum) }, { label, tone, id }),
    ),
    ...pathOf(marks.path ?? [], datum),
  ];
  return { type: 'FeatureCollection', features };
}

/** The corners of everything, so that the map can be set to show all of it. */
export function pointsOf(marks: Marks): MapPoint[] {
  return [
    ...(marks.fences ?? []).flatMap(({ centre, radiusM }) => ringAround(centre, radiusM)),
    ...(marks.discs ?? []).flatMap(({ at, accuracyM }) => ringAround(at, accuracyM)),
    ...(marks.areas ?? []).flatMap(({ ring }) => ring),
    ...(marks.path ?? []),
    ...(marks.stops ?? []).map(({ at }) => at),
    ...(marks.dots ?? []).map(({ at }) => at),
  ];
}

function pathOf(path: readonly MapPoint[], datum: MapDatum): Feature[] {
  if (path.length < 2) return [];
  return [shape('path', { type: 'LineString', coordinates: path.map((point) => onBase(point, datum)) })];
}

function shape(mark: string, geometry: Geometry, more: Readonly<Record<string, string>> = {}): Feature {
  return { type: 'Feature', geometry, properties: { mark, ...more } };
}
