import { firstWhere } from '../../src/base/first-where.ts';
import type { Instant } from '../../src/base/moment.ts';
import type { Point } from '../../src/domain/place.ts';
import type { Moment } from './read-tracks.ts';

/** Where somebody was at an instant: on the line between the fixes before and after it. The moments are in time. */
export function whereAt(moments: readonly Moment[], at: Instant): Point & { readonly accuracyM?: number } {
  const next = firstFrom(moments, at);
  const [a, b] = [moments[next - 1], moments[next]];
  if (!a || !b) return (a ?? b) as Moment;
  const share = (at - a.at) / (b.at - a.at);
  const near = share < 0.5 ? a : b;
  return {
    lat: a.lat + share * (b.lat - a.lat),
    lon: a.lon + share * (b.lon - a.lon),
    ...(near.accuracyM !== undefined && { accuracyM: near.accuracyM }),
  };
}

/** The place of the first moment at or after an instant; the number of moments where there is none. */
export function firstFrom(moments: readonly Moment[], at: Instant): number {
  return firstWhere(moments, (moment) => moment.at >= at);
}
