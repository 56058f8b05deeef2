import type { Customer } from '../../src/domain/customer.ts';
import type { CustomerId, PersonId, PostId, PostNumber, UnitId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person.ts';
import { movedBy, type Point } from '../../src/domain/place.ts';
import { setPassword } from '../../src/server/access/accounts.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { rankDue } from '../../src/server/jobs/rank-due.ts';
import { aPerson, change, write } from '../company.ts';
import { LI, PASSWORD, SHOP, type TestCompany, ZHAO } from './company.ts';

// Six people with one standard and shops of their own, as many as it takes before a visit can be read beside others.

const unit = '00000000-0000-4000-8000-000000000001' as UnitId;
const seat = (n: number, manages = false) => ({
  ...{ id: `00000000-0000-4000-8000-0000000000${n}` as PostId, number: n as PostNumber, unit, name: '岗', manages },
});
const OTHERS = [61, 62, 63, 64].map(
  (n): Person => ({
    ...LI,
    ...{ id: `00000000-0000-4000-8000-0000000009${n}` as PersonId, employeeNo: `R-${n}`, name: `同事${n}`, post: seat(n).id },
  }),
);
export const TEAM: readonly Person[] = [LI, ZHAO, ...OTHERS];
export const HAN: Person = aPerson('M1', 'manager', null, { name: '韩梅', post: seat(81).id });

/** The nth shop of somebody in the team: two doors on from the one before, and everybody's in a street of their own. */
export function shopOf(i: number, nth = 0): Customer {
  if (i === 0 && nth === 0) return SHOP;
  const centre = movedBy(SHOP.fence?.centre as Point, 700 * i, 160 * nth);
  return {
    ...{ ...SHOP, id: `00000000-0000-4000-8000-0000000003${i}${nth}` as CustomerId, code: `X${i}${nth}`, name: `门店${i}-${nth}` },
    fence: { centre, radiusM: 150 },
  };
}

/** Makes a company that one: everybody is hired, and looks after so many shops. */
export async function hireTeam({ deps }: TestCompany, shops = 1): Promise<void> {
  const posts = [...[61, 62, 63, 64].map((n) => seat(n)), seat(81, true)];
  const people = [...OTHERS, HAN];
  await write(deps, HAN, ...posts.map((post) => change('post', post)), ...people.map((person) => change('person', person)));
  const owned = TEAM.flatMap((person, i) => Array.from({ length: shops }, (_, nth) => ({ customer: shopOf(i, nth), post: person.post })));
  const owners = owned.flatMap(({ customer, post }) => [
    change('customer', customer),
    change('ownership', { customer: customer.id, post: post as PostId, from: '2026-01-01' }),
  ]);
  await write(deps, HAN, ...owners);
  for (const person of OTHERS) await setPassword(deps, person, PASSWORD);
}

/** All that waits is derived, and every week that waits is put in its order. */
export async function rankEverything({ deps }: TestCompany): Promise<void> {
  while ((await deriveDue(deps, 2_000)) > 0);
  while ((await rankDue(deps, undefined, 0)) > 0);
}
