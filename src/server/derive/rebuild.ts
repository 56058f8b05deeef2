import type { LocalDate } from '../../base/moment.ts';
import { canonical, type Json } from '../../base/json.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { deriveDayIn } from './derive-day.ts';
import { learnTravelIn } from './learn-travel.ts';
import { rankAll } from './rank-week.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database'>;

/** The tables that follow from facts and directives, and what of a row is its own time rather than its content: when it was made, and whether photos are still waited for. */
const DERIVED = [
  'visit',
  'stop_state',
  'result',
  'day_sum',
  'customer_sum',
  'month_sum',
  'visit_trait',
  'behaviour',
  'travel_model',
] as const;

export interface Difference {
  readonly table: string;
  readonly key: string;
  readonly what: 'missing' | 'extra' | 'different';
  /** The first place where a different row differs, and what stood there before and stands now. */
  readonly where: string;
}

export interface Rebuilt {
  readonly days: number;
  readonly equal: boolean;
  readonly differences: readonly Difference[];
}

/** Throws away everything derived, makes it again from facts and directives, and says where it came out otherwise. One transaction: readers see the old until the new stands. */
export function rebuildAll(deps: Deps, onDay: (done: number, of: number) => void = () => {}): Promise<Rebuilt> {
  return deps.database.asOwner(async (sql) => {
    await rankAll(sql);
    await learnTravelIn(sql, deps);
    const before = await snapshot(sql);
    const days = await daysToDerive(sql);
    for (const table of DERIVED) await sql.rows(`delete from ${table}`);
    // Results first where they are spoken of, numbers last: a day may count what another day says.
    for (const [i, day] of days.entries()) {
      await deriveDayIn(sql, deps, day);
      onDay(i + 1, days.length * 2);
    }
    for (const [i, day] of days.entries()) {
      await deriveDayIn(sql, deps, day);
      onDay(days.length + i + 1, days.length * 2);
    }
    await sql.rows(`delete from to_derive`);
    await rankAll(sql);
    await learnTravelIn(sql, deps);
    const after = await snapshot(sql);
    const differences = compare(before, after);
    return { days: days.length, equal: differences.length === 0, differences };
  });
}

interface PersonDay {
  readonly person: PersonId;
  readonly day: LocalDate;
}

/** Every day on which a person said something, planned something, or something of theirs counts; those that were counted before, and those that wait to be. */
async function daysToDerive(sql: Sql): Promise<PersonDay[]> {
  return sql.rows<PersonDay>(
    `select person_id as person, day from fact union select person_id, day from plan union select person_id, on_day from result
     union select person_id, (value ->> 'takenBackOn')::date from result where value ->> 'takenBackOn' is not null
     union select person_id, day from day_sum union select person_id, day from to_derive
     union select person_id, (month || '-01')::date from customer_sum order by day, person`,
  );
}

async function snapshot(sql: Sql): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const tables = new Map<string, Map<string, string>>();
  for (const table of DERIVED) {
    const rows = await sql.rows<{ row: Record<string, Json> }>(
      `select (to_jsonb(t) - 'derived_at') #- '{sheet,verdict,complete}' as row from ${table} t ${table.endsWith('_sum') ? "where sums <> '{}'" : ''}`,
    );
    tables.set(table, new Map(rows.map(({ row }) => [keyOf(row), canonical(row)])));
  }
  return tables;
}

function keyOf(row: Record<string, Json>): string {
  return ['person_id', 'id', 'kind', 'day', 'month', 'customer_id', 'stop_id', 'area', 'hours']
    .filter((name) => name in row && !(name === 'customer_id' && 'id' in row))
    .map((name) => `${name}=${row[name]}`)
    .join(' ');
}

function compare(
  before: ReadonlyMap<string, ReadonlyMap<string, string>>,
  after: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Difference[] {
  return DERIVED.flatMap((table) => {
    const [old, now] = [before.get(table) ?? new Map(), after.get(table) ?? new Map()];
    const keys = [...new Set([...old.keys(), ...now.keys()])];
    return keys.filter((key) => old.get(key) !== now.get(key)).map((key) => differenceOf(table, key, [old.get(key), now.get(key)]));
  });
}

function differenceOf(table: string, key: string, [old, now]: readonly [string | undefined, string | undefined]): Difference {
  if (old === undefined || now === undefined) return { table, key, what: old === undefined ? 'missing' : 'extra', where: '' };
  return { table, key, what: 'different', where: firstDifference(JSON.parse(old) as Json, JSON.parse(now) as Json) };
}

function firstDifference(old: Json | undefined, now: Json | undefined, path = ''): string {
  if (typeof old === 'object' && typeof now === 'object' && old !== null && now !== null) {
    for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
      const found = firstDifference((old as Record<string, Json>)[key], (now as Record<string, Json>)[key], `${path}.${key}`);
      if (found) return found;
    }
    return '';
  }
  return old === now ? '' : `${path}: ${JSON.stringify(old)?.slice(0, 80)} → ${JSON.stringify(now)?.slice(0, 80)}`;
}
