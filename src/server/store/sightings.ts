import type { Instant, LocalDate } from '../../base/moment.ts';
import type { CustomerId, PersonId } from '../../domain/ids.ts';
import type { Place } from '../../domain/place.ts';
import type { Sql } from '../ports.ts';

/** A place of a visit, with when the visit began and to whom it was. */
export interface PlaceOnVisit {
  readonly day: LocalDate;
  readonly at: Instant;
  readonly customer: CustomerId;
  readonly place: Place;
}

/** Every place that a person's visits since a day hold. What their facts hold already: nothing is asked of anybody for it. */
export async function placesOnVisits(sql: Sql, person: PersonId, since: LocalDate): Promise<PlaceOnVisit[]> {
  return sql.rows<PlaceOnVisit>(
    `select s.day, s.at, s.customer_id as customer, p.value as place
     from fact s join fact f on f.person_id = s.person_id and f.visit_id = s.visit_id
     join fact_part p on p.person_id = f.person_id and p.fact_id = f.id and p.name = 'place'
     where s.person_id = $1 and s.kind = 'visit.started' and s.day >= $2 and s.customer_id is not null order by f.at, f.id`,
    [person, since],
  );
}
