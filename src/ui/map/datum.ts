import gcoord from 'gcoord';

/** A position as the map is given it: WGS-84 degrees. */
export interface MapPoint {
  readonly lat: number;
  readonly lon: number;
}
export type MapDatum = 'wgs84' | 'gcj02';

/** Marks are moved to where the tiles below them lie: on a GCJ-02 base a true position would stand some 500 m off. */
export function onBase({ lat, lon }: MapPoint, datum: MapDatum): [lon: number, lat: number] {
  return datum === 'wgs84' ? [lon, lat] : gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02);
}

/** What was pointed at on a base, as a true position. */
export function fromBase([lon, lat]: readonly [number, number], datum: MapDatum): MapPoint {
  if (datum === 'wgs84') return { lat, lon };
  const [trueLon, trueLat] = gcoord.transform([lon, lat], gcoord.GCJ02, gcoord.WGS84);
  return { lat: trueLat, lon: trueLon };
}
