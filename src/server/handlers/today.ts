import { addDays, DAY_MS, firstOf, type Instant, type LocalDate, localDate, monthOf } from '../../base/moment.ts';
import type { Person } from '../../domain/person.ts';
import { calendarOf, workingDays } from '../../domain/plan/calendar.ts';
import { sees } from '../../domain/scope.ts';
import { readToday } from '../../wire/board.ts';
import { type Company, drawnSince, loadCompany, seatOf, zoneOf } from '../directives/company.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { devicesOf } from '../store/devices.ts';
import { waitingSince } from '../store/review-queue.ts';
import { cardsOf } from './board.ts';

/** A phone that has not been heard of for so long may hold what nobody else has. */
const SILENT_MS = DAY_MS;

/** What needs someone: how the day goes, whose phone is silent, whose tomorrow is empty. */
export function handleToday(app: App, deps: Pick<ServerDeps, 'clock' | 'database'>): void {
  handle(app, readToday, ({ day: asked }, caller) =>
    deps.database.within(caller.scope, async (sql) => {
      const company = await loadCompany(sql);
      const now = deps.clock.now();
      const day = asked ?? localDate(now, zoneOf(company));
      const reps = repsUnder(company, caller);
      const cards = await cardsOf(sql, {
        from: firstOf(monthOf(day)),
        to: day,
        today: day,
        person: undefined,
        line: undefined,
        ranges: undefined,
      });
      return {
        day,
        ...(await countsOf(sql, day, drawnSince(company, caller.person, now))),
        unsentDevices: await silentPhones(sql, reps, now),
        unplannedTomorrow: await withoutPlan(sql, company, { reps, day: addDays(day, 1) }),
        cards: cards.filter(({ key }) => ['plan-completion', 'coverage', 'mean-dwell', 'frequency'].includes(key)),
      };
    }),
  );
}

function repsUnder(company: Company, { scope }: Caller): Person[] {
  return [...company.people.values()].filter((person) => person.role === 'rep' && person.active && sees(scope, seatOf(company, person)));
}

async function countsOf(sql: Sql, day: LocalDate, drawnFrom: Instant) {
  const [counts] = await sql.rows<Counts>(
    `select (select coalesce(sum(jsonb_array_length(value -> 'stops')), 0) from (select distinct on (person_id) value from plan where day = $1 order by person_id, number desc) p) as planned,
       (select count(*) from stop_state where day = $1 and state = 'kept') as kept,
       (select count(*) from visit where day = $1) as visits,
       (select count(*) from visit where ${waitingSince('$2::bigint')}) as "waitingReview",
       (select count(*) from visit where appeal = 'open') as "openAppeals",
       (select min(appeal_due) from visit where appeal = 'open') as "appealDueAt",
       (select count(*) from quarantine) as quarantined`,
    [day, drawnFrom],
  );
  if (!counts) throw new Error('cannot be: a count without a row');
  return counts;
}

interface Counts {
  readonly planned: number;
  readonly kept: number;
  readonly visits: number;
  readonly waitingReview: number;
  readonly openAppeals: number;
  readonly appealDueAt: number | null;
  readonly quarantined: number;
}

async function silentPhones(sql: Sql, reps: readonly Person[], now: number) {
  const devices = await devicesOf(
    sql,
    reps.map(({ id }) => id),
  );
  return reps.flatMap(({ id, name }) => {
    const phones = devices.filter(({ person, label, state }) => person === id && label !== 'desk' && state === 'active');
    const last = Math.max(0, ...phones.map(({ lastContactAt }) => lastContactAt ?? 0));
    return phones.length > 0 && now - last > SILENT_MS ? [{ person: id, personName: name, lastContactAt: last || null }] : [];
  });
}

/** On a holiday nobody lacks a plan. */
async function withoutPlan(sql: Sql, { holidays }: Company, { reps, day }: { reps: readonly Person[]; day: LocalDate }) {
  const planned = await sql.rows<{ person: string }>(`select distinct person_id as person from plan where day = $1`, [day]);
  const calendar = calendarOf(holidays);
  const works = (rep: Person) => workingDays(rep, { from: day, to: day }, calendar).some(({ off }) => off === undefined);
  const has = new Set(planned.map(({ person }) => person));
  return reps.filter((rep) => !has.has(rep.id) && works(rep)).map(({ id, name }) => ({ person: id, personName: name }));
}
