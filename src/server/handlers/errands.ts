import type * as z from 'zod/mini';
import { DAY_MS, type Instant } from '../../base/moment.ts';
import type { CustomerId, PersonId } from '../../domain/ids.ts';
import { type MayGo, whoMayGo } from '../../domain/trust/errand.ts';
import type { whoMayVisit } from '../../wire/check-tasks.ts';
import type { ErrandCard } from '../../wire/errands.ts';
import type { Company } from '../directives/company.ts';
import type { Sql } from '../ports.ts';
import type { TaskRow } from '../store/check-tasks.ts';
import { errandsOf, nearSeats, ownerPostOf, wentFor } from '../store/errands.ts';
import { customersByIds } from '../store/scenes.ts';

/** Two who go after each other's visits are no independent eyes for so long. */
const RETURNS_MS = 90 * DAY_MS;
const SHOWN_MS = 14 * DAY_MS;

/** Who may be sent to the customer of a task, the best first. */
export async function mayVisit(sql: Sql, company: Company, { task, now }: { task: TaskRow; now: Instant }): Promise<MayGo[]> {
  const customer = task.customer && (await customersByIds(sql, [task.customer])).get(task.customer);
  if (!customer) return [];
  return whoMayGo(company, {
    ...{ whose: company.people.get(task.person), customer },
    ownerPost: await ownerPostOf(sql, customer.id),
    nearM: customer.fence ? await nearSeats(sql, customer.fence.centre) : new Map(),
    wentFor: await wentFor(sql, task.person, now - RETURNS_MS),
  });
}

type Offered = z.output<(typeof whoMayVisit)['reply']>['people'][number];

export function offered({ people, posts, units }: Company, { person, nearM, close }: MayGo): Offered[] {
  const one = people.get(person);
  if (!one) return [];
  const seat = posts.find(({ id }) => id === one.post);
  const unit = units.find(({ id }) => id === seat?.unit)?.name ?? '';
  return [
    { id: one.id, name: one.name, role: one.role, unit, nearM: nearM === undefined ? null : Math.round(nearM), close: close ?? null },
  ];
}

/** What a person's phone is told of the customers that they are to ask. */
export async function errandCards(sql: Sql, person: PersonId, now: Instant): Promise<ErrandCard[]> {
  const rows = await errandsOf(sql, person, now - SHOWN_MS);
  const customers = await customersByIds(sql, [...new Set(rows.map(({ customer }) => customer as CustomerId))]);
  return rows.flatMap(({ customer: id, answered, ...row }) => {
    const customer = customers.get(id as CustomerId);
    if (!customer) return [];
    const isOver = answered !== null && answered !== 'not-reached';
    const where = isOver ? { address: null, fence: null } : { address: customer.address ?? null, fence: customer.fence };
    return [{ ...row, answered, customer: customer.id, customerName: customer.name, ...where }];
  });
}
