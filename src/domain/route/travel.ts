import { type Instant, wallClock, type Zone } from '../../base/moment.ts';
import type { Point } from '../place.ts';
import type { Matrix } from './matrix.ts';

/** Where the time of a leg comes from, the best first; `Travelled.sources` holds indices into this. */
export const SOURCES = ['osrm', 'roads', 'learned', 'straight'] as const;
export type Source = (typeof SOURCES)[number];

/** What kind of hour it is on the roads. */
export const HOURS = ['rush', 'day', 'night', 'weekend'] as const;
export type Hours = (typeof HOURS)[number];

export const TROUBLES = [
  'osrm-slow',
  'osrm-away',
  'osrm-refused',
  'osrm-wrong',
  'osrm-resting',
  'holes',
  'no-way',
  'far-from-road',
  'roads-slow',
  'roads-away',
] as const;
/** Why legs have another source than the best one that is on; `n` is how many legs, or places where `places` names them. */
export interface TravelTrouble {
  readonly code: (typeof TROUBLES)[number];
  readonly n: number;
  /** Which of the places asked for, where it is about places. */
  readonly places?: readonly number[];
}

export interface Travelled {
  readonly matrix: Matrix;
  /** For each leg of the matrix an index into SOURCES. A place to itself counts as the best source that is on. */
  readonly sources: Uint8Array;
  readonly trouble: readonly TravelTrouble[];
}

/** What a source of its own knows: seconds for each leg, or -1 where it does not. */
export interface Known {
  readonly travelS: Int32Array;
  readonly trouble: readonly TravelTrouble[];
}

export const UNKNOWN = -1;
/** A place so far from any road is on no map that we have: in the sea, or outside the extract. */
export const FAR_FROM_ROAD_M = 2_000;

export function hoursAt(at: Instant, zone: Zone): Hours {
  const { minute, weekday } = wallClock(at, zone);
  if (minute < 6.5 * 60 || minute >= 20 * 60) return 'night';
  if (weekday > 5) return 'weekend';
  return (minute >= 7 * 60 && minute < 9 * 60) || (minute >= 17 * 60 && minute < 19 * 60) ? 'rush' : 'day';
}

/** Each leg by the first source that knows it. The last of them knows every leg. */
export function firstKnown(places: readonly Point[], parts: readonly { readonly source: Source; readonly known: Known }[]): Travelled {
  const size = places.length;
  const travelS = new Int32Array(size * size).fill(UNKNOWN);
  const sources = new Uint8Array(size * size);
  for (const { source, known } of parts) {
    const index = SOURCES.indexOf(source);
    for (let leg = 0; leg < travelS.length; leg++) {
      const found = known.travelS[leg] ?? UNKNOWN;
      if (travelS[leg] !== UNKNOWN || found < 0) continue;
      travelS[leg] = found;
      sources[leg] = index;
    }
  }
  return { matrix: { size, travelS }, sources, trouble: parts.flatMap(({ known }) => known.trouble) };
}

/** How many legs each source gave, places to themselves left out. */
export function legsBySource({ matrix: { size }, sources }: Pick<Travelled, 'matrix' | 'sources'>): Record<Source, number> {
  const legs = { osrm: 0, roads: 0, learned: 0, straight: 0 };
  for (const [leg, source] of sources.entries()) if (leg % (size + 1) !== 0) legs[SOURCES[source] as Source] += 1;
  return legs;
}
