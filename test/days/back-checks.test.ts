import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, type LocalDate } from '../../src/base/moment.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { CustomerId, PersonId, PostId, PostNumber, UnitId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { setPassword } from '../../src/server/access/accounts.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { rankDue } from '../../src/server/jobs/rank-due.ts';
import { listBackChecks, readBackCheck } from '../../src/wire/behaviour.ts';
import { readVisit } from '../../src/wire/visits.ts';
import { ask } from '../asking.ts';
import { aPerson, change, cookieOf, write } from '../company.ts';
import { aCompany, at, LI, PASSWORD, SHOP, type TestCompany, ZHAO } from './company.ts';
import { visit } from './visit.ts';

// A crooked week among honest ones: a phone that is left in the shop for three hours. Nothing is wrong with the visit as far
// as anybody can tell, so nothing is said against it; it is only looked at first.

const unit = '00000000-0000-4000-8000-000000000001' as UnitId;
const seat = (n: number, manages = false) => ({
  ...{ id: `00000000-0000-4000-8000-0000000000${n}` as PostId, number: n as PostNumber, unit, name: '岗', manages },
});
const others = [61, 62, 63, 64].map(
  (n): Person => ({
    ...LI,
    ...{ id: `00000000-0000-4000-8000-0000000009${n}` as PersonId, employeeNo: `R-${n}`, name: `同事${n}`, post: seat(n).id },
  }),
);
const HAN = aPerson('M1', 'manager', seat(81, true).id as never, { name: '韩梅' });
/** Everybody has a shop of their own; Li's is the one that stands in the story already. */
const shopOf = (i: number): Customer =>
  i === 0 ? SHOP : { ...SHOP, id: `00000000-0000-4000-8000-0000000003${i}0` as CustomerId, code: `X${i}`, name: `门店${i}` };
const FIRST: LocalDate = '2026-10-12';
const LAST: LocalDate = addDays(FIRST, 28);

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
  const posts = [...[61, 62, 63, 64].map((n) => seat(n)), seat(81, true)];
  const people = [...others, { ...HAN, post: seat(81).id }];
  await write(company.deps, HAN, ...posts.map((post) => change('post', post)), ...people.map((person) => change('person', person)));
  const owners = [ZHAO, ...others].flatMap((person, i) => [
    change('customer', shopOf(i + 1)),
    change('ownership', { customer: shopOf(i + 1).id, post: person.post, from: '2026-01-01' }),
  ]);
  await write(company.deps, HAN, ...owners);
  for (const person of others) await setPassword(company.deps, person, PASSWORD);
});
afterEach(() => company.close());

test('B3: a phone left in the shop is looked at first; it is doubted for nothing, and its owner may read why', async () => {
  const people = [LI, ZHAO, ...others];
  const phones: ToldPhone[] = [];
  company.setNow(at(8, 0, FIRST));
  for (const person of people) {
    const phone = await company.phone(person);
    await phone.sync();
    phones.push(phone);
  }
  let left = '';
  for (let day = FIRST; day <= LAST; day = addDays(day, day === LAST ? 1 : 2)) {
    for (const [i, phone] of phones.entries()) {
      const leaves = day === LAST && i === 0;
      const id = await visit(company, phone, {
        customer: shopOf(i),
        from: at(9 + i, 4 + 7 * i, day),
        minutes: leaves ? 180 : 14 + ((i * 5 + day.charCodeAt(9)) % 9),
      });
      if (leaves) left = id;
    }
  }
  company.setNow(at(20, 0, LAST));
  for (const phone of phones) await phone.sync();
  await deriveDue(company.deps, 2_000);
  while ((await rankDue(company.deps, undefined, 0)) > 0);

  const [manager, li, zhao] = [await cookieOf(company.deps, HAN), await cookieOf(company.deps, LI), await cookieOf(company.deps, ZHAO)];
  const { reply } = await ask(company.app, listBackChecks, { from: LAST, to: LAST }, { cookie: manager });
  expect(reply.visits).toMatchObject([
    { row: { id: left, doubtBans: 0, review: false }, reasons: [{ measure: 'long-pause', people: 6, says: { minutes: 179 } }] },
  ]);
  const own = await ask(company.app, readBackCheck, { visit: left }, { cookie: li });
  expect(own.reply.reasons).toEqual(reply.visits[0]?.reasons);
  expect((await ask(company.app, readBackCheck, { visit: left }, { cookie: zhao })).problem).toBe('not-found');
  expect((await ask(company.app, listBackChecks, { from: LAST, to: LAST }, { cookie: li })).problem).toBe('not-allowed');
  const page = (await ask(company.app, readVisit, { visit: left }, { cookie: manager })).reply;
  expect(page.sheet.verdict?.findings.filter(({ doubtBans }) => doubtBans > 0)).toEqual([]);
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
}, 60_000);
