import type { Instant, LocalDate } from '../../base/moment.ts';
import type { Learned, TravelModel } from '../../domain/route/straight.ts';
import type { Hours } from '../../domain/route/travel.ts';
import type { Sql } from '../ports.ts';

/** Roads change slowly: so long an answer of the routing server stands. */
export const LEGS_LAST_DAYS = 30;

export async function readTravelModel(sql: Sql): Promise<TravelModel> {
  const entries = await sql.rows<Learned>(
    `select area, hours, factor, low, high, n, left_out as left from travel_model order by area, n desc, hours`,
  );
  return { entries };
}

export async function replaceTravelModel(sql: Sql, { entries }: TravelModel): Promise<void> {
  await sql.rows(`delete from travel_model`);
  await sql.rows(
    `insert into travel_model (area, hours, factor, low, high, n, left_out) select area, hours, factor, low, high, n, "left"
     from jsonb_to_recordset($1::jsonb) as x (area text, hours text, factor float8, low float8, high float8, n int, "left" int)`,
    [JSON.stringify(entries)],
  );
}

/** From the end of a visit to the begin of the same person's next on the same day, pin to pin. */
export interface TripRow {
  readonly leftAt: Instant;
  readonly cameAt: Instant;
  readonly fromLat: number;
  readonly fromLon: number;
  readonly toLat: number;
  readonly toLon: number;
}

/** The newest so many. Visits that somebody should look at teach nothing. */
export async function tripsSince(sql: Sql, from: LocalDate, most: number): Promise<TripRow[]> {
  return sql.rows<TripRow>(
    `with v as (
       select person_id, day, id, customer_id, ended_at as left_at, review, validity,
         lead(started_at) over w as came_at, lead(customer_id) over w as next, lead(review or validity = 'rejected') over w as next_bad
       from visit where day >= $1 window w as (partition by person_id, day order by started_at, id))
     select left_at as "leftAt", came_at as "cameAt", a.lat as "fromLat", a.lon as "fromLon", b.lat as "toLat", b.lon as "toLon"
     from v join customer a on a.id = v.customer_id join customer b on b.id = v.next
     where came_at > left_at and not v.review and v.validity <> 'rejected' and not next_bad and a.lat is not null and b.lat is not null
     order by v.day desc, v.person_id, v.left_at, v.id limit $2`,
    [from, most],
  );
}

export interface LegRow {
  readonly from: string;
  readonly to: string;
  readonly travelS: number;
}

export async function readLegs(
  sql: Sql,
  { cells, hours, since }: { cells: readonly string[]; hours: Hours; since: Instant },
): Promise<LegRow[]> {
  return sql.rows<LegRow>(
    `select from_cell as "from", to_cell as "to", travel_s as "travelS" from travel_leg
     where hours = $1 and from_cell = any($2) and to_cell = any($2) and at >= $3`,
    [hours, cells, since],
  );
}

/** In one order of keys, so that two who keep the same legs wait for each other and never both. */
export async function keepLegs(sql: Sql, { legs, hours, at }: { legs: readonly LegRow[]; hours: Hours; at: Instant }): Promise<void> {
  await sql.rows(
    `insert into travel_leg (from_cell, to_cell, hours, travel_s, at)
     select distinct on (f, t) f, t, $1, s, $2::bigint from unnest($3::text[], $4::text[], $5::int[]) as x (f, t, s) order by f, t
     on conflict (hours, from_cell, to_cell) do update set travel_s = excluded.travel_s, at = excluded.at`,
    [hours, at, legs.map(({ from }) => from), legs.map(({ to }) => to), legs.map(({ travelS }) => travelS)],
  );
}

export async function dropLegs(sql: Sql, before: Instant): Promise<void> {
  await sql.rows(`delete from travel_leg where at < $1`, [before]);
}
