import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, type LocalDate, MINUTE_MS } from '../../src/base/moment.ts';
import { seededRandom } from '../../src/base/random.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import type { Point } from '../../src/domain/place.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { listBackChecks, readBackCheck } from '../../src/wire/behaviour.ts';
import { aPhoneHabit, looked } from '../../tools/phone-noise.ts';
import { ask } from '../asking.ts';
import { change, cookieOf, write } from '../company.ts';
import { aCompany, at, type TestCompany } from './company.ts';
import { aSheet, FORM, type FormVisit, formVisit, type Given } from './form-visit.ts';
import { HAN, hireTeam, rankEverything, shopOf, TEAM } from './team.ts';

// Seven ways to be counted without working, each in a week of honest colleagues, and beside each an honest day that looks much
// like it. Nothing is wrong with any of these visits as far as anybody can tell: nobody is doubted, they are only looked at first.

const FIRST: LocalDate = '2026-11-16';
/** What comes before is what the visits of these weeks are read beside. */
const WEEKS = [2, 3, 4, 5].map((n) => addDays(FIRST, 7 * n)) as [LocalDate, LocalDate, LocalDate, LocalDate];
const MOST_DAYS = [0, 2, 4];
const [MON, WED, FRI] = [0, 2, 4];

/** Which visit, as it would usually go, and what was given at that customer the last time. */
type Change = (usual: FormVisit, last: Given | undefined) => FormVisit;
interface Family {
  readonly what: string;
  readonly week: LocalDate;
  /** Why it is looked at first. */
  readonly measure: string;
  readonly crooked: Readonly<Record<string, Change>>;
  readonly honest: Readonly<Record<string, Change>>;
}
/** The nth visit of a day of somebody in the team. */
const visitOf = (week: LocalDate, day: number, person: number, nth = 0) => `${addDays(week, day)} ${person} ${nth}`;
const asEver: Change = (usual) => usual;

const FAMILIES: Readonly<Record<string, Family>> = {
  B1: {
    ...{ what: 'in, a few taps, and out: four minutes in all', week: WEEKS[0], measure: 'drive-by' },
    crooked: { [visitOf(WEEKS[0], MON, 0)]: (it) => ({ ...it, stayMin: 4.2, answeredMin: (n) => 0.6 + 0.3 * n, photosMin: [0.4, 3.9] }) },
    // The shutters are down, and that is said.
    honest: { [visitOf(WEEKS[0], MON, 5)]: (it) => ({ ...it, stayMin: 3, photosMin: [1], outcome: 'closed' }) },
  },
  B2: {
    ...{ what: 'all done at the door, and the rest of an hour in the car', week: WEEKS[0], measure: 'long-pause' },
    crooked: { [visitOf(WEEKS[0], WED, 1)]: (it) => ({ ...it, stayMin: 58, answeredMin: (n) => 0.5 + 0.4 * n, photosMin: [0.4, 5] }) },
    // As long, at the shelf: something is written down every few minutes.
    honest: { [visitOf(WEEKS[0], WED, 4)]: (it) => ({ ...it, stayMin: 58, answeredMin: (n) => 6 + 5 * n, photosMin: [4, 55] }) },
  },
  B3: {
    ...{ what: 'the phone is left in the shop for three hours', week: WEEKS[0], measure: 'long-pause' },
    crooked: { [visitOf(WEEKS[0], FRI, 2)]: (it) => ({ ...it, stayMin: 180, answeredMin: (n) => 2 + 0.5 * n, photosMin: [1, 8] }) },
    // A training of nearly two hours, with the sheet filled in bit by bit.
    honest: { [visitOf(WEEKS[0], FRI, 3)]: (it) => ({ ...it, stayMin: 110, answeredMin: (n) => 8 + 10 * n, photosMin: [4, 105] }) },
  },
  B5: {
    ...{ what: 'the sheet of the last visit handed in again', week: WEEKS[1], measure: 'copied-answers' },
    crooked: { [visitOf(WEEKS[1], MON, 0)]: (it, last) => ({ ...it, given: last ?? it.given }) },
    // A shelf on which nothing has moved for weeks, told in words of the day.
    honest: { [visitOf(WEEKS[1], MON, 3, 1)]: asEver },
  },
  B6: {
    ...{ what: 'ten questions tapped through in five seconds', week: WEEKS[1], measure: 'fast-form' },
    crooked: { [visitOf(WEEKS[1], WED, 1)]: (it) => ({ ...it, answeredMin: (n) => 9 + n / 120 }) },
    // Somebody who knows the form by heart, and reads it all the same.
    honest: { [visitOf(WEEKS[1], WED, 3)]: (it) => ({ ...it, answeredMin: (n) => 9 + n / 10 }) },
  },
  B10: {
    ...{ what: 'the pictures of two shops within one minute, on the step between them', week: WEEKS[2], measure: 'photo-minute' },
    crooked: {
      [visitOf(WEEKS[2], WED, 0)]: (it) => ({ ...it, photosMin: [it.stayMin - 0.3, it.stayMin - 0.1] }),
      [visitOf(WEEKS[2], WED, 0, 1)]: (it) => ({ ...it, from: 0, photosMin: [0.2, 0.4] }),
    },
    // Next door as well, and the pictures of each while somebody was in it.
    honest: {
      [visitOf(WEEKS[2], WED, 3)]: (it) => ({ ...it, photosMin: [it.stayMin - 0.3, it.stayMin - 0.1] }),
      [visitOf(WEEKS[2], WED, 3, 1)]: (it) => ({ ...it, from: 0, photosMin: [11, 11.4] }),
    },
  },
  B4: {
    ...{ what: 'six visits on the Friday instead of two', week: WEEKS[3], measure: 'period-end' },
    crooked: Object.fromEntries([0, 1, 2, 3, 4, 5].map((nth) => [visitOf(WEEKS[3], FRI, 0, nth), asEver])),
    // One visit more than usual, as weeks end.
    honest: Object.fromEntries([0, 1, 2].map((nth) => [visitOf(WEEKS[3], FRI, 3, nth), asEver])),
  },
};
const CHANGES = new Map(Object.values(FAMILIES).flatMap(({ crooked, honest }) => [...Object.entries(crooked), ...Object.entries(honest)]));

let company: TestCompany;
const phones: ToldPhone[] = [];
const visits = new Map<string, VisitId>();
beforeAll(async () => {
  company = await aCompany();
  await hireTeam(company, 6);
  await write(company.deps, HAN, change('sop', FORM));
  company.setNow(at(8, 0, FIRST));
  for (const person of TEAM) phones.push(await company.phone(person));
  const last = new Map<string, Given>();
  for (let monday = FIRST; monday <= WEEKS[3]; monday = addDays(monday, 7)) {
    for (const day of MOST_DAYS) for (const person of TEAM.keys()) await lived({ day: addDays(monday, day), person, last });
  }
  company.setNow(at(20, 0, addDays(WEEKS[3], FRI)));
  for (const phone of phones) await phone.sync();
  await rankEverything(company);
}, 120_000);
afterAll(() => company.close());

/** Somebody's day: two visits, or as many as the stories tell of. */
async function lived({ day, person, last }: { day: LocalDate; person: number; last: Map<string, Given> }): Promise<void> {
  const phone = phones[person] as ToldPhone;
  let free = at(9, 7 * person, day);
  company.setNow(free);
  await phone.sync();
  for (let nth = 0; nth < 2 || CHANGES.has(`${day} ${person} ${nth}`); nth++) {
    const spot = `${day} ${person} ${nth}`;
    const customer = shopOf(person, nth);
    const usual = usually(spot, { person, customer, from: free });
    const told = CHANGES.get(spot)?.(usual, last.get(customer.id)) ?? usual;
    const from = Math.max(told.from, free + MINUTE_MS / 10);
    visits.set(spot, await formVisit(company, phone, { ...told, from }));
    last.set(customer.id, told.given);
    free = from + told.stayMin * MINUTE_MS;
  }
}

/** Half of them fill the form in as they go, half at the end; and no two visits take as long. */
function usually(spot: string, { person, customer, from }: { person: number } & Pick<FormVisit, 'customer' | 'from'>): FormVisit {
  const random = seededRandom(spot);
  const stayMin = 15 + random.below(60) / 6;
  const [begins, pace] = person % 2 === 0 ? [0.15, 0.07] : [0.5, 0.03];
  const later = random.next() / 50;
  // In one shop nothing ever changes but what there is to say.
  const sheet = aSheet(random);
  const given = customer.id === shopOf(3, 1).id ? [...aSheet(seededRandom('still')).slice(0, -1), sheet.at(-1)] : sheet;
  const habit = aPhoneHabit(seededRandom(`phone ${person}`));
  const truth = customer.fence?.centre as Point;
  return {
    ...{ customer, given, stayMin, from: from + (12 + random.below(12)) * MINUTE_MS },
    answeredMin: (n) => stayMin * (begins + later + pace * n),
    photosMin: [1.5 + random.next(), stayMin * 0.9],
    seen: (now) => ({ fixes: looked({ truth, at: now, habit, random }) }),
  };
}

const idsOf = (of: Readonly<Record<string, Change>>) => Object.keys(of).map((spot) => visits.get(spot) as VisitId);

test.each(Object.entries(FAMILIES).map(([id, family]) => [id, family.what, family] as const))(
  '%s: %s; it is looked at first and doubted for nothing, and the honest day beside it is not looked at',
  async (_, __, { week, measure, crooked, honest }) => {
    const [cookie, to] = [await cookieOf(company.deps, HAN), addDays(week, 6)];
    const [ranked] = await company.rows<{ n: number }>('select count(*)::int as n from behaviour where day between $1 and $2', [week, to]);
    const tenth = Math.floor((ranked?.n ?? 0) / 10);
    const { visits: top } = (await ask(company.app, listBackChecks, { from: week, to, limit: tenth }, { cookie })).reply;
    const own = top.filter(({ row }) => idsOf(crooked).includes(row.id));
    // A crowd of visits fills the whole tenth, and no other is in it.
    expect(own).toHaveLength(Math.min(tenth, idsOf(crooked).length));
    for (const { row, reasons } of own) {
      expect({ ...row, reason: reasons[0]?.measure }).toMatchObject({ doubtBans: 0, review: false, reason: measure });
      expect(await reasonsOnThePhone(row.id, row.person)).toEqual(reasons);
    }
    for (const id of idsOf(honest))
      expect((await ask(company.app, readBackCheck, { visit: id }, { cookie })).reply.reasons ?? []).toEqual([]);
  },
);

test('nobody of all these people is asked about, and made anew the order is the same', async () => {
  expect(await company.rows('select id from visit where review or doubt_bans > 0')).toEqual([]);
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
}, 60_000);

/** What the person whose visit it is may read of it. */
async function reasonsOnThePhone(visit: VisitId, person: string) {
  const phone = phones[TEAM.findIndex(({ id }) => id === person)] as ToldPhone;
  return (await phone.deps.net.call(readBackCheck, { visit })).reasons;
}
