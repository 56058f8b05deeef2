import { bestFix, distanceM, type Fence, type Place, type Point } from '../../domain/place.ts';
import type { MapPoint } from '../../ui/map/datum.ts';
import type { Marks } from '../../ui/map/marks.ts';
import { VISIT } from '../words/visits.ts';
import { useFormats } from './formats.ts';
import { useSay } from './speak.tsx';

/** A place in words: how sure, and how far from the customer. */
export function usePlaceWords(): (place: Place, fence: Fence | null) => string {
  const t = useSay(VISIT);
  const f = useFormats();
  return (place, fence) => {
    if (place.precision === 'coarse') return t(place.inside === null ? 'coarse' : place.inside ? 'coarseIn' : 'coarseOut');
    const best = bestFix(place.fixes);
    if (!best) return t('noPlace');
    const away = fence ? [t('distance', { far: f.distance(distanceM(best, fence.centre)) })] : [];
    return [...away, t('atAccuracy', { far: f.distance(best.accuracyM) })].join(' · ');
  };
}

interface SeenAt {
  readonly at: number;
  readonly label: string;
  readonly place: Place;
}

/** The fence and every place of a visit as marks: discs as wide as the phone was unsure, numbered in time. */
export function marksOf(fence: Fence | null, seen: readonly SeenAt[]): Marks {
  const sorted = seen.toSorted((a, b) => a.at - b.at);
  const discs = sorted.flatMap(({ place, label }) =>
    place.precision === 'precise'
      ? place.fixes.map((fix) => ({ at: pointOf(fix), accuracyM: fix.accuracyM, label, tone: 'main' as const }))
      : [],
  );
  const stops = sorted.flatMap(({ place, label }, i) => {
    const best = place.precision === 'precise' ? bestFix(place.fixes) : undefined;
    return best ? [{ at: pointOf(best), number: `${i + 1}`, label, tone: 'main' as const }] : [];
  });
  const areas = sorted.flatMap(({ place }) => (place.precision === 'coarse' ? [{ ring: ringOf(place.cell), tone: 'quiet' as const }] : []));
  return { fences: fence ? [{ centre: fence.centre, radiusM: fence.radiusM }] : [], discs, stops, areas };
}

function pointOf({ lat, lon }: Point): MapPoint {
  return { lat, lon };
}

const DIGITS = '0123456789bcdefghjkmnpqrstuvwxyz';

/** The rectangle that a geohash cell stands for. */
function ringOf(cell: string): MapPoint[] {
  const box = { lat: [-90, 90] as [number, number], lon: [-180, 180] as [number, number] };
  [...cell]
    .flatMap((digit) => [16, 8, 4, 2, 1].map((bit) => (DIGITS.indexOf(digit) & bit) > 0))
    .forEach((upper, i) => {
      const range = i % 2 === 0 ? box.lon : box.lat;
      range[upper ? 0 : 1] = (range[0] + range[1]) / 2;
    });
  const [[south, north], [west, east]] = [box.lat, box.lon];
  return [
    [south, west],
    [south, east],
    [north, east],
    [north, west],
    [south, west],
  ].map(([lat = 0, lon = 0]) => ({ lat, lon }));
}
