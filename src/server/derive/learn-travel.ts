import { addDays, localDate } from '../../base/moment.ts';
import { learnTravel } from '../../domain/route/learn.ts';
import { hoursAt } from '../../domain/route/travel.ts';
import { loadCompany, zoneOf } from '../directives/company.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { replaceTravelModel, tripsSince } from '../store/travel.ts';

const LEARNS_FROM_DAYS = 180;
const MOST_TRIPS = 200_000;
/** Whoever was away for longer than this did something else in between. */
const LONGEST_MS = 4 * 3_600_000;

/** Learns travel times again from the visits as they stand: a function of facts and pins, so a rebuild comes out the same. */
export async function learnTravelIn(sql: Sql, { clock }: Pick<ServerDeps, 'clock'>): Promise<void> {
  const zone = zoneOf(await loadCompany(sql));
  const from = addDays(localDate(clock.now(), zone), -LEARNS_FROM_DAYS);
  const rows = await tripsSince(sql, from, MOST_TRIPS);
  const trips = rows
    .filter(({ leftAt, cameAt }) => cameAt - leftAt <= LONGEST_MS)
    .map(({ leftAt, cameAt, fromLat, fromLon, toLat, toLon }) => ({
      ...{ from: { lat: fromLat, lon: fromLon }, to: { lat: toLat, lon: toLon } },
      ...{ tookS: (cameAt - leftAt) / 1_000, hours: hoursAt(leftAt, zone) },
    }));
  await replaceTravelModel(sql, learnTravel(trips));
}
