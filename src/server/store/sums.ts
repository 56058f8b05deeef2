import type { LocalDate, Month } from '../../base/moment.ts';
import { added, negated } from '../../domain/kpi/indicators.ts';
import type { Sums } from '../../domain/kpi/indicator.ts';
import type { CustomerId, PersonId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';

export interface Whose {
  readonly person: PersonId;
  readonly post: number;
  readonly line: string | null;
}

/** Puts a day's sums in the place of the old ones, and adds the difference to the month. */
export async function replaceDaySums(
  sql: Sql,
  { person, post, line }: Whose,
  { day, sums }: { day: LocalDate; sums: Sums },
): Promise<void> {
  const [old] = await sql.rows<OldRow>(`select sums, post, line from day_sum where person_id = $1 and day = $2`, [person, day]);
  const change = added([sums, negated(old?.sums ?? {})]);
  if (old && isAsItWas(old, { post, line }, change)) return;
  await sql.rows(
    `insert into day_sum (person_id, day, post, line, sums) values ($1, $2, $3, $4, $5)
     on conflict (person_id, day) do update set sums = excluded.sums, post = excluded.post, line = excluded.line`,
    [person, day, post, line, JSON.stringify(sums)],
  );
  await addToMonth(sql, { person, post, line }, { month: day.slice(0, 7), change });
}

interface OldRow extends Omit<Whose, 'person'> {
  readonly sums: Sums;
}

function isAsItWas(old: OldRow, { post, line }: Omit<Whose, 'person'>, change: Sums): boolean {
  return old.post === post && old.line === line && Object.keys(change).length === 0;
}

export interface CustomerSums {
  readonly customer: CustomerId;
  readonly grade: string;
  readonly line: string;
  readonly sums: Sums;
}

/** Puts the sums of a person's customers of a month in the place of the old ones, and adds the difference to the month. */
export async function replaceCustomerSums(
  sql: Sql,
  { person, post, line }: Whose,
  { month, customers }: { month: Month; customers: readonly CustomerSums[] },
): Promise<void> {
  const old = await sql.rows<{ sums: Sums }>(`delete from customer_sum where person_id = $1 and month = $2 returning sums`, [
    person,
    month,
  ]);
  await sql.rows(
    `insert into customer_sum (person_id, month, customer_id, post, line, grade, sums)
     select $1, $2, customer, $3, line, grade, sums from jsonb_to_recordset($4::jsonb) as x (customer uuid, line text, grade text, sums jsonb)`,
    [person, month, post, JSON.stringify(customers)],
  );
  const change = added([...customers.map(({ sums }) => sums), ...old.map(({ sums }) => negated(sums))]);
  await addToMonth(sql, { person, post, line }, { month, change });
}

async function addToMonth(sql: Sql, { person, post, line }: Whose, { month, change }: { month: Month; change: Sums }): Promise<void> {
  const [old] = await sql.rows<OldRow>(`select sums, post, line from month_sum where person_id = $1 and month = $2`, [person, month]);
  if (old ? isAsItWas(old, { post, line }, change) : Object.keys(change).length === 0) return;
  await sql.rows(
    `insert into month_sum (person_id, month, post, line, sums) values ($1, $2, $3, $4, $5)
     on conflict (person_id, month) do update set sums = excluded.sums, post = excluded.post, line = excluded.line`,
    [person, month, post, line, JSON.stringify(added([old?.sums ?? {}, change]))],
  );
}
