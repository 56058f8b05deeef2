import type * as z from 'zod/mini';
import { addDays, daysBetween, instantOf, type LocalDate, localDate } from '../../../base/moment.ts';
import type { CustomerId, PersonId } from '../../../domain/ids.ts';
import type { Person } from '../../../domain/person.ts';
import { openWindows } from '../../../domain/plan/access.ts';
import { calendarOf, workingDays } from '../../../domain/plan/calendar.ts';
import type { DayPlan, Stop } from '../../../domain/plan/day-plan.ts';
import { worthOf } from '../../../domain/plan/day-problem.ts';
import { dueOf, isLookedAfter } from '../../../domain/plan/due.ts';
import { intervalOf } from '../../../domain/plan/frequency.ts';
import { type MonthCustomer, monthOfSolution, monthProblem, type PlanDay, type PlannedDay } from '../../../domain/plan/month-problem.ts';
import { placeTrouble } from '../../../domain/plan/placeable.ts';
import { learnServiceTimes, minutesFor, type ServiceTimes } from '../../../domain/plan/service-time.ts';
import { EVERYTHING } from '../../../domain/scope.ts';
import { type MonthDay, proposeMonth } from '../../../wire/month-plan.ts';
import { isSea } from '../../adapters/coast.ts';
import { type Company, loadCompany, seatOf } from '../../directives/company.ts';
import { doorsOf } from '../../directives/doors.ts';
import { type App, type Caller, handle } from '../../http/handle.ts';
import { Problem } from '../../http/problem.ts';
import type { ServerDeps, Sql } from '../../ports.ts';
import { pastStays } from '../../store/past-stays.ts';
import { type SeenCustomer, seenCustomers } from '../../store/seen.ts';
import { planVersions } from '../../store/stops.ts';
import { inSight } from '../../access/in-sight.ts';

const MOST_DAYS = 35;
const SEARCH_MS = 6_000;
const SEED = 1;
const LEARNED_DAYS = 180;
const MINUTES_OTHERWISE = 20;
const LUNCH = { fromMinute: 690, toMinute: 810, minutes: 45 };
/** The rest of the day is for what happens. */
const FILL = 0.9;

/** Plans the coming weeks of a person anew, beside the plans that stand. */
export function handleMonthPlan(app: App, deps: ServerDeps): void {
  handle(app, proposeMonth, (asked, caller) => proposed(deps, caller, asked));
}

interface Asked {
  readonly person: PersonId;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

async function proposed(deps: ServerDeps, caller: Caller, asked: Asked) {
  const began = performance.now();
  const known = await deps.database.within(EVERYTHING, (sql) => gathered(sql, deps, { caller, asked }));
  const { days, customers, seen, plans, person } = known;
  const departAt = instantOf(days[0]?.day ?? asked.from, days[0]?.fromMinute ?? 540, person.duty.zone);
  const points = seen.map(({ customer }) => customer.fence?.centre ?? { lat: 0, lon: 0 });
  const { matrix } = await deps.travel.matrix(points, { departAt, zone: person.duty.zone });
  const month = monthProblem({ days, customers, matrix, lunch: LUNCH, fill: FILL });
  const solution = await deps.planner.solveMonth({ problem: month.problem, seed: SEED, forMs: SEARCH_MS });
  const { days: planned, left } = monthOfSolution(month, days, solution);
  const isOpen = (i: number) => (customers[i] as MonthCustomer).windowsOn;
  return {
    ...{
      person: asked.person,
      aside: known.aside,
      days: planned.map((day, i) => dayOf(day, { plan: plans.get(day.day), hours: days[i] as PlanDay, seen })),
    },
    left: left.map(({ customer, wantedOn }) => ({
      ...{ ...nameOf(seen[customer] as SeenCustomer), wantedOn },
      why: days.some(({ day }) => isOpen(customer)(day).length > 0) ? ('no-room' as const) : ('never-open' as const),
    })),
    visits: planned.reduce((sum, { visits }) => sum + visits.length, 0),
    driveMin: planned.reduce((sum, { driveMin }) => sum + driveMin, 0),
    tookMs: Math.round(performance.now() - began),
  };
}

interface Standing {
  readonly plan: DayPlan;
  readonly version: number;
}

async function gathered(sql: Sql, deps: ServerDeps, { caller, asked: { person: whose, from, to } }: { caller: Caller; asked: Asked }) {
  const company = await loadCompany(sql);
  const person = inSight(company, caller, whose);
  const today = localDate(deps.clock.now(), person.duty.zone);
  if (from <= today || daysBetween(from, to) < 0 || daysBetween(from, to) >= MOST_DAYS) throw new Problem('malformed', { at: 'from' });
  const seat = seatOf(company, person);
  const all = await seenCustomers(sql, { seats: [[seat, seat] as never], today, zone: person.duty.zone, withContacts: false });
  const looked = all.filter(({ customer }) => isLookedAfter(customer));
  const seen = looked.filter(({ customer }) => !placeTrouble(customer, isSea));
  const times = learnServiceTimes(
    await pastStays(sql, {
      ...{ person: whose, line: person.line, since: addDays(today, -LEARNED_DAYS) },
      customers: seen.map(({ customer }) => customer.id),
    }),
  );
  const plans = new Map<LocalDate, Standing>();
  for (const [day, versions] of await planVersions(sql, whose, { from, to })) {
    const newest = versions.at(-1);
    if (newest) plans.set(day, { plan: newest.plan, version: newest.number });
  }
  const days = workingDays(person, { from, to }, calendarOf(company.holidays)).flatMap(({ day, windows }): PlanDay[] => {
    const [first, last] = [windows[0], windows.at(-1)];
    return first && last ? [{ day, fromMinute: first.fromMinute, toMinute: last.toMinute }] : [];
  });
  const ahead = new Map<CustomerId, LocalDate>();
  // What is planned before these days is taken as made: the cycle goes on from it.
  for (const [day, versions] of await planVersions(sql, whose, { from: today, to: addDays(from, -1) }))
    for (const { customer } of versions.at(-1)?.plan.stops ?? []) ahead.set(customer, day);
  const customers = seen.flatMap((one, place) =>
    customerOf(one, { company, person, times, place, plans, today, plannedOn: ahead.get(one.customer.id) }),
  );
  const aside = looked.length - seen.length;
  return { person, days, plans, aside, seen, customers };
}

interface About {
  readonly company: Company;
  readonly person: Person;
  readonly times: ServiceTimes;
  readonly place: number;
  readonly plans: ReadonlyMap<LocalDate, Standing>;
  readonly today: LocalDate;
  readonly plannedOn: LocalDate | undefined;
}

/** What the month asks of one customer. Who has no floor is wanted never, and stays in its place so that numbers agree. */
function customerOf(one: SeenCustomer, { company, person, times, place, plans, today, plannedOn }: About): MonthCustomer {
  const { customer, access } = one;
  const due = dueOf(one, company.policy.frequency, today);
  const rule = due.frequency?.rule;
  const interval = (rule && intervalOf(rule)) ?? { earliestDays: 0, everyDays: 366, latestDays: 366 };
  const doors = doorsOf(company, access);
  const agreed = [...plans].flatMap(([day, { plan }]) =>
    plan.stops.filter((stop) => stop.customer === customer.id && stop.appointment).map(({ atMinute = 540 }) => ({ day, atMinute })),
  );
  return {
    ...{ customer: customer.id, place, interval, minGapDays: rule?.minGapDays ?? 0, agreed, lastOn: plannedOn ?? due.lastOn },
    most: rule && intervalOf(rule) ? MOST_DAYS : 0,
    minutes: minutesFor(
      times,
      { customer: customer.id, person: person.id, purpose: '', kind: `${customer.line} ${customer.grade}` },
      MINUTES_OTHERWISE,
    ),
    worth: worthOf({
      grade: customer.grade,
      state: due.state === 'resting' || due.state === 'ceiling' ? 'due' : due.state,
      overdueDays: due.overdueDays,
      everyDays: interval.everyDays,
      promiseDue: false,
    }),
    windowsOn: (day) => openWindows(doors, day).windows,
  };
}

function nameOf({ customer }: SeenCustomer) {
  return { customer: customer.id, name: customer.name, grade: customer.grade };
}

interface Beside {
  readonly plan: Standing | undefined;
  readonly hours: PlanDay;
  readonly seen: readonly SeenCustomer[];
}

/** A proposed day; stops that stand in the plan already keep their id and what they were for. */
function dayOf({ day, visits, driveMin, busyMin }: PlannedDay, { plan, hours, seen }: Beside): z.output<typeof MonthDay> {
  const before = plan?.plan.stops ?? [];
  const had = (id: CustomerId): Stop | undefined => before.find(({ customer }) => customer === id);
  const on = new Set(visits.map(({ customer }) => seen[customer]?.customer.id));
  const known = new Map(seen.map((one) => [one.customer.id, one]));
  return {
    ...{ day, version: plan?.version ?? 0, driveMin, busyMin, hoursMin: hours.toMinute - hours.fromMinute },
    stops: visits.map(({ customer, atMinute }) => {
      const one = seen[customer] as SeenCustomer;
      const stop = had(one.customer.id);
      return {
        ...{ ...nameOf(one), stop: stop?.id ?? null, atMinute: Math.min(1_440, atMinute) },
        ...{ appointment: stop?.appointment === true, objective: stop?.objective ?? null },
      };
    }),
    dropped: before
      .filter(({ customer }) => !on.has(customer))
      .map(({ customer }) => {
        const one = known.get(customer);
        return one ? nameOf(one) : { customer, name: '', grade: 'C' as const };
      }),
  };
}
