import type { Instant } from '../../base/moment.ts';
import type { PinMove } from '../../domain/customer/pin.ts';
import type { Told } from '../../domain/fact.ts';
import type { CustomerId, PersonId, VisitId } from '../../domain/ids.ts';
import type { Place } from '../../domain/place.ts';
import type { VisitFact } from '../../domain/visit/facts.ts';
import { type Visit, visitsOf } from '../../domain/visit/state.ts';
import type { Sql } from '../ports.ts';
import { factsOfVisit } from './scenes.ts';

/** Moves that wait, of customers that this transaction may see. */
export async function waitingMoves(sql: Sql): Promise<{ move: PinMove; name: string }[]> {
  return sql.rows(
    `select m.value as move, c.name from (select distinct on (id) id, value from directive where kind = 'pin' order by id, number desc) m
     join customer c on c.id = (m.value ->> 'customer')::uuid
     where m.value ->> 'state' = 'waiting' order by (m.value ->> 'askedAt')::bigint, m.id limit 200`,
  );
}

const FIRST_VISITS = 5;

/** The first visits to a customer at which it was met, as their facts tell them. */
export async function firstVisitsTo(sql: Sql, customer: CustomerId): Promise<Visit[]> {
  const rows = await sql.rows<{ person: PersonId; id: VisitId }>(
    `select person_id as person, id from visit where customer_id = $1 and outcome = 'done' and decision is distinct from 'rejected'
     order by started_at, id limit ${FIRST_VISITS}`,
    [customer],
  );
  const visits: Visit[] = [];
  for (const { person, id } of rows) {
    const facts = (await factsOfVisit(sql, person, id)).map(({ fact }) => fact as Told<VisitFact>);
    const visit = visitsOf(facts).get(id);
    if (visit) visits.push(visit);
  }
  return visits;
}

interface Found {
  readonly person: PersonId;
  readonly at: Instant;
  readonly place: Place | null;
  readonly note: string | null;
}

/** What reps said from where they stood, the newest first. */
export async function foundElsewhere(sql: Sql, customer: CustomerId): Promise<Found[]> {
  return sql.rows<Found>(
    `select f.person_id as person, f.at,
       (select value from fact_part p where p.person_id = f.person_id and p.fact_id = f.id and p.name = 'place') as place,
       (select value ->> 'note' from fact_part p where p.person_id = f.person_id and p.fact_id = f.id and p.name = 'words') as note
     from fact f where f.customer_id = $1 and f.kind = 'customer.found-elsewhere' order by f.at desc, f.id limit 10`,
    [customer],
  );
}
