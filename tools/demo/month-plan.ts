import { datesFrom, type LocalDate, weekdayOf } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { CustomerId } from '../../src/domain/ids.ts';
import { isFieldDay } from '../../src/domain/person.ts';
import { weigh } from '../../src/domain/sop/condition.ts';
import { type DemoLine, FREQUENCY } from '../../src/server/world/lines.ts';
import type { Seat } from '../../src/server/world/org.ts';

/** How many stops a day bears, by line. */
const MOST_A_DAY: Record<DemoLine, number> = { pharmacy: 7, hospital: 5, distributor: 3 };
const FIELD_DAYS_A_MONTH = 26;
/** Seen once a quarter where the month has no floor. */
const QUARTERLY = 1 / 3;

export interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Who is to be seen on which day: each customer as often as the policy asks, evenly over the field days. */
export function monthPlan(seat: Seat, customers: readonly Customer[], { from, to }: Span, random: Random): Map<LocalDate, CustomerId[]> {
  const days = datesFrom(from, to).filter((day) => isFieldDay(seat.person, day, weekdayOf(day)));
  const plan = new Map<LocalDate, CustomerId[]>(days.map((day) => [day, []]));
  const most = MOST_A_DAY[seat.team?.line ?? 'pharmacy'];
  for (const customer of customers) {
    const every = FIELD_DAYS_A_MONTH / perMonth(customer);
    for (let at = random.next() * every; at < days.length; at += every) {
      const day = days.slice(Math.floor(at)).find((each) => (plan.get(each) as CustomerId[]).length < most);
      if (day && mayBeSeen(customer, day) && !plan.get(day)?.includes(customer.id)) plan.get(day)?.push(customer.id);
    }
  }
  return plan;
}

function perMonth(customer: Customer): number {
  if (customer.stage === 'dormant') return QUARTERLY;
  return Math.max(QUARTERLY, FREQUENCY.find(({ applies }) => weigh(applies, customer).holds)?.target ?? 1);
}

/** A new customer is planned from the day on which it became one. */
function mayBeSeen({ stage, since }: Customer, day: LocalDate): boolean {
  return stage !== 'new' || since === undefined || since <= day;
}
