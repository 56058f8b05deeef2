import { addDays, firstOf, type LocalDate, localDate, MINUTE_MS, type Month, monthOf } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { type Case, findingsFor } from '../../domain/trust/inquiry/case.ts';
import type { OwnCase } from '../../wire/cases.ts';
import { pullMine } from '../../wire/pull.ts';
import { type Company, loadCompany, seatOf } from '../directives/company.ts';
import { type App, handle } from '../http/handle.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { casesAbout } from '../store/cases.ts';
import { challengesBy } from '../store/challenges.ts';
import { proposalsBy } from '../store/proposals.ts';
import { seenCustomers } from '../store/seen.ts';
import { ownVisits } from '../store/visits.ts';
import { cardsOf } from './board.ts';
import { rowOf } from './cases.ts';
import { sheetsOf } from './challenges.ts';
import { stayMinutes } from './planning/stay-minutes.ts';
import { proposalSheets } from './proposals.ts';
import { errandCards } from './errands.ts';

const DAYS = 90;
const ASKED_DAYS = 31;
const MADE_DAYS = 7;
/** Rows of a transaction that ends later may bear an earlier instant: the next pull begins a little before. */
const MARGIN_MS = 2 * MINUTE_MS;

/** The views that go down to a person's phone: their own visits with verdicts, their own numbers, the last visits to their customers. */
export function handleMine(app: App, deps: Pick<ServerDeps, 'clock' | 'database' | 'travel'>): void {
  const minutesOf = onceADay(stayMinutes);
  handle(app, pullMine, async ({ since = 0 }, { person }) => {
    const travel = await deps.travel.model();
    return deps.database.within(EVERYTHING, async (sql) => {
      const [company, now] = [await loadCompany(sql), deps.clock.now()];
      const [today, seat] = [localDate(now, person.duty.zone), seatOf(company, person)];
      const from = firstOf(monthOf(today));
      const visits = await ownVisits(sql, person.id, { from: addDays(today, -DAYS), since });
      const recent = seat > 0 ? await recentAt(sql, seat) : [];
      const cards = await cardsOf(sql, { from, to: today, today, person: person.id, line: undefined, ranges: undefined });
      const cases = (await casesAbout(sql, person.id, now)).map((it) => ownCase(it, person));
      const asked = (await challengesBy(sql, person.id)).filter(({ day }) => day >= addDays(today, -ASKED_DAYS));
      const challenges = await sheetsOf(sql, company, asked);
      const made = (await proposalsBy(sql, person.id)).filter(({ day, replaced }) => !replaced && day >= addDays(today, -MADE_DAYS));
      return {
        asOf: Math.max(0, now - MARGIN_MS),
        visits,
        cards,
        month: monthOf(today),
        recent,
        cases,
        challenges,
        proposals: await proposalSheets(sql, deps, made),
        ...(await chanceOf(sql, person.id, monthOf(today))),
        errands: await errandCards(sql, person.id, now),
        travel,
        seen: await seenFrom(sql, company, { person, seat, today, minutesOf }),
      };
    });
  });
}

/** What the person is told: who decides stays a role, and what was found comes when both have found. */
function ownCase(it: Case, { id, name }: Person): OwnCase {
  const findings = findingsFor(it, id).map(({ at, finding, reason }) => ({ at, finding, reason }));
  return { ...rowOf(it, name), reason: it.reason, answers: [...it.answers], findings };
}

/** A month has no more days with a visit. */
const MOST_DAYS = 31;

interface Seat {
  readonly person: Person;
  readonly seat: number;
  readonly today: LocalDate;
  readonly minutesOf: ReturnType<typeof onceADay>;
}

async function seenFrom(sql: Sql, { policy }: Company, { person, seat, today, minutesOf }: Seat) {
  if (seat === 0) return [];
  const withContacts = policy.frequency.some(({ perContact }) => perContact !== undefined);
  const seen = await seenCustomers(sql, { seats: [[seat, seat]], withContacts, today, zone: person.duty.zone });
  const minutes = await minutesOf(sql, person, { customers: seen.map(({ customer }) => customer), day: today });
  return seen.map(({ customer, visitedOn, since, met }) => ({
    ...{ customer: customer.id, on: visitedOn.slice(-MOST_DAYS), since: since ?? null, met: [...met] },
    minutes: Math.round(minutes(customer)),
  }));
}

/** What half a year taught changes little in a day, and phones ask every few minutes. */
function onceADay(learn: typeof stayMinutes): typeof stayMinutes {
  const known = new Map<PersonId, { readonly day: LocalDate; readonly minutes: Awaited<ReturnType<typeof stayMinutes>> }>();
  return async (sql, person, asked) => {
    const had = known.get(person.id);
    if (had?.day === asked.day) return had.minutes;
    const minutes = await learn(sql, person, asked);
    known.set(person.id, { day: asked.day, minutes });
    return minutes;
  };
}

async function chanceOf(sql: Sql, person: PersonId, month: Month) {
  const [row] = await sql.rows<{ probability: number; goal: number }>(
    `select (value ->> 'probability')::float8 as probability, (value ->> 'goal')::float8 as goal from directive
     where kind = 'certificate' and id = $1 and value is not null order by number desc limit 1`,
    [`${person}:${month}`],
  );
  return row && { chance: row };
}

interface Recent {
  readonly customer: string;
  readonly day: LocalDate;
  readonly personName: string;
  readonly outcome: string | null;
  readonly note: string | null;
  readonly answers: Record<string, unknown>;
}

/** The last three visits to each customer of a seat, by whoever made them: what the card shows, and what a form is filled in with. */
async function recentAt(sql: Sql, seat: number): Promise<Recent[]> {
  return sql.rows<Recent>(
    `select customer, day, "personName", outcome, note, answers from (
       select v.customer_id as customer, v.day, v.sheet ->> 'personName' as "personName", v.outcome, v.sheet ->> 'note' as note, v.sheet -> 'answers' as answers,
         row_number() over (partition by v.customer_id order by v.started_at desc) as place
       from visit v join customer c on c.id = v.customer_id where c.post = $1 and v.outcome is not null) newest
     where place <= 3 order by customer, place`,
    [seat],
  );
}
