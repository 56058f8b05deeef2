import { addDays, daysBetween, firstOf, type LocalDate, type Month, nextMonth } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerId } from '../../domain/ids.ts';
import { countCustomer } from '../../domain/kpi/indicators.ts';
import { frequencyFor } from '../../domain/plan/frequency.ts';
import type { Policy } from '../../domain/visit/policy.ts';
import type { Sql } from '../ports.ts';
import { orderDays } from '../store/results.ts';
import { type CustomerSums, replaceCustomerSums } from '../store/sums.ts';
import type { Standing } from './count-day.ts';

interface Owned {
  readonly value: Customer;
  readonly from: LocalDate;
  /** The first day on which it was somebody else's. */
  readonly until: LocalDate | null;
  readonly visitedOn: LocalDate[];
}

/** Counts a person's customers of a month: those of their seat, for the days on which they were its. Prospects and closed ones are nobody's to count. */
export async function countCustomers(sql: Sql, whose: Standing, { month, policy }: { month: Month; policy: Policy }): Promise<void> {
  const [first, monthEnd] = [firstOf(month), addDays(firstOf(nextMonth(month)), -1)];
  const owned = await ownedIn(sql, whose, { first, monthEnd });
  const orders = whose.sales ? await orderDays(sql, [...owned.keys()], monthEnd) : new Map<string, LocalDate[]>();
  const daysInMonth = daysBetween(first, monthEnd) + 1;
  const customers = [...owned.values()].map(({ value, eligibleDays, visitedOn }): CustomerSums => {
    const rule = frequencyFor(value, policy.frequency)?.rule;
    const view = {
      month,
      customer: value,
      eligibleDays,
      daysInMonth,
      visitedOn,
      rule,
      policy,
      orderedOn: orders.get(value.id) ?? [],
      monthEnd,
    };
    return { customer: value.id, grade: value.grade, line: value.line, sums: countCustomer(view) };
  });
  await replaceCustomerSums(sql, whose, { month, customers });
}

/** One entry a customer, with all its spans in the month added up. */
async function ownedIn(sql: Sql, { person, post, seated }: Standing, { first, monthEnd }: { first: LocalDate; monthEnd: LocalDate }) {
  const rows = await sql.rows<Owned>(
    `with span as (
       select customer_id, post, from_day, lead(from_day) over (partition by customer_id order by from_day) as until from ownership
       where customer_id in (select customer_id from ownership where post = $2))
     select c.value, s.from_day as "from", s.until,
       coalesce((select array_agg(distinct v.day::text order by v.day::text) from visit v where v.person_id = $1 and v.customer_id = c.id
         and v.validity in ('valid', 'pending') and v.day between greatest(s.from_day, $3::date) and least(coalesce(s.until - 1, $4::date), $4::date)), '{}') as "visitedOn"
     from span s join customer c on c.id = s.customer_id
     where s.post = $2 and s.from_day <= $4::date and (s.until is null or s.until > $3::date) and c.stage not in ('prospect', 'closed')
     order by c.id, s.from_day`,
    [person, post, first, monthEnd],
  );
  const owned = new Map<CustomerId, { value: Customer; eligibleDays: number; visitedOn: LocalDate[] }>();
  for (const { value, from, until, visitedOn } of seated ? rows : []) {
    const [start, end] = [from > first ? from : first, until && until <= monthEnd ? addDays(until, -1) : monthEnd];
    const before = owned.get(value.id);
    owned.set(value.id, {
      value,
      eligibleDays: (before?.eligibleDays ?? 0) + daysBetween(start, end) + 1,
      visitedOn: [...(before?.visitedOn ?? []), ...visitedOn],
    });
  }
  return owned;
}
