import type { CustomerId } from '../../domain/ids.ts';
import type { DayPlan } from '../../domain/plan/day-plan.ts';
import { type Proposal, waitsFor } from '../../domain/plan/proposal.ts';
import { planningOf } from '../../domain/plan/rules.ts';
import type { Sql } from '../ports.ts';
import { type Company, seatOf } from './company.ts';

export type Waits = ReturnType<typeof waitsFor> | 'not-theirs';

/** What a proposal waits for. Whom the person does not look after, and no plan had, somebody has to let them plan. */
export async function waitsOf(
  sql: Sql,
  company: Company,
  { proposal, now }: { readonly proposal: Proposal; readonly now: DayPlan | undefined },
): Promise<Waits> {
  const had = new Set(now?.stops.map(({ customer }) => customer));
  const fresh = proposal.stops.map(({ customer }) => customer).filter((customer) => !had.has(customer));
  const own = await ownedAmong(sql, seatOf(company, company.people.get(proposal.person)), fresh);
  if (fresh.some((customer) => !own.has(customer))) return 'not-theirs';
  return waitsFor(proposal, now, planningOf(company.policy));
}

async function ownedAmong(sql: Sql, seat: number, ids: readonly CustomerId[]): Promise<ReadonlySet<CustomerId>> {
  const rows = await sql.rows<{ id: CustomerId }>('select id from customer where post = $1 and id = any($2::uuid[])', [seat, ids]);
  return new Set(rows.map(({ id }) => id));
}
