import { bestFix, type Place } from '../../domain/place.ts';

/** A place as a watermark says it; a coarse one is its cell and nothing finer. */
export function placeWords(place: Place | undefined): string {
  if (!place) return '';
  if (place.precision === 'coarse') return `#${place.cell}`;
  const best = bestFix(place.fixes);
  return best ? `${best.lat.toFixed(5)}, ${best.lon.toFixed(5)} ±${Math.round(best.accuracyM)} m` : '';
}
