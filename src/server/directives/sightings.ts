import type { LocalDate } from '../../base/moment.ts';
import { pinAt, type Sighting } from '../../domain/customer/pin.ts';
import type { PersonId } from '../../domain/ids.ts';
import { mayBeInside } from '../../domain/place.ts';
import type { Sql } from '../ports.ts';
import { placesOnVisits } from '../store/sightings.ts';
import { pinsOf } from './pins.ts';

/** Where a person was seen on their visits outside the pin, as it was then, of the customer to whom the visit was. */
export async function sightingsOf(sql: Sql, person: PersonId, since: LocalDate): Promise<Sighting[]> {
  const places = await placesOnVisits(sql, person, since);
  const pins = await pinsOf(sql, [...new Set(places.map(({ customer }) => customer))]);
  return places.flatMap(({ day, at, customer, place }) => {
    const fence = pinAt(pins.get(customer)?.set ?? [], at);
    if (!fence || place.precision !== 'precise') return [];
    return place.fixes.filter((fix) => !mayBeInside(fix, fence)).map((fix): Sighting => ({ day, customer, fix }));
  });
}
