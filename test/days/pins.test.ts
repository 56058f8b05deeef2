import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY_MS, type LocalDate } from '../../src/base/moment.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { PostId, PostNumber, UnitId, VisitId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person.ts';
import { movedBy, type Point } from '../../src/domain/place.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { saveCustomer } from '../../src/wire/customers.ts';
import { decidePin, readPins, waitingPins } from '../../src/wire/pins.ts';
import { readVisit } from '../../src/wire/visits.ts';
import { ask } from '../asking.ts';
import { aPerson, change, cookieOf, write } from '../company.ts';
import { aCompany, at, FAR_SHOP, LI, NEAR_SHOP, SHOP, type TestCompany } from './company.ts';
import { visit, type VisitTold } from './visit.ts';

// Crooked days about pins: a customer is registered where the rep likes to sit; and honest ones: the customer moved.

const unit = '00000000-0000-4000-8000-000000000001' as UnitId;
const seat = (n: number) => ({
  id: `00000000-0000-4000-8000-0000000000${n}` as PostId,
  number: n as PostNumber,
  unit,
  name: '主管',
  manages: true,
});
const [first, second] = [seat(81), seat(82)];
const HAN: Person = aPerson('M1', 'manager', first, { name: '韩梅' });
const WU: Person = aPerson('M2', 'manager', second, { name: '吴刚' });

let company: TestCompany;
let cookies: { readonly han: string; readonly wu: string };
beforeEach(async () => {
  company = await aCompany();
  const changes = [...[first, second].map((post) => change('post', post)), ...[HAN, WU].map((person) => change('person', person))];
  await write(company.deps, HAN, ...changes);
  cookies = { han: await cookieOf(company.deps, HAN), wu: await cookieOf(company.deps, WU) };
});
afterEach(() => company.close());

const door = SHOP.fence?.centre as Point;
const cafe = movedBy(door, 3_000, 1_000);
const at9 = (day: LocalDate, hour = 9) => at(hour, 0, day);

async function evening(phone: ToldPhone, day: LocalDate) {
  company.setNow(at(20, 0, day));
  await phone.sync();
  await deriveDue(company.deps);
}

async function visited(phone: ToldPhone, told: VisitTold): Promise<VisitId> {
  return visit(company, phone, { planned: false, ...told });
}

const moved = (customer: Customer, centre: Point, pin: { why: 'moved' | 'was-wrong'; words?: string } | undefined, cookie = cookies.han) =>
  ask(company.app, saveCustomer, { customer: { ...customer, fence: { centre, radiusM: 150 } }, pin }, { cookie });

async function verdictOf(id: VisitId) {
  const { sheet, fence } = (await ask(company.app, readVisit, { visit: id }, { cookie: cookies.han })).reply;
  const against = sheet.verdict?.findings.filter(({ doubtBans }) => doubtBans > 0).map(({ signal }) => signal);
  return { review: sheet.verdict?.review, doubtBans: sheet.verdict?.doubtBans, against, fence };
}

/** Three days on which Li recorded other customers from the café. */
async function cafeDays(phone: ToldPhone) {
  for (const day of ['2026-11-16', '2026-11-17', '2026-11-18']) {
    await visited(phone, { customer: NEAR_SHOP, from: at9(day), standing: cafe });
    await visited(phone, { customer: FAR_SHOP, from: at9(day, 14), standing: cafe });
    await evening(phone, day);
  }
}

test('L14: the pin is moved to the café where the rep sits; it waits for a second person, and visits from there stay doubted', async () => {
  const phone = await company.phone(LI);
  company.setNow(at(8, 30));
  await phone.sync();
  await cafeDays(phone);
  const asked = await moved(SHOP, cafe, { why: 'moved', words: '客户搬到了那边' });
  expect(asked.reply).toMatchObject({ pinWaits: true, row: { customer: { fence: SHOP.fence } } });
  const before = await visited(phone, { customer: SHOP, from: at9('2026-11-19'), standing: cafe });
  await evening(phone, '2026-11-19');
  expect(await verdictOf(before)).toMatchObject({ review: true, against: ['outside-fence'] });

  const waiting = (await ask(company.app, waitingPins, {}, { cookie: cookies.wu })).reply;
  expect(waiting.moves).toMatchObject([{ mayDecide: true, askedByName: '韩梅', towardNames: [{ name: '李雷', days: 3 }] }]);
  const move = waiting.moves[0]?.move.id as string;
  expect((await ask(company.app, decidePin, { move, decision: 'approved' }, { cookie: cookies.han })).status).toBe(403);

  expect((await ask(company.app, decidePin, { move, decision: 'approved' }, { cookie: cookies.wu })).status).toBe(200);
  expect((await ask(company.app, decidePin, { move, decision: 'refused' }, { cookie: cookies.wu })).status).not.toBe(200);
  await deriveDue(company.deps);
  // What was judged by the old pin stays so: a pin that is moved later turns no visit of before.
  expect(await verdictOf(before)).toMatchObject({ review: true, against: ['outside-fence'], fence: SHOP.fence });
  const after = await visited(phone, { customer: SHOP, from: at9('2026-11-20'), standing: cafe });
  await evening(phone, '2026-11-20');
  expect(await verdictOf(after)).toMatchObject({ doubtBans: 1, review: false, against: ['pin-moved'], fence: { centre: cafe } });
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
});

test('honest: the shop moved across the street; one manager says so, and nobody is doubted for it', async () => {
  const phone = await company.phone(LI);
  company.setNow(at(8, 30));
  await phone.sync();
  const across = movedBy(door, 280, 90);
  const early: VisitId[] = [];
  for (const day of ['2026-11-16', '2026-11-17', '2026-11-18']) {
    early.push(await visited(phone, { customer: SHOP, from: at9(day), standing: across }));
    await visited(phone, { customer: NEAR_SHOP, from: at9(day, 11) });
    await evening(phone, day);
  }
  expect(await moved(SHOP, across, undefined)).toMatchObject({ problem: 'malformed', says: { at: 'pin.words' } });
  expect((await moved(SHOP, across, { why: 'moved', words: '搬到了街对面' })).reply).toMatchObject({ pinWaits: false });
  const after = await visited(phone, { customer: SHOP, from: at9('2026-11-19'), standing: across });
  await evening(phone, '2026-11-19');
  expect(await verdictOf(after)).toMatchObject({ doubtBans: 0, review: false });
  // A step of 140 m, and then another: within a month they count together.
  expect((await moved(SHOP, movedBy(door, 420, 90), undefined)).problem).toBe('malformed');
  const log = (await ask(company.app, readPins, { customer: SHOP.id }, { cookie: cookies.wu })).reply;
  expect(log).toMatchObject({ set: [{ byName: '韩梅', why: 'moved', words: '搬到了街对面', movedM: 294 }, { why: null }], waiting: [] });
});

test('honest: the pin was wrong all along; two people say so, and the visits of before are judged by the right one', async () => {
  const phone = await company.phone(LI);
  company.setNow(at(8, 30));
  await phone.sync();
  const right = movedBy(door, 2_600, 0);
  const early = await visited(phone, { customer: SHOP, from: at9('2026-11-16'), standing: right });
  await evening(phone, '2026-11-16');
  expect(await verdictOf(early)).toMatchObject({ review: true, against: ['outside-fence'] });
  expect((await moved(SHOP, right, { why: 'was-wrong', words: '导入时坐标系填错了' })).reply).toMatchObject({ pinWaits: true });
  const { waiting } = (await ask(company.app, readPins, { customer: SHOP.id }, { cookie: cookies.wu })).reply;
  company.pass(DAY_MS);
  expect(
    (await ask(company.app, decidePin, { move: waiting[0]?.move.id as string, decision: 'approved' }, { cookie: cookies.wu })).status,
  ).toBe(200);
  await deriveDue(company.deps);
  expect(await verdictOf(early)).toMatchObject({ doubtBans: 0, review: false, fence: { centre: right } });
  const page = (await ask(company.app, readVisit, { visit: early }, { cookie: cookies.wu })).reply;
  expect(page.verdictHistory.map(({ doubtBans }) => doubtBans)).toEqual([2]);
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
});
