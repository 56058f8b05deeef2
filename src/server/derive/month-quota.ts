import { addDays, firstOf, type Instant, type LocalDate, localDate, type Month, nextMonth } from '../../base/moment.ts';
import { Grade } from '../../domain/customer.ts';
import type { Person } from '../../domain/person.ts';
import { openWindows } from '../../domain/plan/access.ts';
import { calendarOf, workingDays } from '../../domain/plan/calendar.ts';
import { isLookedAfter } from '../../domain/plan/due.ts';
import { frequencyFor } from '../../domain/plan/frequency.ts';
import { placeTrouble } from '../../domain/plan/placeable.ts';
import type { Beliefs, QuotaMonth, Seen } from '../../domain/plan/quota.ts';
import { type Asked, quotaMonth, type WorkDay } from '../../domain/plan/quota-month.ts';
import { learnServiceTimes, minutesFor, type ServiceTimes } from '../../domain/plan/service-time.ts';
import { minutesIn } from '../../domain/plan/windows.ts';
import { straightMatrix, type TravelModel } from '../../domain/route/straight.ts';
import { isSea } from '../adapters/coast.ts';
import { type Company, seatOf } from '../directives/company.ts';
import type { Sql } from '../ports.ts';
import { lostDays, triesByGrade } from '../store/past-luck.ts';
import { pastStays } from '../store/past-stays.ts';
import { type SeenCustomer, seenCustomers } from '../store/seen.ts';
import { planVersions } from '../store/stops.ts';
import { doorsOf } from '../directives/doors.ts';

const PAST_DAYS = 180;
const LUNCH_MIN = 45;
const MINUTES_OTHERWISE = 20;
/** A day of few hours has no lunch to take. */
const LUNCH_FROM_MIN = 360;

// Until more is known: how far stays of one customer scatter, and how unsure the roads are. Judged, not measured.
const USUAL_SPREAD = 0.45;
const LEAST_UNSURE = 0.03;
const ROADS = { spread: 0.2, unsure: 0.15 } as const;

export interface MonthQuota {
  readonly month: QuotaMonth;
  /** Customers by their index in the month. */
  readonly customers: readonly SeenCustomer[];
  readonly planned: number;
  readonly fieldMinutes: number;
  readonly times: ServiceTimes;
  readonly travel: 'prior' | 'learned';
  readonly access: readonly (Seen & { readonly grade: Grade })[];
  readonly lostDays: Seen;
}

export interface QuotaAsked {
  readonly person: Person;
  readonly month: Month;
  readonly now: Instant;
  /** What visits taught of the roads. */
  readonly model: TravelModel;
}

/** What a month asks of a person from today on, with all that is known of how such months go. */
export async function quotaOf(sql: Sql, company: Company, { person, month, now, model }: QuotaAsked): Promise<MonthQuota> {
  const today = localDate(now, person.duty.zone);
  const [first, last] = [firstOf(month), addDays(firstOf(nextMonth(month)), -1)];
  const from = first > today ? first : today;
  const seat = seatOf(company, person);
  const all = await seenCustomers(sql, { seats: [[seat, seat] as never], today, zone: person.duty.zone, withContacts: false });
  const customers = all.filter(({ customer }) => isLookedAfter(customer) && !placeTrouble(customer, isSea));
  const since = addDays(today, -PAST_DAYS);
  const ids = customers.map(({ customer }) => customer.id);
  const times = learnServiceTimes(await pastStays(sql, { person: person.id, line: person.line, customers: ids, since }));
  const plans = await planVersions(sql, person.id, { from, to: last });
  const days = workingDays(person, { from, to: last }, calendarOf(company.holidays)).filter(({ windows }) => windows.length > 0);
  const work = days.map(({ day, windows }): WorkDay => {
    const lunch = minutesIn(windows) >= LUNCH_FROM_MIN ? LUNCH_MIN : 0;
    const planned =
      plans
        .get(day)
        ?.at(-1)
        ?.plan.stops.map(({ customer }) => customer) ?? [];
    return { day, planned, fromMinute: windows[0]?.fromMinute ?? 0, toMinute: (windows.at(-1)?.toMinute ?? 0) - lunch };
  });
  const access = await accessOf(sql, person, since);
  const lost = await lostDays(sql, person.id, { since, today });
  const asked = customers.map((one) => askedOf(one, { company, person, times, month, days: work.map(({ day }) => day) }));
  return {
    travel: model.entries.length > 0 ? 'learned' : 'prior',
    ...{ customers, times, access, lostDays: lost, planned: work.filter(({ planned }) => planned.length > 0).length },
    month: quotaMonth({
      ...{ days: work, customers: asked, beliefs: beliefsOf(times, access, lost), triesCount: true },
      matrix: fromDoorToDoor(customers, model),
    }),
    fieldMinutes: work.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0),
  };
}

interface Asking {
  readonly company: Company;
  readonly person: Person;
  readonly times: ServiceTimes;
  readonly month: Month;
  readonly days: readonly LocalDate[];
}

function askedOf({ customer, access, visitedOn }: SeenCustomer, { company, person, times, month, days }: Asking): Asked {
  const rule = frequencyFor(customer, company.policy.frequency)?.rule;
  const made = visitedOn.filter((day) => day.startsWith(month)).length;
  const doors = doorsOf(company, access);
  const open = days.map((day) => openWindows(doors, day));
  const opensMinute = Math.min(1_440, ...open.filter(({ known }) => known).map(({ windows }) => windows[0]?.fromMinute ?? 1_440));
  const openOn = new Set(open.filter(({ windows }) => windows.length > 0).map(({ day }) => day));
  return {
    ...{ customer: customer.id, access: GRADES.indexOf(customer.grade), visits: Math.max(0, (rule?.target ?? 0) - made) },
    minutes: minutesFor(
      times,
      { customer: customer.id, person: person.id, purpose: '', kind: `${customer.line} ${customer.grade}` },
      MINUTES_OTHERWISE,
    ),
    ...(openOn.size < days.length && { openOn }),
    ...(opensMinute < 1_440 && { opensMinute }),
  };
}

const GRADES = Grade.options;

async function accessOf(sql: Sql, person: Person, since: LocalDate): Promise<MonthQuota['access']> {
  const rows = await triesByGrade(sql, { line: person.line, since });
  return GRADES.map((grade) => ({ grade, ...(rows.get(grade) ?? { times: 0, among: 0 }) }));
}

function beliefsOf({ spread, stays }: ServiceTimes, access: MonthQuota['access'], lost: Seen): Beliefs {
  const dwell = stays === 0 ? USUAL_SPREAD : spread;
  return {
    dwell: { spread: dwell, unsure: Math.max(LEAST_UNSURE, dwell / Math.sqrt(Math.max(1, stays))) },
    ...{ travel: ROADS, lostDays: lost, access: access.map(({ times, among }) => ({ times, among })) },
  };
}

/** Row 0 costs nothing: the day begins at the first door and ends at the last, as no home is kept anywhere. */
function fromDoorToDoor(customers: readonly SeenCustomer[], model: TravelModel) {
  const { size: doors, travelS } = straightMatrix(
    customers.map(({ customer }) => customer.fence?.centre ?? { lat: 0, lon: 0 }),
    model,
    'day',
  );
  const size = doors + 1;
  const whole = new Int32Array(size * size);
  for (let a = 0; a < doors; a++) whole.set(travelS.subarray(a * doors, (a + 1) * doors), (a + 1) * size + 1);
  return { size, travelS: whole };
}
