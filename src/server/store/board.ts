import { addDays, firstOf, type LocalDate, type Month, monthOf, nextMonth } from '../../base/moment.ts';
import { added } from '../../domain/kpi/indicators.ts';
import type { Sums } from '../../domain/kpi/indicator.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Range } from '../../domain/scope.ts';
import type { Sql } from '../ports.ts';

/** Which sums to add up; what the transaction may see is narrowed further, never widened. */
export interface Slice {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly person: PersonId | undefined;
  readonly line: string | undefined;
  readonly ranges: readonly Range[] | undefined;
}

export interface SumRow {
  readonly person: PersonId;
  readonly post: number;
  /** A day or a month, as it was asked for. */
  readonly at: string;
  readonly sums: Sums;
}

/**
 * Sums by person over a span. Whole months come ready added up; only the days at the edges are read one by one. What is
 * counted by customer counts in whole months: a month that is touched counts as one.
 */
export async function sumsOf(sql: Sql, slice: Slice): Promise<SumRow[]> {
  const { whole, edges } = split(slice);
  const rows = whole.length > 0 ? await monthRows(sql, slice, whole) : [];
  if (edges.days.length === 0) return rows;
  return [...rows, ...(await dayRows(sql, slice, edges.days)), ...(await customerRows(sql, slice, edges.months))];
}

/** By day, for a line over a few weeks; of some indicators only, for longer: most days say nothing of what is rare. */
export async function dailySums(sql: Sql, slice: Slice, of?: readonly string[]): Promise<SumRow[]> {
  return dayRows(sql, slice, [[slice.from, slice.to]], of);
}

export async function monthlySums(sql: Sql, slice: Slice): Promise<SumRow[]> {
  const months: Month[] = [];
  for (let month = monthOf(slice.from); month <= monthOf(slice.to); month = nextMonth(month)) months.push(month);
  return monthRows(sql, slice, months);
}

const WHERE = `($2::uuid is null or person_id = $2) and ($3::text is null or line = $3) and ($4::int4multirange is null or post <@ $4::int4multirange)`;

function filters({ person, line, ranges }: Slice): unknown[] {
  return [person ?? null, line ?? null, ranges ? `{${ranges.map(([from, to]) => `[${from},${to}]`).join(',')}}` : null];
}

async function monthRows(sql: Sql, slice: Slice, months: readonly Month[]): Promise<SumRow[]> {
  return sql.rows(`select person_id as person, post, month as at, sums from month_sum where month = any($1) and ${WHERE}`, [
    months,
    ...filters(slice),
  ]);
}

async function dayRows(
  sql: Sql,
  slice: Slice,
  spans: readonly (readonly [LocalDate, LocalDate])[],
  of?: readonly string[],
): Promise<SumRow[]> {
  const rows: SumRow[] = [];
  for (const [from, to] of spans) {
    rows.push(
      ...(await sql.rows<SumRow>(
        `select person_id as person, post, day::text as at, sums from day_sum where day between ($1::text[])[1]::date and ($1::text[])[2]::date and ${WHERE}
           and ($5::text[] is null or exists (select from jsonb_object_keys(sums) name where split_part(name, '.', 1) = any($5)))`,
        [[from, to], ...filters(slice), of ?? null],
      )),
    );
  }
  return rows;
}

/** A month's customers go with the line of whoever looks after them, as they do in the month's own row. */
async function customerRows(sql: Sql, slice: Slice, months: readonly Month[]): Promise<SumRow[]> {
  return sql.rows<SumRow>(
    `select c.person_id as person, c.post, c.month as at, c.sums from customer_sum c
       join (select person_id, month from month_sum where month = any($1) and ${WHERE}) m on m.person_id = c.person_id and m.month = c.month`,
    [months, ...filters(slice)],
  );
}

function split({ from, to }: Slice): { whole: Month[]; edges: { days: [LocalDate, LocalDate][]; months: Month[] } } {
  const whole: Month[] = [];
  const days: [LocalDate, LocalDate][] = [];
  const months: Month[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = nextMonth(month)) {
    const [first, last] = [firstOf(month), addDays(firstOf(nextMonth(month)), -1)];
    if (from <= first && last <= to) whole.push(month);
    else {
      days.push([from > first ? from : first, to < last ? to : last]);
      months.push(month);
    }
  }
  return { whole, edges: { days, months } };
}

export function total(rows: readonly Pick<SumRow, 'sums'>[]): Sums {
  return added(rows.map(({ sums }) => sums));
}
