import { addDays, type LocalDate } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import type { ContactId, CustomerId } from '../../domain/ids.ts';
import type { SeenAndPromised } from '../../domain/plan/neglect.ts';
import { LENS_DAYS } from '../../domain/plan/neglect.ts';
import type { Access } from '../../domain/plan/access.ts';
import type { Range } from '../../domain/scope.ts';
import type { Sql } from '../ports.ts';

export interface SeenCustomer extends SeenAndPromised {
  readonly post: number;
  readonly access: Access | undefined;
}
interface Asking {
  readonly seats: readonly Range[];
  readonly today: LocalDate;
  readonly zone: string;
  /** Who was met costs a look into every sheet: only where a rule caps it. */
  readonly withContacts?: boolean;
  /** Every plan of a quarter is opened for it: only where promises are asked after. */
  readonly withPromises?: boolean;
  /** Only these of them. */
  readonly only?: readonly CustomerId[];
}

interface Row {
  readonly customer: Customer;
  readonly post: number;
  readonly since: LocalDate | null;
  readonly last: LocalDate | null;
  readonly days: LocalDate[];
  readonly access: Access | null;
}

/**
 * What is known of the customers of some seats. Give it a transaction that sees everything: who was there last may sit on
 * another seat. Nobody was to look after a customer before the system knew of it, whatever day the sheet says.
 */
export async function seenCustomers(sql: Sql, asking: Asking): Promise<SeenCustomer[]> {
  const { seats, today, zone, only } = asking;
  const rows = await sql.rows<Row>(
    `select c.value as customer, c.post, o.since, a.value as access, v.last, coalesce(v.days, '{}') as days
     from customer c
     left join access a on a.customer_id = c.id
     left join lateral (
       select greatest(o.from_day, (to_timestamp(d.at / 1000.0) at time zone $3)::date) as since from ownership o
       join directive d on d.number = o.number
       where o.customer_id = c.id and o.from_day <= $2::date order by o.from_day desc limit 1) o on true
     left join lateral (
       select max(v.day)::text as last, array_agg(distinct v.day::text order by v.day::text) filter (where v.day > $2::date - ${LENS_DAYS}) as days
       from visit v where v.customer_id = c.id and v.validity in ('valid', 'pending') and v.day <= $2::date) v on true
     where ${inSeats(seats)} and ($4::uuid[] is null or c.id = any($4::uuid[])) order by c.id`,
    [JSON.stringify(seats), today, zone, only ?? null],
  );
  const ids = rows.map(({ customer }) => customer.id);
  const missed = asking.withPromises ? await missedStops(sql, ids, asking) : new Map<CustomerId, LocalDate[]>();
  const met = asking.withContacts ? await metContacts(sql, ids, today) : new Map<CustomerId, Met[]>();
  return rows.map(({ customer, post, since, last, days, access }) => ({
    ...{ customer, post, access: access ?? undefined, since: since ?? undefined },
    visitedOn: last !== null && !days.includes(last) ? [last, ...days] : days,
    missedOn: missed.get(customer.id) ?? [],
    met: met.get(customer.id) ?? [],
  }));
}

/** The pool is nobody's to see. */
function inSeats(seats: readonly Range[]): string {
  const ranges = `select (r ->> 0)::int as lo, (r ->> 1)::int as hi from jsonb_array_elements($1::jsonb) r`;
  return seats.length === 0 ? '$1::jsonb is null' : `c.post > 0 and exists (select from (${ranges}) r where c.post between r.lo and r.hi)`;
}

/** Stops that were promised before their day began, and came to nothing. */
async function missedStops(sql: Sql, ids: readonly CustomerId[], { today, zone }: Asking): Promise<ReadonlyMap<CustomerId, LocalDate[]>> {
  const rows = await sql.rows<{ customer: CustomerId; days: LocalDate[] }>(
    `with frozen as (
       select distinct on (person_id, day) person_id, day, value from plan
       where day > $2::date - ${LENS_DAYS} and day < $2::date and published_at < extract(epoch from (day::timestamp at time zone $3)) * 1000
       order by person_id, day, number desc),
     stop as (
       select f.person_id, f.day, (s ->> 'id')::uuid as id, (s ->> 'customer')::uuid as customer
       from frozen f cross join jsonb_array_elements(f.value -> 'stops') s)
     select s.customer, array_agg(distinct s.day::text order by s.day::text) as days from stop s
     left join stop_state st on st.person_id = s.person_id and st.day = s.day and st.stop_id = s.id
     where s.customer = any($1::uuid[]) and coalesce(st.state, 'missed') = 'missed' group by 1`,
    [ids, today, zone],
  );
  return new Map(rows.map(({ customer, days }) => [customer, days]));
}

interface Met {
  readonly contact: ContactId;
  readonly on: LocalDate;
}

/** Who was met, as far back as the longest cap reaches in practice: the lens's quarter. */
async function metContacts(sql: Sql, ids: readonly CustomerId[], today: LocalDate): Promise<ReadonlyMap<CustomerId, Met[]>> {
  const rows = await sql.rows<{ customer: CustomerId; met: Met[] }>(
    `select v.customer_id as customer, jsonb_agg(distinct jsonb_build_object('contact', m #>> '{}', 'on', v.day::text)) as met
     from visit v cross join jsonb_path_query(v.sheet -> 'answers', 'lax $.*[*].contact') m
     where v.customer_id = any($1::uuid[]) and v.day > $2 and v.validity in ('valid', 'pending') and jsonb_typeof(m) = 'string' group by 1`,
    [ids, addDays(today, -LENS_DAYS)],
  );
  return new Map(rows.map(({ customer, met }) => [customer, met]));
}
