import type * as z from 'zod/mini';
import { groupBy } from '../../base/group.ts';
import { addDays, daysBetween, firstOf, type LocalDate, localDate, monthOf, nextMonth } from '../../base/moment.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Indicator, Sums } from '../../domain/kpi/indicator.ts';
import { INDICATORS } from '../../domain/kpi/indicators.ts';
import { postsUnder, rangesOf } from '../../domain/scope.ts';
import { type BoardCard, readBoard } from '../../wire/board.ts';
import { narrowTo } from '../access/narrow.ts';
import { type Company, loadCompany, zoneOf } from '../directives/company.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { dailySums, monthlySums, type Slice, type SumRow, sumsOf, total } from '../store/board.ts';
import { type Unowned, unownedCustomers } from '../store/unowned.ts';

type Card = z.infer<typeof BoardCard>;
type Span = z.output<(typeof readBoard)['ask']>;

/** Longer than this, a line is drawn by month. */
const MOST_DAYS_BY_DAY = 62;
const MONTHS_OF_TREND = 6;
const MOST_DAYS = 1_830;

/** Every indicator over a span and a scope, and the same for each unit or person below it. */
export function handleBoard(app: App, deps: Pick<ServerDeps, 'clock' | 'database'>): void {
  handle(app, readBoard, async (span, caller) => {
    const company = await deps.database.within(caller.scope, loadCompany);
    const scope = scopeFor(caller, company, span);
    const today = localDate(deps.clock.now(), zoneOf(company));
    return deps.database.within(scope, async (sql) => {
      const slice = { ...sliceOf(span, caller), today };
      const rows = await sumsOf(sql, slice);
      return {
        asOf: deps.clock.now(),
        provisionalFrom: addDays(today, -company.policy.finalAfterDays),
        cards: await cardsOf(sql, slice, rows),
        unowned: await unownedIn(sql, company, slice),
        rows: rowsBelow(company, { span, rows, settled: await settledRows(sql, slice), scope: caller }),
      };
    });
  });
}

/** One person's board is about what is theirs. */
async function unownedIn(sql: Sql, { people, posts }: Company, { person, line }: Slice): Promise<Unowned> {
  if (person !== undefined) return { pool: 0, vacant: 0 };
  const seats = new Set([...people.values()].filter(({ active }) => active).map(({ post }) => post));
  return unownedCustomers(sql, { held: posts.filter(({ id }) => seats.has(id)).map(({ number }) => number), line });
}

/** A span that makes sense, within what the caller may see. */
export function scopeFor({ scope }: Caller, company: Company, { from, to, unit, person }: Span) {
  if (daysBetween(from, to) < 0 || daysBetween(from, to) > MOST_DAYS) throw new Problem('malformed', { at: 'to' });
  return unit || person ? narrowTo(scope, company, { unit, person }) : scope;
}

/** A rep's board is their own, also where their seat was somebody else's. */
export function sliceOf({ from, to, person, line }: Span, caller: Caller): Slice {
  return { from, to, line, ranges: undefined, person: caller.person.role === 'rep' ? caller.person.id : person };
}

/** The cards of a slice, each with the span before it and its line. */
export async function cardsOf(sql: Sql, slice: Slice & { readonly today: LocalDate }, given?: readonly SumRow[]): Promise<Card[]> {
  const now = total(given ?? (await sumsOf(sql, slice)));
  const earlier = spanBefore(slice);
  const before = total(await sumsOf(sql, earlier));
  const byDay = daysBetween(slice.from, slice.to) <= MOST_DAYS_BY_DAY;
  const days = byDay ? groupBy(await dailySums(sql, slice), ({ at }) => at) : undefined;
  const trendFrom = monthsBack(slice.to, MONTHS_OF_TREND);
  const months = groupBy(
    await monthlySums(sql, { ...slice, from: byDay || slice.from > trendFrom ? trendFrom : slice.from }),
    ({ at }) => at,
  );
  const settled = await settledRows(sql, slice);
  const settledBefore = total(await settledRows(sql, earlier));
  const settledMonths = groupBy(await settledRows(sql, { ...slice, from: trendFrom }), ({ at }) => at.slice(0, 7));
  return (INDICATORS as readonly Indicator[]).map((indicator): Card => {
    const settles = indicator.settlesAfterDays !== undefined;
    const points = settles ? settledMonths : indicator.day && days ? days : months;
    const sums = settles ? total(settled) : now;
    const { more = {}, d } = indicator.read(sums);
    return {
      ...{ key: indicator.key, ...plain(indicator, sums), before: plain(indicator, settles ? settledBefore : before) },
      trend: [...points].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([at, rows]) => ({ at, ...plain(indicator, total(rows)) })),
      more: {
        ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value ?? null])),
        ...(settles && { open: (indicator.read(now).d ?? 0) - (d ?? 0) }),
      },
    };
  });
}

/** Only what can be known: the days whose outcome has had its time. */
async function settledRows(sql: Sql, slice: Slice & { readonly today: LocalDate }): Promise<SumRow[]> {
  const late = (INDICATORS as readonly Indicator[]).filter(({ settlesAfterDays }) => settlesAfterDays !== undefined);
  const cutoff = addDays(slice.today, -Math.max(0, ...late.map(({ settlesAfterDays = 0 }) => settlesAfterDays)));
  const to = slice.to < cutoff ? slice.to : cutoff;
  const keys = late.map(({ key }) => key);
  return to < slice.from ? [] : dailySums(sql, { ...slice, to }, keys);
}

export function plain(indicator: Indicator, sums: Sums): { n: number; d: number | null; value: number | null } {
  const { n, d, value } = indicator.read(sums);
  return { n, d: d ?? null, value: value ?? null };
}

/** Whole months have whole months before them; any other span has as many days. */
function spanBefore<S extends Slice>(slice: S): S {
  const { from, to } = slice;
  const whole = from === firstOf(monthOf(from)) && addDays(to, 1) === firstOf(monthOf(addDays(to, 1)));
  if (!whole) return { ...slice, from: addDays(from, -daysBetween(from, to) - 1), to: addDays(from, -1) };
  let months = 0;
  for (let month = monthOf(from); month <= monthOf(to); month = nextMonth(month)) months += 1;
  return { ...slice, from: monthsBack(addDays(from, -1), months), to: addDays(from, -1) };
}

/** The first day of the month so many months back, the month of the date counted as the first. */
function monthsBack(date: LocalDate, months: number): LocalDate {
  let first = firstOf(monthOf(date));
  for (let i = 1; i < months; i++) first = firstOf(monthOf(addDays(first, -1)));
  return first;
}

interface Below {
  readonly span: Span;
  readonly rows: readonly SumRow[];
  /** Of these days alone, for what settles late. */
  readonly settled: readonly SumRow[];
  readonly scope: Caller;
}

/** One row for each unit right below, and for each person who sits in the unit itself. */
function rowsBelow(company: Company, { span, rows, settled, scope: caller }: Below) {
  if (span.person || caller.person.role === 'rep') return [];
  const top = span.unit ?? topUnit(company, caller);
  const children = company.units.filter(({ parent }) => parent === (top ?? null));
  const units = children.map((unit) => {
    const ranges = rangesOf(postsUnder(company, unit.id).map(({ number }) => number));
    const isUnder = ({ post }: SumRow) => ranges.some(([from, to]) => from <= post && post <= to);
    return rowOf('unit', unit, { rows: rows.filter(isUnder), settled: settled.filter(isUnder) });
  });
  const here = new Set(company.posts.filter(({ unit }) => unit === top).map(({ number }) => number as number));
  const seats = groupBy(
    rows.filter(({ post }) => here.has(post)),
    ({ person }) => person,
  );
  const people = [...seats].map(([id, own]) => {
    const late = settled.filter(({ person, post }) => person === id && here.has(post));
    return rowOf('person', { id, name: company.people.get(id)?.name ?? '' }, { rows: own, settled: late });
  });
  return [...units, ...people].filter(({ cards }) => cards.some(({ n, d }) => n !== 0 || (d ?? 0) !== 0));
}

function rowOf(
  kind: 'unit' | 'person',
  { id, name }: { readonly id: string; readonly name: string },
  { rows, settled }: Pick<Below, 'rows' | 'settled'>,
) {
  const [sums, late] = [total(rows), total(settled)];
  return {
    ...{ kind, id, name },
    cards: (INDICATORS as readonly Indicator[]).map((indicator) => ({
      key: indicator.key,
      ...plain(indicator, indicator.settlesAfterDays === undefined ? sums : late),
    })),
  };
}

/** A manager's board begins at the unit they manage; headquarters' at the top. */
function topUnit({ posts, units }: Company, { person }: Caller): UnitId | undefined {
  const own = posts.find(({ id }) => id === person.post);
  if (own?.manages && person.role === 'manager') return own.unit;
  return units.find(({ parent }) => parent === null)?.id;
}
