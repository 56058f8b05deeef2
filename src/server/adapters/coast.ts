import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Point } from '../../domain/place.ts';
import { type Coasts, coastsOf, isInCountry, isOffshore, type Ring } from '../../domain/plan/placeable.ts';

/** Natural Earth draws its finest coast to about a kilometre and leaves out islets, some of which have a shop: nearer than this nothing is said. */
const COAST_ERROR_M = 30_000;

/** Told for the cell of about a kilometre, so that a town costs one look. */
const told = new Map<string, boolean>();
let coasts: Coasts | undefined;

/** Whether a point lies in the sea, by the coast that the map is drawn from; read once, when first asked. */
export function isSea(point: Point): boolean {
  const cell = `${point.lat.toFixed(2)},${point.lon.toFixed(2)}`;
  const known = told.get(cell);
  if (known !== undefined) return known;
  const sea = isOffshore(point, (coasts ??= coastsOf(readLands())), COAST_ERROR_M);
  told.set(cell, sea);
  return sea;
}

/** The rings that come near the country; the others are nobody's customers. */
function readLands(): Ring[] {
  const file = createRequire(import.meta.url).resolve('world-atlas/land-10m.json');
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ land: GeometryCollection }>;
  return feature(atlas, atlas.objects.land).features.flatMap(({ geometry }) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
    const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as unknown as Ring[][];
    return polygons.flatMap(([outer]) => (outer?.some(([lon, lat]) => isInCountry({ lat, lon })) ? [outer] : []));
  });
}
