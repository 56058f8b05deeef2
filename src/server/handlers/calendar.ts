import { daysBetween, localDate } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { LeaveOrder, Person } from '../../domain/person.ts';
import { holidayTroubles } from '../../domain/plan/calendar.ts';
import { postsUnder, sees } from '../../domain/scope.ts';
import { askLeave, decideLeave, listLeaves, readHolidays, saveHolidays } from '../../wire/calendar.ts';
import { type Company, loadCompany, seatOf } from '../directives/company.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps } from '../ports.ts';
import { newestNumbers } from '../store/access-rows.ts';
import { PUBLISHED } from '../world/holidays.ts';
import { writing } from './org.ts';

const LONGEST_LEAVE_DAYS = 400;

/** Days on which nobody works, and days on which one person does not. */
export function handleCalendar(app: App, deps: ServerDeps): void {
  handle(app, readHolidays, (_, { scope }) =>
    deps.database.within(scope, async (sql) => {
      const { holidays } = await loadCompany(sql);
      const numbers = await newestNumbers(sql, 'holidays');
      const years = holidays.map((one) => ({ holidays: one, number: numbers.get(`${one.year}`) ?? 0 }));
      return { years: years.toSorted((a, b) => a.holidays.year - b.holidays.year), shipped: [...PUBLISHED] };
    }),
  );
  handle(app, saveHolidays, async ({ holidays, number }, caller) => {
    const [trouble] = holidayTroubles(holidays);
    if (trouble) throw new Problem('contradicts', { ...trouble.says, what: trouble.code });
    const [written = 0] = await writing(deps, caller, async (_, sql) => {
      if (((await newestNumbers(sql, 'holidays')).get(`${holidays.year}`) ?? 0) !== number) throw new Problem('stale');
      return [{ kind: 'holidays', id: `${holidays.year}`, value: holidays }];
    });
    return { number: written };
  });
  handleLeaves(app, deps);
}

function handleLeaves(app: App, deps: ServerDeps): void {
  handle(app, listLeaves, async ({ from, to, person, unit }, caller) => {
    const company = await deps.database.within(caller.scope, loadCompany);
    const seats = unit && new Set<string>(postsUnder(company, unit).map(({ id }) => id));
    const shown = company.leaves.filter((leave) => {
      const whose = company.people.get(leave.person);
      const fits = leave.from <= to && from <= leave.to && (!person || leave.person === person);
      return fits && whose && isInSight(company, caller, whose) && (!seats || (whose.post !== null && seats.has(whose.post)));
    });
    return { leaves: shown.toSorted((a, b) => (a.from < b.from ? -1 : 1)).map((leave) => sheetOf(company, caller, leave)) };
  });
  handle(app, askLeave, async (asked, caller) => {
    if (daysBetween(asked.from, asked.to) < 0 || daysBetween(asked.from, asked.to) > LONGEST_LEAVE_DAYS)
      throw new Problem('malformed', { at: 'leave.to' });
    let leave: LeaveOrder | undefined;
    await writing(deps, caller, (company) => {
      const person = inSight(company, caller, asked.person);
      if (company.leaves.some(({ id }) => id === asked.id)) throw new Problem('stale');
      refuseOverlap(company, asked);
      const granted = mayDecide(company, caller, person);
      leave = { ...asked, by: caller.person.id, state: granted ? 'granted' : 'asked', ...(granted && { decidedBy: caller.person.id }) };
      return [{ kind: 'leave', id: leave.id, value: leave }];
    });
    return { leave: leave as LeaveOrder };
  });
  handle(app, decideLeave, async ({ leave: id, state, answer }, caller) => {
    let leave: LeaveOrder | undefined;
    await writing(deps, caller, (company) => {
      const before = company.leaves.find((one) => one.id === id);
      const person = before && company.people.get(before.person);
      if (!before || !person || !isInSight(company, caller, person)) throw new Problem('not-found');
      refuseDecision(deps, company, { caller, person, before, state });
      if (state === 'granted') refuseOverlap(company, before);
      leave = { ...before, state, decidedBy: caller.person.id, ...(answer && { answer }) };
      return [{ kind: 'leave', id, value: leave }];
    });
    return { leave: leave as LeaveOrder };
  });
}

function sheetOf(company: Company, caller: Caller, leave: LeaveOrder) {
  const person = company.people.get(leave.person);
  return { leave, personName: person?.name ?? '', mayDecide: person !== undefined && mayDecide(company, caller, person) };
}

function isInSight(company: Company, { person: me, scope }: Caller, whose: Person): boolean {
  const manages = me.role === 'manager' || me.role === 'admin';
  return whose.id === me.id || (manages && sees(scope, seatOf(company, whose) as never)) || me.role === 'admin';
}

function inSight(company: Company, caller: Caller, whose: PersonId): Person {
  const person = company.people.get(whose);
  if (!person || !isInSight(company, caller, person)) throw new Problem('not-found');
  return person;
}

/** Nobody but an admin grants themselves a day off. */
function mayDecide(company: Company, caller: Caller, whose: Person): boolean {
  const { role, id } = caller.person;
  if (role === 'admin') return true;
  return role === 'manager' && id !== whose.id && isInSight(company, caller, whose);
}

interface Deciding {
  readonly caller: Caller;
  readonly person: Person;
  readonly before: LeaveOrder;
  readonly state: 'granted' | 'declined' | 'withdrawn';
}

/** What has begun is not undone by the person alone, and what was turned down stays so: it is asked for anew. */
function refuseDecision({ clock }: ServerDeps, company: Company, { caller, person, before, state }: Deciding): void {
  const decides = mayDecide(company, caller, person);
  const today = localDate(clock.now(), person.duty.zone);
  if (before.state === 'declined' || before.state === 'withdrawn' || before.state === state) throw new Problem('stale');
  if (state === 'withdrawn' ? !decides && before.state === 'granted' && before.from <= today : !decides) throw new Problem('not-allowed');
}

/** Two halves make a day; anything else on the same day is said twice. */
function refuseOverlap(
  { leaves }: Company,
  { id, person, from, to, half }: Pick<LeaveOrder, 'id' | 'person' | 'from' | 'to' | 'half'>,
): void {
  const clash = leaves.find(
    (other) =>
      other.id !== id &&
      other.person === person &&
      (other.state === 'granted' || other.state === 'asked') &&
      other.from <= to &&
      from <= other.to &&
      (half === undefined || other.half === undefined || half === other.half),
  );
  if (clash) throw new Problem('leave-overlaps', { from: clash.from, to: clash.to });
}
