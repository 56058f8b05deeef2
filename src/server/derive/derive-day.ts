import { type LocalDate, monthOf } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import { decisionOf } from '../../domain/kpi/validity.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { type Company, loadCompany, seatOf, zoneOf } from '../directives/company.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { lockPerson } from '../store/facts.ts';
import { replaceVisits, type VisitEntry } from '../store/visits.ts';
import { countCustomers } from './count-customers.ts';
import { type Counting, countWeek } from './count-day.ts';
import { deriveResults } from './derive-results.ts';
import { type Judged, judgeDay } from './judge-day.ts';
import { type DayRecord, factsOfVisit, readDay } from './read-day.ts';
import { sheetOf } from './sheet.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database'>;

/** Makes a person's day again from the ledger (decision 9): visits, verdicts, stops and sums, in one transaction. */
export function deriveDay(deps: Deps, person: PersonId, day: LocalDate): Promise<void> {
  return deps.database.within(EVERYTHING, (sql) => deriveDayIn(sql, deps, { person, day }));
}

/** The same in a transaction that sees everything. It is a function of the ledger and the directives, but for photos still awaited. */
export async function deriveDayIn(
  sql: Sql,
  { clock }: Pick<Deps, 'clock'>,
  { person, day }: { person: PersonId; day: LocalDate },
): Promise<void> {
  await lockPerson(sql, person);
  const [company, now] = [await loadCompany(sql), clock.now()];
  const whose = countingOf(company, person);
  const record = await readDay(sql, company, { person, day });
  const judged = judgeDay(record, now);
  await replaceVisits(
    sql,
    { person, day, now },
    judged.map((one) => entryOf(record, whose, one)),
  );
  await deriveResults(sql, whose, { record, now });
  await countWeek(sql, whose, day);
  await countCustomers(sql, whose, { month: monthOf(day), policy: company.policy });
}

function countingOf(company: Company, id: PersonId): Counting {
  const person = company.people.get(id);
  const line = company.lines.find(({ key }) => key === person?.line);
  return {
    person: id,
    post: seatOf(company, person),
    line: person?.line ?? null,
    zone: person?.duty.zone ?? zoneOf(company),
    sales: line?.sales ?? true,
  };
}

/** The row keeps the seat of its day: the one under which the check-in came in. */
function entryOf(record: DayRecord, whose: Counting, judged: Judged): VisitEntry {
  const { visit } = judged;
  const start = factsOfVisit(record, visit.id).find(({ fact }) => fact.kind === 'visit.started');
  const line = (visit.customer && record.customers.get(visit.customer)?.line) ?? whose.line;
  return { sheet: sheetOf(record, judged), post: start?.post ?? whose.post, line, decision: decisionOf(visit) ?? null };
}
