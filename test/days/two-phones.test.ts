import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, MINUTE_MS } from '../../src/base/moment.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { StopId, VisitId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person.ts';
import { EVERYTHING } from '../../src/domain/scope.ts';
import { writeDirectives } from '../../src/server/directives/write.ts';
import { answerQuestion } from '../../src/field/actions/answer-question.ts';
import { checkInAt } from '../../src/field/actions/check-in.ts';
import { checkOutOf } from '../../src/field/actions/check-out.ts';
import { lookAround } from '../../src/field/actions/look-around.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { aCompany, at, CLEAN, DAY, DEPOT, FAR_SHOP, LI, NEAR_SHOP, seenAt, SHOP, type TestCompany, ZHAO } from './company.ts';
import { visit } from './visit.ts';

// One person with two phones, and all who look like it: two who go together, a phone that is shared, one that is new.

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
  // Both have all four in their plans: that is how a phone knows a customer that is not its person's own.
  const plan = ({ id: person }: Person) => ({
    person,
    day: DAY,
    stops: SHOPS.map((customer) => ({ id: crypto.randomUUID() as StopId, customer: customer.id })),
  });
  const changes = [LI, ZHAO].map((person) => ({ kind: 'plan' as const, id: `${person.id}:${DAY}`, value: plan(person) }));
  await company.deps.database.within(EVERYTHING, (sql) => writeDirectives(sql, { at: at(7), by: LI.id }, changes));
});
afterEach(() => company.close());

const S = 1_000;
const SHOPS = [SHOP, NEAR_SHOP, DEPOT, FAR_SHOP];

async function readyPhone(person = LI, more: Parameters<TestCompany['phone']>[1] = {}) {
  const phone = await company.phone(person, more);
  company.setNow(at(8, 30));
  await phone.sync();
  return phone;
}

interface Together {
  readonly phones: readonly [ToldPhone, ToldPhone];
  readonly customer: Customer;
  readonly from: number;
  readonly purpose?: string;
  /** How long after the first the second is written on. */
  readonly lagMs?: number;
}

/** Both in, one after the other; both filled in; both out. */
async function together({ phones, customer, from, purpose, lagMs = 25 * S }: Together): Promise<VisitId[]> {
  const visits: VisitId[] = [];
  for (const [i, phone] of phones.entries()) {
    company.setNow(from + i * 25 * S);
    phone.stand(seenAt(customer.fence!.centre, phone.clock.now()));
    const unplanned = { why: 'passing-by', reason: undefined } as const;
    const ask = { customer: customer.id, stop: undefined, purpose, unplanned, offSite: false, seen: await lookAround(phone) };
    const started = await checkInAt(phone, ask);
    if (!started.ok) throw new Error(started.error.why);
    visits.push(started.value);
  }
  for (const [i, phone] of phones.entries()) {
    company.setNow(from + 5 * MINUTE_MS + i * lagMs);
    await answerQuestion(phone, { visit: visits[i] as VisitId, question: CLEAN, given: true });
  }
  for (const [i, phone] of phones.entries()) {
    company.setNow(from + 15 * MINUTE_MS + i * 25 * S);
    phone.stand(seenAt(customer.fence!.centre, phone.clock.now()));
    const said = {
      visit: visits[i] as VisitId,
      outcome: 'done',
      short: undefined,
      note: undefined,
      seen: await lookAround(phone),
    } as const;
    expect((await checkOutOf(phone, said)).ok).toBe(true);
  }
  return visits;
}

/** Four customers on each of three days, always together. Answers with the last two visits. */
async function threeDays(how: Omit<Together, 'customer' | 'from'>): Promise<VisitId[]> {
  let last: VisitId[] = [];
  for (const day of [DAY, addDays(DAY, 1), addDays(DAY, 2)]) {
    for (const [i, customer] of SHOPS.entries()) last = await together({ ...how, customer, from: at(9 + 2 * i, 0, day) });
  }
  return last;
}

async function findingsOf(visits: readonly VisitId[]) {
  await deriveDue(company.deps);
  const rows = await company.rows<{
    id: VisitId;
    sheet: { verdict: { review: boolean; findings: { signal: string; doubtBans: number }[] } };
  }>(`select id, sheet from visit where id = any($1::uuid[])`, [visits]);
  return visits.map((id) =>
    rows.find((row) => row.id === id)?.sheet.verdict.findings.map(({ signal, doubtBans }) => [signal, doubtBans > 0]),
  );
}

test('devices-in-step: one pocket, two phones; whichever day and phone arrives first, both are told', async () => {
  const phones = [await readyPhone(LI), await readyPhone(ZHAO)] as const;
  const last = await threeDays({ phones });
  await phones[1].sync();
  await deriveDue(company.deps);
  expect(await findingsOf(last.slice(1))).toEqual([[]]);
  await phones[0].sync();
  expect(await findingsOf(last)).toEqual([[['devices-in-step', true]], [['devices-in-step', true]]]);
  const [first] = await company.rows<{ verdict: { review: boolean } }>(
    `select sheet -> 'verdict' as verdict from visit order by started_at desc`,
  );
  expect(first?.verdict.review).toBe(false);
  expect(await rebuildAll(company.deps)).toMatchObject({ differences: [] });
});

test.each<[string, Partial<Together>]>([
  ['they say that it was a joint visit', { purpose: 'joint' }],
  ['they write at the same moments, as two people do', { lagMs: S }],
])('devices-in-step, honest: %s', async (_, how) => {
  const phones = [await readyPhone(LI), await readyPhone(ZHAO)] as const;
  const last = await threeDays({ phones, ...how });
  for (const phone of phones) await phone.sync();
  expect(await findingsOf(last)).toEqual([[], []]);
});

test('shared-device: two people record on one phone; a word on both, weighing nothing, and gone a week later', async () => {
  const [hers, his] = [await readyPhone(ZHAO, { phone: 'one-phone-for-two' }), await readyPhone(LI, { phone: 'one-phone-for-two' })];
  const one = await visit(company, hers, { customer: NEAR_SHOP, from: at(9), planned: false });
  const two = await visit(company, his, { customer: SHOP, from: at(14), planned: false });
  const later = await visit(company, his, { customer: SHOP, from: at(9, 0, addDays(DAY, 10)), planned: false });
  for (const phone of [his, hers]) await phone.sync();
  expect(await findingsOf([one, two, later])).toEqual([[['shared-device', false]], [['shared-device', false]], []]);
});

test('new-device: accepted, and labelled until the phone is a day old; the first phone of all is no new one', async () => {
  const old = await readyPhone();
  const first = await visit(company, old, { customer: SHOP, from: at(9), planned: false });
  const fresh = await company.phone();
  company.setNow(at(12));
  await fresh.sync();
  const second = await visit(company, fresh, { customer: NEAR_SHOP, from: at(14), planned: false });
  const third = await visit(company, fresh, { customer: SHOP, from: at(14, 0, addDays(DAY, 1)), planned: false });
  for (const phone of [fresh, old]) await phone.sync();
  expect(await findingsOf([first, second, third])).toEqual([[], [['new-device', false]], []]);
});
