import { firstOf, type Instant, type LocalDate, localDate, type Month, monthOf, nextMonth, startOfDay } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { traitsOf } from '../../domain/trust/behaviour/traits.ts';
import { decidedAt, decisionOf, hasLapsed, waitsForPerson } from '../../domain/visit/standing.ts';
import { type Company, loadCompany, seatOf, zoneOf } from '../directives/company.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { lockPerson } from '../store/facts.ts';
import { replaceTraits } from '../store/traits.ts';
import { replaceVisits, type VisitEntry } from '../store/visits.ts';
import { countCustomers } from './count-customers.ts';
import { type Counting, countWeek, type Standing } from './count-day.ts';
import { deriveResults } from './derive-results.ts';
import { type Judged, judgeDay } from './judge-day.ts';
import { type DayRecord, factsOfVisit, readDay, receiptsIn } from './read-day.ts';
import { sheetOf } from './sheet.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database'>;

/**
 * Makes a person's day again from the ledger (decision 9): visits, verdicts, stops and sums, in a transaction that sees everything.
 * It is a function of the ledger and the directives, but for photos still awaited.
 */
export async function deriveDayIn(
  sql: Sql,
  { clock }: Pick<Deps, 'clock'>,
  { person, day }: { person: PersonId; day: LocalDate },
): Promise<void> {
  await lockPerson(sql, person);
  const [company, now] = [await loadCompany(sql), clock.now()];
  const whose = await countingOf(sql, company, person);
  const record = await readDay(sql, company, { person, day });
  const judged = judgeDay(record, now);
  await replaceVisits(
    sql,
    { person, day, now },
    judged.map((one) => entryOf(record, whose, one)),
  );
  await replaceTraits(sql, { person, day, today: localDate(now, whose.zone), now }, traitsIn(record, whose, judged));
  await deriveResults(sql, whose, { record, now });
  await countWeek(sql, whose, day);
  await countCustomers(sql, whose.within(monthOf(day)), { month: monthOf(day), policy: company.policy });
}

/** The seat and the line of a person as each month ended, or as they are now: what moves later takes no past month along. */
async function countingOf(sql: Sql, company: Company, id: PersonId): Promise<Counting> {
  const words = await sql.rows<{ at: Instant; value: Person | null }>(
    `select at, value from directive where kind = 'person' and id = $1 order by number`,
    [id],
  );
  const zone = company.people.get(id)?.duty.zone ?? zoneOf(company);
  const within = (month: Month): Standing => {
    const end = startOfDay(firstOf(nextMonth(month)), zone);
    const known = words.filter(({ at }) => at < end);
    const said = known.length > 0 ? known : words.slice(0, 1);
    const [last, seat] = [said.at(-1)?.value, said.findLast(({ value }) => value !== null && value.post !== null)?.value];
    const line = company.lines.find(({ key }) => key === (last ?? seat)?.line);
    return {
      ...{ person: id, post: seatOf(company, seat ?? undefined), line: (last ?? seat)?.line ?? null },
      ...{ sales: line?.sales ?? true, seated: seatOf(company, last ?? undefined) > 0 },
    };
  };
  return { person: id, zone, within };
}

/** How each visit was gone about; with the seat that its row has. */
function traitsIn(record: DayRecord, whose: Counting, judged: readonly Judged[]) {
  return judged.flatMap((one) => {
    const it = traitsOf(one.visit, { sop: one.sop, zone: whose.zone, day: record.day });
    return it ? [{ it, post: entryOf(record, whose, one).post }] : [];
  });
}

/** The row keeps the seat of its day: the one under which the check-in came in. */
function entryOf(record: DayRecord, whose: Counting, judged: Judged): VisitEntry {
  const { visit } = judged;
  const { post, line: own } = whose.within(monthOf(record.day));
  const start = factsOfVisit(record, visit.id).find(({ fact }) => fact.kind === 'visit.started');
  const line = (visit.customer && record.customers.get(visit.customer)?.line) ?? own;
  return {
    ...{ sheet: sheetOf(record, judged), post: start?.post ?? post, line, decision: decisionOf(visit) ?? null },
    ...{ decidedAt: decidedAt(visit) ?? null, lapsed: hasLapsed(visit), sampled: judged.sampled },
    asks: (judged.verdict.review || judged.sampled) && waitsForPerson(visit, { receivedAt: receiptsIn(record) }),
  };
}
