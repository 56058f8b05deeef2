import { groupBy } from '../../base/group.ts';
import { firstOf, type Instant, localDate, monthOf, nextMonth } from '../../base/moment.ts';
import type { Told } from '../../domain/fact.ts';
import type { CustomerId } from '../../domain/ids.ts';
import { type Outcome, outcomeOf } from '../../domain/result/state.ts';
import type { ResultFact } from '../../domain/result/facts.ts';
import { ownersOn } from '../directives/owner-on.ts';
import type { Sql } from '../ports.ts';
import { type Changed, dealDays, replaceResults } from '../store/results.ts';
import { customersByIds, factsOfResults } from '../store/scenes.ts';
import { type DayMark, markDays } from '../store/to-derive.ts';
import type { Counting } from './count-day.ts';
import type { DayRecord } from './read-day.ts';

const NAMES = ['opportunity', 'contract', 'order'] as const;

/** Folds every opportunity, contract and order that the day speaks of, and marks the other days on which they count. */
export async function deriveResults(sql: Sql, whose: Counting, { record, now }: { record: DayRecord; now: Instant }): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const name of NAMES) {
    const ids = record.facts.flatMap(({ fact }) => {
      const id = (fact.refs as Record<string, string | undefined>)[name];
      return id && fact.kind.startsWith(`${name}.`) ? [id] : [];
    });
    const facts = (await factsOfResults(sql, record.person, { name, ids: [...new Set(ids)] })).map(({ fact }) => fact as Told<ResultFact>);
    const byId = groupBy(facts, ({ refs }) => (refs as Record<string, string>)[name]);
    outcomes.push(...[...byId.values()].flatMap((own) => outcomeOf(own) ?? []));
  }
  if (outcomes.length === 0) return;
  const customers = await customersByIds(
    sql,
    outcomes.map(({ customer }) => customer),
  );
  const changed = await replaceResults(
    sql,
    record.person,
    outcomes.map((outcome) => ({
      outcome,
      post: whose.within(monthOf(outcome.on)).post,
      line: customers.get(outcome.customer)?.line ?? null,
    })),
  );
  const days = [...new Set(changed.flatMap((one) => one.days))].filter((day) => day !== record.day);
  const own = days.map((day): DayMark => ({ person: record.person, day }));
  const dealt = new Set(changed.filter(({ kind }) => kind !== 'opportunity').map(({ id }) => id));
  const deals = outcomes.filter(({ id }) => dealt.has(id));
  const others = (await dealDays(sql, deals)).filter(({ person, day }) => person !== record.person || day !== record.day);
  await markDays(sql, [...own, ...others, ...(await ownerMarks(sql, { record, outcomes, changed, now }))], now);
}

/** An order changes the silence of its customer in its month and in every one since, for whoever looks after it. */
async function ownerMarks(
  sql: Sql,
  { record, outcomes, changed, now }: { record: DayRecord; outcomes: readonly Outcome[]; changed: readonly Changed[]; now: Instant },
): Promise<DayMark[]> {
  const ordered = [...new Set(outcomes.filter(({ kind }) => kind === 'order').map(({ customer }) => customer))];
  const orders = changed.filter(({ kind }) => kind === 'order');
  const first = orders.flatMap(({ days }) => days).toSorted()[0];
  if (ordered.length === 0 || !first) return [];
  const today = localDate(now, 'Asia/Shanghai');
  const owners = await ownersOn(
    sql,
    record.company,
    ordered.map((customer: CustomerId) => ({ customer, on: today })),
  );
  const marks: DayMark[] = [];
  for (let month = monthOf(first); month <= monthOf(today); month = nextMonth(month)) {
    const day = firstOf(month);
    marks.push(...owners.filter(({ person }) => !(person === record.person && day === record.day)).map(({ person }) => ({ person, day })));
  }
  return marks;
}
