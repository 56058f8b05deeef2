import { addDays, type LocalDate } from '../../../base/moment.ts';
import type { Customer } from '../../../domain/customer.ts';
import type { Person } from '../../../domain/person.ts';
import { learnServiceTimes, minutesFor } from '../../../domain/plan/service-time.ts';
import type { Sql } from '../../ports.ts';
import { pastStays } from '../../store/past-stays.ts';

const LEARNED_DAYS = 180;
/** Where nobody has been yet, and no standard says. */
const MINUTES_OTHERWISE = 20;

/** How many minutes a visit of this person to each of these customers is likely to take, by what half a year taught. */
export async function stayMinutes(
  sql: Sql,
  { id, line }: Pick<Person, 'id' | 'line'>,
  { customers, day }: { readonly customers: readonly Customer[]; readonly day: LocalDate },
): Promise<(customer: Customer) => number> {
  const since = addDays(day, -LEARNED_DAYS);
  const times = learnServiceTimes(await pastStays(sql, { person: id, line, since, customers: customers.map((one) => one.id) }));
  return (customer) =>
    minutesFor(times, { customer: customer.id, person: id, purpose: '', kind: `${customer.line} ${customer.grade}` }, MINUTES_OTHERWISE);
}
