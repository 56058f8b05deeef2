import type { Fix } from '../../domain/place.ts';
import type { NoPlace } from '../../domain/visit/facts.ts';
import type { Seen } from '../../domain/visit/rules.ts';
import type { FieldDeps } from '../ports.ts';

/** Long enough to see whether a position lives. Nobody waits for it: screens take what there is when they are left. */
const MOST_MS = 15_000;
const MOST_FIXES = 20;
/** Some phones hand out what they knew before, whatever they are asked for. */
const STALE_MS = 2_000;
const WHY: Readonly<Record<number, NoPlace>> = { 1: 'denied', 2: 'unavailable', 3: 'timeout' };

/** Fresh fixes only, until they are many or the time is up. */
export const gps: FieldDeps['gps'] = {
  look: (each, signal) =>
    new Promise<Seen>((resolve) => {
      if (!('geolocation' in navigator)) return resolve({ none: 'unavailable' });
      const began = Date.now();
      const fixes: Fix[] = [];
      let why: NoPlace = 'timeout';
      const end = () => {
        navigator.geolocation.clearWatch(watch);
        clearTimeout(timer);
        const [first, ...rest] = fixes;
        resolve(first ? { fixes: [first, ...rest] } : { none: why });
      };
      const seen = (position: GeolocationPosition) => {
        const fix = fixOf(position);
        if (fix.takenAt < began - STALE_MS) return;
        fixes.push(fix);
        each([...fixes]);
        if (fixes.length >= MOST_FIXES) end();
      };
      const failed = ({ code }: GeolocationPositionError) => {
        why = WHY[code] ?? 'unavailable';
        if (code === 1) end();
      };
      const watch = navigator.geolocation.watchPosition(seen, failed, { enableHighAccuracy: true, maximumAge: 0, timeout: MOST_MS });
      const timer = setTimeout(end, MOST_MS);
      signal?.addEventListener('abort', end, { once: true });
    }),
};

function fixOf({ coords, timestamp }: GeolocationPosition): Fix {
  const { latitude, longitude, accuracy, altitude, speed, heading } = coords;
  return {
    lat: latitude,
    lon: longitude,
    accuracyM: Math.max(0, accuracy),
    takenAt: Math.round(timestamp),
    ...(isNumber(altitude) && { altitudeM: altitude }),
    ...(isNumber(speed) && { speedMps: speed }),
    ...(isNumber(heading) && { headingDeg: heading }),
  };
}

function isNumber(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}
