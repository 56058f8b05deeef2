import { groupBy } from '../../base/group.ts';
import type { LocalDate } from '../../base/moment.ts';
import type { Ownership } from '../../domain/customer.ts';
import type { CustomerId, PersonId } from '../../domain/ids.ts';
import type { Sql } from '../ports.ts';
import type { Company } from './company.ts';
import type { Numbered } from './numbered.ts';

interface Owning {
  readonly company: Company;
  readonly today: LocalDate;
  readonly changes: readonly Numbered[];
}

/** Who owned what from which day on, folded again from all that was ever said. Says whose phones have another list now. */
export async function projectOwnership(sql: Sql, { company, today, changes }: Owning): Promise<PersonId[]> {
  const fresh = new Set(changes.filter(({ kind, value }) => kind === 'customer' && value !== null).map(({ id }) => id));
  const customers = [...new Set(changes.filter(({ kind }) => kind === 'ownership').map(({ id }) => id as CustomerId))];
  if (customers.length === 0) return [];
  const said = await sql.rows<{ id: CustomerId; number: number; value: Ownership | null }>(
    `select id, number, value from directive where kind = 'ownership' and id = any($1) order by id, number`,
    [customers],
  );
  const numberOf = new Map(company.posts.map(({ id, number }) => [id, number as number]));
  const byCustomer = groupBy(said, ({ id }) => id);
  const rows = customers.flatMap((customer) =>
    fold(byCustomer.get(customer) ?? []).map(({ value, number }) => ({
      customer_id: customer,
      from_day: value.from,
      post: value.post ? (numberOf.get(value.post) ?? 0) : 0,
      number,
    })),
  );
  await sql.rows('delete from ownership where customer_id = any($1::uuid[])', [customers]);
  await sql.rows(
    `insert into ownership select * from jsonb_to_recordset($1::jsonb) as x (customer_id uuid, from_day date, post int, number bigint)`,
    [JSON.stringify(rows)],
  );
  const moved = await turnOwners(sql, today, customers);
  // A customer that comes with its first owner in one breath reaches the phone by the cursor.
  return holders(
    company,
    moved.filter(({ id, before }) => before !== 0 || !fresh.has(id)),
  );
}

/** Of each first day the last word; taking back undoes the word before it. */
function fold(said: readonly { number: number; value: Ownership | null }[]): { number: number; value: Ownership }[] {
  const stack: { number: number; value: Ownership }[] = [];
  for (const { number, value } of said) {
    if (value) stack.push({ number, value });
    else stack.pop();
  }
  return [...new Map(stack.map((word) => [word.value.from, word])).values()];
}

export interface Moved {
  readonly id: CustomerId;
  readonly before: number;
  readonly after: number;
}

/** Puts on each customer the seat that owns it today; without a list, on all of them, as a new day does. */
export async function turnOwners(sql: Sql, today: LocalDate, only?: readonly CustomerId[]): Promise<Moved[]> {
  const owners = await sql.rows<Moved>(
    `select c.id, c.post as before, coalesce((
       select o.post from ownership o where o.customer_id = c.id and o.from_day <= $1 order by o.from_day desc limit 1), 0) as after
     from customer c where $2::uuid[] is null or c.id = any($2::uuid[])`,
    [today, only ?? null],
  );
  const moved = owners.filter(({ before, after }) => before !== after);
  // A list of ids for each seat: a join with a table that was filled a moment ago is planned as if it were empty.
  for (const [after, theirs] of groupBy(moved, (each) => each.after)) {
    await sql.rows('update customer set post = $1 where id = any($2::uuid[])', [after, theirs.map(({ id }) => id)]);
  }
  return moved;
}

export function holders({ people, posts }: Company, moved: readonly Moved[]): PersonId[] {
  const seats = new Set(moved.flatMap(({ before, after }) => [before, after]));
  const ids = new Set(posts.filter(({ number }) => seats.has(number)).map(({ id }) => id));
  return [...people.values()].filter(({ post }) => post !== null && ids.has(post)).map(({ id }) => id);
}
