/** What OpenStreetMap says of a way: its tags. */
export type Tags = Readonly<Record<string, string | undefined>>;

/** Kilometres an hour by kind of road: those of OSRM's car profile (profiles/car.lua). */
const KMH: Readonly<Record<string, number>> = {
  ...{ motorway: 90, motorway_link: 45, trunk: 85, trunk_link: 40, primary: 65, primary_link: 30, secondary: 55, secondary_link: 25 },
  ...{ tertiary: 40, tertiary_link: 20, unclassified: 25, residential: 25, living_street: 10, service: 15 },
};
/** Nobody keeps at the limit all the way; the same profile takes off a fifth. */
const OF_THE_LIMIT = 0.8;
const MPH = 1.609344;
const CLOSED = new Set(['no', 'private', 'agricultural', 'forestry', 'emergency', 'psv']);

/**
 * How fast a car goes on a way and in which directions, as far as its tags say; undefined where it may not go. Turn restrictions,
 * traffic lights and closing hours are left out.
 */
export function carOn(tags: Tags): { readonly kmh: number; readonly forward: boolean; readonly backward: boolean } | undefined {
  const usual = KMH[tags.highway ?? ''];
  const access = tags.motorcar ?? tags.motor_vehicle ?? tags.vehicle ?? tags.access;
  if (usual === undefined || CLOSED.has(access ?? '') || tags.area === 'yes') return undefined;
  const round = tags.junction === 'roundabout' || tags.junction === 'circular';
  const oneway = tags.oneway ?? (round || tags.highway === 'motorway' ? 'yes' : 'no');
  const limit = limitOf(tags.maxspeed);
  const kmh = limit ? Math.max(5, limit * OF_THE_LIMIT) : usual;
  return { kmh, forward: oneway !== '-1' && oneway !== 'reverse', backward: !['yes', '1', 'true'].includes(oneway) };
}

function limitOf(text: string | undefined): number | undefined {
  const [, figure, unit] = /^(\d{1,3})\s*(mph|km\/h|kmh)?$/.exec(text?.trim() ?? '') ?? [];
  return figure && Number(figure) > 0 ? Number(figure) * (unit === 'mph' ? MPH : 1) : undefined;
}
