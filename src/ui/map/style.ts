import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapProvider } from './provider.ts';

/** The few colours a map needs, taken from the tokens of the look that is on. */
export interface MapColours {
  readonly water: string;
  readonly land: string;
  readonly grid: string;
  readonly ink: string;
  readonly paper: string;
  readonly main: string;
  readonly quiet: string;
  readonly warn: string;
  readonly loss: string;
}

const NOTHING = { type: 'FeatureCollection' as const, features: [] };

/** The built-in base, the provider's tiles over it if there are any, and our marks on top of both. */
export function styleOf(provider: MapProvider | undefined, colours: MapColours): StyleSpecification {
  const layers = provider?.layers ?? [];
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: NOTHING },
      grid: { type: 'geojson', data: NOTHING },
      marks: { type: 'geojson', data: NOTHING },
      ...Object.fromEntries(layers.map((tiles, i) => [`tiles${i}`, tileSource(tiles, provider as MapProvider)])),
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': colours.water } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colours.land } },
      ...layers.map(
        (_, i): LayerSpecification => ({
          id: `tiles${i}`,
          type: 'raster',
          source: `tiles${i}`,
          paint: { 'raster-saturation': -0.5, 'raster-opacity': 0.85 },
        }),
      ),
      ...(layers.length === 0 ? [grid(colours)] : []),
      ...markLayers(colours),
    ],
  };
}

function tileSource(
  tiles: readonly string[],
  { scheme, tileSizePx, maxZoom, attribution }: MapProvider,
): StyleSpecification['sources'][string] {
  const [first = ''] = tiles;
  if (first.endsWith('.pmtiles')) return { type: 'raster', url: `pmtiles://${first}`, tileSize: tileSizePx, attribution };
  return { type: 'raster', tiles: [...tiles], scheme, tileSize: tileSizePx, maxzoom: maxZoom, attribution };
}

function grid({ grid }: MapColours): LayerSpecification {
  return { id: 'grid', type: 'line', source: 'grid', paint: { 'line-color': grid, 'line-width': 1 } };
}

function markLayers(colours: MapColours): LayerSpecification[] {
  const tone: ExpressionSpecification = [
    'match',
    ['get', 'tone'],
    'main',
    colours.main,
    'warn',
    colours.warn,
    'loss',
    colours.loss,
    colours.quiet,
  ];
  const only = (mark: string): ExpressionSpecification => ['==', ['get', 'mark'], mark];
  const source = 'marks';
  return [
    { id: 'fence-fill', type: 'fill', source, filter: only('fence'), paint: { 'fill-color': colours.ink, 'fill-opacity': 0.06 } },
    {
      id: 'fence',
      type: 'line',
      source,
      filter: only('fence'),
      paint: { 'line-color': colours.ink, 'line-width': 1.5, 'line-dasharray': [4, 3] },
    },
    { id: 'area', type: 'fill', source, filter: only('area'), paint: { 'fill-color': tone, 'fill-opacity': 0.18 } },
    { id: 'disc-fill', type: 'fill', source, filter: only('disc'), paint: { 'fill-color': tone, 'fill-opacity': 0.16 } },
    { id: 'disc', type: 'line', source, filter: only('disc'), paint: { 'line-color': tone, 'line-width': 1.25 } },
    {
      id: 'path',
      type: 'line',
      source,
      filter: only('path'),
      paint: { 'line-color': colours.quiet, 'line-width': 1.5, 'line-dasharray': [2, 2] },
    },
    dotLayer('seen', 4, { tone, colours, only }),
    dotLayer('dot', 5, { tone, colours, only }),
    {
      id: 'dot-name',
      type: 'symbol',
      source,
      minzoom: 11,
      filter: only('dot'),
      layout: { 'text-field': ['get', 'label'], 'text-size': 11, 'text-offset': [0, 1], 'text-anchor': 'top', 'text-max-width': 9 },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.paper, 'text-halo-width': 1.5 },
    },
  ];
}

interface Drawing {
  readonly tone: ExpressionSpecification;
  readonly colours: MapColours;
  readonly only: (mark: string) => ExpressionSpecification;
}

function dotLayer(mark: string, radiusPx: number, { tone, colours, only }: Drawing): LayerSpecification {
  const paint = { 'circle-radius': radiusPx, 'circle-color': tone, 'circle-stroke-color': colours.paper, 'circle-stroke-width': 1.5 };
  return { id: mark, type: 'circle', source: 'marks', filter: only(mark), paint };
}
