import type { LocalDate } from '../../../base/moment.ts';
import type { Person } from '../../../domain/person.ts';
import type { Point } from '../../../domain/place.ts';
import { openWindows } from '../../../domain/plan/access.ts';
import { calendarOf, workingDays, type WorkingDay } from '../../../domain/plan/calendar.ts';
import type { DayPlan } from '../../../domain/plan/day-plan.ts';
import { type Wish, worthOf } from '../../../domain/plan/day-problem.ts';
import { type DueItem, dueOf, isLookedAfter } from '../../../domain/plan/due.ts';
import { intervalOf } from '../../../domain/plan/frequency.ts';
import { placeTrouble } from '../../../domain/plan/placeable.ts';
import { isSea } from '../../adapters/coast.ts';
import { type Company, seatOf } from '../../directives/company.ts';
import type { Sql } from '../../ports.ts';
import { customersByIds } from '../../store/scenes.ts';
import { type SeenCustomer, seenCustomers } from '../../store/seen.ts';
import { doorsOf } from '../../directives/doors.ts';
import { stayMinutes } from './stay-minutes.ts';
import type { SetAside } from '../../../wire/day-offer.ts';
import type * as z from 'zod/mini';

export interface Candidate {
  readonly seen: SeenCustomer;
  readonly due: DueItem;
  readonly wish: Wish;
  readonly at: Point;
}

export interface Candidates {
  readonly hours: WorkingDay;
  /** The places of the wishes are their own indices: what is planned already first, then who is worth most. */
  readonly all: readonly Candidate[];
  readonly aside: readonly z.output<typeof SetAside>[];
}

interface Asked {
  readonly company: Company;
  readonly person: Person;
  readonly day: LocalDate;
  readonly plan: DayPlan | undefined;
  readonly most: number;
}

/** Everybody whom a person might see on a day: who stands in the plan, and who is due; with hours, minutes and worth. */
export async function candidatesFor(sql: Sql, { company, person, day, plan, most }: Asked): Promise<Candidates> {
  const seat = seatOf(company, person);
  const own = await seenCustomers(sql, { seats: [[seat, seat] as never], today: day, zone: person.duty.zone, withContacts: false });
  const seen = [...own, ...(await strangersIn(sql, plan, own))];
  const minutesAt = await stayMinutes(sql, person, { customers: seen.map(({ customer }) => customer), day });
  const [hours] = workingDays(person, { from: day, to: day }, calendarOf(company.holidays)) as [WorkingDay];
  const aside: z.output<typeof SetAside>[] = [];
  const wanted = seen.flatMap((one) => {
    const stop = plan?.stops.find(({ customer }) => customer === one.customer.id);
    const due = dueOf(one, company.policy.frequency, day);
    const worth = worthOf({
      ...{ grade: one.customer.grade, state: due.state, overdueDays: due.overdueDays, promiseDue: false },
      everyDays: (due.frequency && intervalOf(due.frequency.rule)?.everyDays) ?? undefined,
    });
    if (!stop && (worth === 0 || !isLookedAfter(one.customer))) return [];
    const open = openWindows(doorsOf(company, one.access), day);
    const trouble = placeTrouble(one.customer, isSea) ?? (open.windows.length === 0 ? (open.why ?? 'weekday') : undefined);
    if (trouble || !one.customer.fence) {
      aside.push({ customer: one.customer.id, name: one.customer.name, why: trouble ?? 'no-place' });
      return [];
    }
    const minutes = minutesAt(one.customer);
    const windows = open.known ? open.windows : [];
    const wish = { customer: one.customer.id, stop: stop?.id, minutes, windows, must: false, worth: stop ? worth + 10 : worth };
    const appointmentMinute = stop?.appointment ? stop.atMinute : undefined;
    return [{ seen: one, due, at: one.customer.fence.centre, wish: { ...wish, appointmentMinute } }];
  });
  const first = wanted.toSorted(
    (a, b) => Number(b.wish.stop !== undefined) - Number(a.wish.stop !== undefined) || b.wish.worth - a.wish.worth,
  );
  return { hours, aside, all: first.slice(0, most).map((one, place) => ({ ...one, wish: { ...one.wish, place } })) };
}

/** Customers of other seats that the plan has all the same: what is known of them is their card. */
async function strangersIn(sql: Sql, plan: DayPlan | undefined, own: readonly SeenCustomer[]): Promise<SeenCustomer[]> {
  const known = new Set(own.map(({ customer }) => customer.id));
  const strangers = (plan?.stops ?? []).map(({ customer }) => customer).filter((id) => !known.has(id));
  const cards = strangers.length > 0 ? [...(await customersByIds(sql, strangers)).values()] : [];
  return cards.map((customer) => ({ customer, post: 0, access: undefined, since: undefined, visitedOn: [], missedOn: [], met: [] }));
}
