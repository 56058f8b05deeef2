import { seededRandom } from '../src/base/random.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../src/base/moment.ts';
import { movedBy, type Point } from '../src/domain/place.ts';

/** Nine in the morning in Shanghai, on a Monday long ago. */
const FIRST_MORNING = Date.UTC(2010, 2, 1, 1);
export const OFFICE: Point = { lat: 39.98, lon: 116.31 };
export const SHOP: Point = movedBy(OFFICE, 1_500, 900);

/** A track in the form of the replay's own CSV: each day an hour at the office and half an hour at the shop, on foot between. */
export function walkCsv(days: number, seed = 'walk'): string {
  const random = seededRandom(seed);
  const lines = ['track,t,lat,lon'];
  for (let day = 0; day < days; day++) {
    const morning = FIRST_MORNING + day * DAY_MS;
    const say = (at: number, where: Point) => {
      const { lat, lon } = movedBy(where, random.normal(0, 6), random.normal(0, 6));
      lines.push(`${day},${Math.round(at / 1_000)},${lat.toFixed(6)},${lon.toFixed(6)}`);
    };
    for (let t = 0; t <= 60; t++) say(morning + t * MINUTE_MS, OFFICE);
    for (let t = 1; t < 20; t++) say(morning + HOUR_MS + t * MINUTE_MS, movedBy(OFFICE, 75 * t, 45 * t));
    for (let t = 20; t <= 50; t++) say(morning + HOUR_MS + t * MINUTE_MS, SHOP);
    for (let t = 51; t < 70; t++) say(morning + HOUR_MS + t * MINUTE_MS, movedBy(SHOP, 100 * (t - 50), 0));
  }
  return `${lines.join('\n')}\n`;
}
