import { expect, test } from 'vitest';
import type { RouteProblem, RouteStop } from '../route/problem.ts';
import { cheapestPlace, driveDay } from './drive-day.ts';

const H = 3_600;
const MIN = 60;

/** Places along a road, ten minutes from one to the next. */
function alongRoad(stops: readonly Partial<RouteStop>[], lunch = false): RouteProblem {
  const size = stops.length;
  return {
    matrix: { size, travelS: Int32Array.from({ length: size * size }, (_, i) => 10 * MIN * Math.abs(Math.floor(i / size) - (i % size))) },
    stops: stops.map((stop, place) => ({ place, serviceS: 30 * MIN, windows: [], must: false, prize: 1, ...stop })),
    shifts: [
      {
        ...{ startPlace: null, endPlace: null, startsS: 9 * H, endsS: 18 * H, overtimeS: 0 },
        ...(lunch && { lunch: { durationS: 45 * MIN, fromS: 11.5 * H, toS: 13.5 * H } }),
      },
    ],
  };
}

test('a day in its order: driving, waiting for a door to open, and the end', () => {
  const day = driveDay(alongRoad([{}, { windows: [{ opensS: 11 * H, closesS: 12 * H }] }, {}]), [0, 1, 2]);
  expect(day.calls.map(({ startS }) => startS)).toEqual([9 * H, 11 * H, 11 * H + 40 * MIN]);
  expect(day).toMatchObject({ travelS: 20 * MIN, waitingS: 80 * MIN, endS: 12 * H + 10 * MIN, holds: true });
});

test('another order costs what it costs, and a door that is shut is told and not waited for', () => {
  const road = alongRoad([{}, { windows: [{ opensS: 9 * H, closesS: 9 * H + 40 * MIN }] }, {}]);
  expect(driveDay(road, [1, 0, 2]).holds).toBe(true);
  const late = driveDay(road, [0, 2, 1]);
  expect(late.calls[2]).toMatchObject({ startS: 10 * H + 30 * MIN, leaveS: 10 * H + 30 * MIN, lateS: 80 * MIN });
  expect(late.holds).toBe(false);
});

test('lunch is taken when a day spans it, at the last hour at which it still can begin', () => {
  const long = Array.from({ length: 9 }, () => ({}));
  const day = driveDay(alongRoad(long, true), [...long.keys()]);
  expect(day.lunchAtS).toBeGreaterThanOrEqual(11.5 * H);
  expect(day.lunchAtS).toBeLessThanOrEqual(13.5 * H);
  const short = driveDay(alongRoad([{}, {}], true), [0, 1]);
  expect(short.lunchAtS).toBeUndefined();
});

test('one more stop goes where it costs least and nothing is lost by it', () => {
  const road = alongRoad([{}, {}, {}, { windows: [{ opensS: 9 * H, closesS: 10 * H }] }]);
  // Last along the road would be nearest, and too late.
  expect(cheapestPlace(road, [0, 1, 2], 3)).toMatchObject({ at: 0, holds: true });
  expect(cheapestPlace(alongRoad([{}, {}, {}]), [0, 2], 1)).toMatchObject({ at: 1, extraS: 30 * MIN, holds: true });
});
