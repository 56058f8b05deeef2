import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { aPerson, change, cookieOf } from '../../../test/company.ts';
import {
  aToldCompany,
  at,
  BOSS,
  LI,
  MONDAY,
  NEAR,
  NEXT,
  SEATS,
  THEIRS,
  type ToldCompany,
  TUESDAY,
  visitBy,
  visitId,
  WEDNESDAY,
  ZHAO,
} from '../../../test/told-days.ts';
import { readToday } from '../../wire/board.ts';
import { pullMine } from '../../wire/pull.ts';

let company: ToldCompany;
const cookies = new Map<string, string>();
const cookie = (person: typeof LI) => ({ cookie: cookies.get(person.id) ?? '' });
const mine = async (person: typeof LI, since?: number) =>
  (await ask(company.app, pullMine, since === undefined ? {} : { since }, cookie(person))).reply;
const today = async (person: typeof LI, day: string) => (await ask(company.app, readToday, { day }, cookie(person))).reply;

beforeAll(async () => {
  company = await aToldCompany();
  const [li, zhao] = [await company.phone(LI), await company.phone(ZHAO)];
  await company.push([
    ...visitBy(li, { visit: 1, customer: NEAR, from: at(9), planned: true }),
    ...visitBy(li, { visit: 2, customer: NEXT, from: at(10), planned: true }),
    ...visitBy(li, { visit: 3, customer: NEAR, from: at(9, 0, TUESDAY), planned: true, day: TUESDAY }),
    ...visitBy(zhao, { visit: 6, customer: THEIRS, from: at(9), planned: true }),
  ]);
  await company.derive();
  for (const person of [LI, ZHAO, BOSS]) cookies.set(person.id, await cookieOf(company.deps, person));
});
afterAll(() => company.close());

test('a phone gets its own visits with their verdicts, and its own numbers: nobody else’s', async () => {
  const { visits, cards, month } = await mine(LI);
  expect(visits.map(({ id }) => id)).toEqual([visitId(3), visitId(2), visitId(1)]);
  expect(visits.every(({ verdict }) => verdict !== null)).toBe(true);
  expect(month).toBe('2026-11');
  const of = Object.fromEntries(cards.map(({ key, n, d }) => [key, [n, d]]));
  expect(of).toMatchObject({ 'plan-completion': [3, 5], coverage: [2, 4] });
  expect((await mine(ZHAO)).visits.map(({ id }) => id)).toEqual([visitId(6)]);
});

test('a phone asks only for what came since, and misses nothing of a transaction that ended late', async () => {
  const { asOf } = await mine(LI);
  expect(asOf).toBeLessThan(at(20, 0, WEDNESDAY));
  company.setNow(at(21, 0, WEDNESDAY));
  expect((await mine(LI, at(20, 30, WEDNESDAY))).visits).toEqual([]);
  expect((await mine(LI, asOf)).visits).toHaveLength(3);
});

test('the card of a customer shows the last three visits by whoever sat there, and none of another’s customers', async () => {
  const { recent } = await mine(LI);
  expect(recent.map(({ customer, day }) => [customer, day])).toEqual(
    [
      [NEAR.id, TUESDAY],
      [NEAR.id, MONDAY],
      [NEXT.id, MONDAY],
    ].toSorted(([a = '', x = ''], [b = '', y = '']) => (a === b ? (x < y ? 1 : -1) : a < b ? -1 : 1)),
  );
  expect(recent[0]).toMatchObject({ personName: LI.name, outcome: 'done', answers: { tidy: true } });
  // The customer changes hands: its story goes along.
  company.setNow(at(8, 0, '2026-11-19'));
  await company.write(change('ownership', { customer: NEAR.id, post: SEATS.zhao.id, from: '2026-11-19' }));
  const after = (await mine(ZHAO)).recent.filter(({ customer }) => customer === NEAR.id);
  expect(after.map(({ personName }) => personName)).toEqual([LI.name, LI.name]);
  expect((await mine(LI)).recent.map(({ customer }) => customer)).not.toContain(NEAR.id);
  await company.write(change('ownership', { customer: NEAR.id, post: SEATS.li.id, from: '2026-11-19' }));
});

test('the day at a glance counts what is planned, kept and seen, in scope', async () => {
  expect(await today(BOSS, MONDAY)).toMatchObject({ day: MONDAY, planned: 4, kept: 3, visits: 3, quarantined: 0 });
  expect(await today(LI, MONDAY)).toMatchObject({ planned: 3, kept: 2, visits: 2 });
  expect(await today(ZHAO, TUESDAY)).toMatchObject({ planned: 0, kept: 0, visits: 0 });
  const { cards } = await today(BOSS, MONDAY);
  expect(cards.map(({ key }) => key)).toEqual(['plan-completion', 'coverage', 'mean-dwell', 'frequency']);
  expect(cards.find(({ key }) => key === 'coverage')?.d).toBe(5);
});

test('whose tomorrow is empty and whose phone is silent is told of reps who work, to who manages them', async () => {
  const names = (people: readonly { personName: string }[]) => people.map(({ personName }) => personName).toSorted();
  // Tuesday is planned for one of the two.
  expect(names((await today(BOSS, MONDAY)).unplannedTomorrow)).toEqual([ZHAO.name]);
  expect(names((await today(BOSS, TUESDAY)).unplannedTomorrow)).toEqual([LI.name, ZHAO.name].toSorted());
  const leaves = [{ from: WEDNESDAY, to: WEDNESDAY, kind: 'leave' as const }];
  await company.write(change('person', { ...ZHAO, leaves }), change('person', aPerson('X1', 'rep', null, { active: false })));
  expect(names((await today(BOSS, TUESDAY)).unplannedTomorrow)).toEqual([LI.name]);
  company.setNow(at(9, 0, WEDNESDAY));
  const contact = `update device set last_contact_at = $1 where person_id = $2`;
  await company.rows(contact, [at(8, 0, WEDNESDAY), LI.id]);
  expect((await today(BOSS, WEDNESDAY)).unsentDevices).toMatchObject([{ personName: ZHAO.name, lastContactAt: null }]);
  await company.rows(contact, [at(8, 0, TUESDAY), LI.id]);
  expect(names((await today(BOSS, WEDNESDAY)).unsentDevices)).toEqual([LI.name, ZHAO.name].toSorted());
  expect((await today(LI, WEDNESDAY)).unsentDevices.map(({ personName }) => personName)).not.toContain(ZHAO.name);
});
