import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, type LocalDate } from '../../src/base/moment.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { listBackChecks, readBackCheck } from '../../src/wire/behaviour.ts';
import { readVisit } from '../../src/wire/visits.ts';
import { ask } from '../asking.ts';
import { cookieOf } from '../company.ts';
import { aCompany, at, LI, type TestCompany, ZHAO } from './company.ts';
import { HAN, hireTeam, rankEverything, shopOf, TEAM } from './team.ts';
import { visit } from './visit.ts';

// A crooked week among honest ones: a phone that is left in the shop for three hours. Nothing is wrong with the visit as far
// as anybody can tell, so nothing is said against it; it is only looked at first.

const FIRST: LocalDate = '2026-10-12';
const LAST: LocalDate = addDays(FIRST, 28);

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
  await hireTeam(company);
});
afterEach(() => company.close());

test('B3: a phone left in the shop is looked at first; it is doubted for nothing, and its owner may read why', async () => {
  const phones: ToldPhone[] = [];
  company.setNow(at(8, 0, FIRST));
  for (const person of TEAM) {
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
  await rankEverything(company);

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
