import type { Feature, FeatureCollection } from 'geojson';

const STEPS_DEG = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005];
const WANTED_LINES = 8;

export interface View {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A quiet grid of whole degrees or parts of one, so that a place without streets still has a size. */
export function gridOf({ west, south, east, north }: View): FeatureCollection {
  const wanted = Math.max(east - west, north - south) / WANTED_LINES;
  const step = STEPS_DEG.findLast((deg) => deg >= wanted) ?? 30;
  const [bottom, top] = [Math.max(-85, south - step), Math.min(85, north + step)];
  const features: Feature[] = [
    ...wholes(west - step, east + step, step).map((lon) =>
      line([
        [lon, bottom],
        [lon, top],
      ]),
    ),
    ...wholes(bottom, top, step).map((lat) =>
      line([
        [west - step, lat],
        [east + step, lat],
      ]),
    ),
  ];
  return { type: 'FeatureCollection', features };
}

function wholes(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

function line(coordinates: [number, number][]): Feature {
  return { type: 'Feature', geometry: { type: 'LineString', coordinates }, properties: {} };
}
