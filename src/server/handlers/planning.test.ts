import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { A_LINE, aCustomer, aPerson, aPost, aUnit, change, cookieOf, write } from '../../../test/company.ts';
import { freshDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { serverDeps } from '../../../test/server-deps.ts';
import { addDays, HOUR_MS, localDate, startOfDay } from '../../base/moment.ts';
import type { CustomerId, InstitutionId, LeaveId } from '../../domain/ids.ts';
import { isOnDuty, type Person } from '../../domain/person.ts';
import type { Access, Institution } from '../../domain/plan/access.ts';
import type { FrequencyRule } from '../../domain/plan/frequency.ts';
import { DEFAULT_POLICY } from '../../domain/visit/policy.ts';
import { listInstitutions, readAccess, saveAccess, saveInstitution } from '../../wire/access.ts';
import { askLeave, decideLeave, listLeaves, readHolidays, saveHolidays } from '../../wire/calendar.ts';
import { listDue, listNeglected } from '../../wire/due.ts';
import { readOrg, readPolicy, savePerson, savePolicy } from '../../wire/org.ts';
import { weighPolicy } from '../../wire/policy.ts';
import { pullDirectives, pullMine } from '../../wire/pull.ts';
import { createApp } from '../app.ts';
import { loadCompany } from '../directives/company.ts';
import type { App } from '../http/handle.ts';
import type { ServerDeps } from '../ports.ts';

const ZONE = 'Asia/Shanghai';
const TODAY = '2026-11-24'; // a Tuesday
const NOW = startOfDay(TODAY, ZONE) + 10 * HOUR_MS;
const top = aUnit('公司');
const [bossSeat, seat, otherSeat] = [aPost(top, 1, true), aPost(top, 2), aPost(top, 3)];
const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 1080 }));
const duty = { zone: ZONE, hours };
const admin = aPerson('1', 'admin');
const boss = aPerson('2', 'manager', bossSeat, { duty });
const rep = aPerson('3', 'rep', seat, { name: '小王', duty, line: A_LINE.key });
const other = aPerson('4', 'rep', otherSeat, { name: '小李', duty });
const rule = (grade: string, more: Partial<FrequencyRule> = {}): FrequencyRule => ({
  ...{ applies: { all: [{ trait: 'grade', in: [grade] }] }, target: 4, max: 6, minGapDays: 3, ...more },
});
const [near, sea, nowhere, theirs] = [
  aCustomer('N', { grade: 'A', fence: { centre: { lat: 28.68, lon: 115.86 }, radiusM: 150 } }),
  aCustomer('S', { grade: 'B', fence: { centre: { lat: 24.0, lon: 121.9 + 2.2 }, radiusM: 150 } }),
  aCustomer('X', { grade: 'B', fence: null }),
  aCustomer('T', { grade: 'A' }),
];

let [database, deps, app]: [TestDatabase, ServerDeps, App] = [] as never;
const cookies = new Map<string, string>();
const as = (person: Person) => ({ cookie: cookies.get(person.id) ?? '' });
beforeAll(async () => {
  database = await freshDatabase();
  deps = serverDeps(database.url, { clock: { now: () => NOW } });
  app = createApp(deps);
  const policy = { ...DEFAULT_POLICY, frequency: [rule('A'), rule('B', { target: 1, max: 3, minGapDays: 10 })] };
  await write(deps, admin, change('unit', top), change('line', A_LINE), change('policy', policy));
  await write(deps, admin, ...[bossSeat, seat, otherSeat].map((post) => change('post', post)));
  await write(deps, admin, ...[admin, boss, rep, other].map((person) => change('person', person)));
  await own(seat.id, near, sea, nowhere);
  await own(otherSeat.id, theirs);
  for (const person of [admin, boss, rep, other]) cookies.set(person.id, await cookieOf(deps, person));
});
afterAll(async () => {
  await deps.database.close();
  await database.drop();
});

function own(post: typeof seat.id, ...customers: (typeof near)[]) {
  const changes = customers.flatMap((customer) => [
    change('customer', customer),
    change('ownership', { customer: customer.id, post, from: '2026-01-01' }),
  ]);
  return write(deps, admin, ...changes);
}

/** A row as deriving leaves it, for a day on which somebody of any seat was there. */
async function wasThere(customer: CustomerId, day: string, { person = other, post = 3, validity = 'valid' } = {}) {
  await deps.database.asOwner((sql) =>
    sql.rows(
      `insert into visit (person_id, id, day, post, customer_id, started_at, ended_at, outcome, validity, derived_at, sheet)
       values ($1, $2, $3, $4, $5, $6::bigint, $6::bigint + 1000, 'done', $7, 0, '{"answers": {}}')`,
      [person.id, randomUUID(), day, post, customer, startOfDay(day, ZONE) + 10 * HOUR_MS, validity],
    ),
  );
}

describe('who is due', () => {
  test('never visited, without a place and in the sea: each is on the list, and told and set aside from routes', async () => {
    const { reply } = await ask(app, listDue, { person: rep.id }, as(boss));
    expect(Object.fromEntries(reply.rows.map(({ id, state, place }) => [id, [state, place]]))).toEqual({
      [near.id]: ['never', null],
      [sea.id]: ['never', 'in-the-sea'],
      [nowhere.id]: ['never', 'no-place'],
    });
    expect([reply.aside, reply.counts.never, reply.people]).toEqual([
      ...[2, 3, [{ person: rep.id, personName: '小王', customers: 3, late: 0, never: 3 }]],
    ]);
  });
  test('the last visit that counts decides, whoever made it and on whatever seat; one that was not accepted is none', async () => {
    await wasThere(near.id, addDays(TODAY, -20));
    await wasThere(near.id, addDays(TODAY, -2), { validity: 'rejected' });
    const { reply } = await ask(app, listDue, {}, as(rep));
    expect(reply.rows.find(({ id }) => id === near.id)).toMatchObject({ state: 'overdue', lastOn: addDays(TODAY, -20), overdueDays: 12 });
    expect(reply.rows.map(({ id }) => id)).not.toContain(theirs.id);
    const { reply: mine } = await ask(app, pullMine, {}, as(rep));
    expect(mine.seen?.find(({ customer }) => customer === near.id)?.on).toEqual([addDays(TODAY, -20)]);
  });
  test('a promise in a frozen plan that came to nothing is neglect by schedule; one entered on the day promised nothing', async () => {
    const day = addDays(TODAY, -1);
    const stops = [{ id: randomUUID() as never, customer: sea.id }];
    await write({ ...deps, clock: { now: () => NOW - 3 * 24 * HOUR_MS } }, boss, change('plan', { person: rep.id, day, stops }));
    await write(deps, boss, change('plan', { person: rep.id, day, stops: [{ id: randomUUID() as never, customer: nowhere.id }] }));
    const { reply } = await ask(app, listNeglected, { lens: 'schedule' }, as(boss));
    expect(reply.rows).toMatchObject([{ id: sea.id, missed: 1, missedOn: day }]);
  });
});

describe('what a policy asks', () => {
  test('customers of each rule, what contradicts, and one person with five thousand customers', async () => {
    const crowd = Array.from({ length: 5_000 }, (_, i) => aCustomer(`K${i}`, { grade: 'C', fence: null }));
    const [big, seatOf] = [aPerson('9', 'rep', aPost(top, 4), { name: '老赵', duty }), aPost(top, 4)];
    await write(deps, admin, change('post', { ...seatOf, id: big.post as never }), change('person', big));
    await own(big.post as never, ...crowd);
    const frequency = [rule('A'), rule('C', { target: 5, max: 4 }), rule('A', { target: 2 })];
    const began = performance.now();
    const { reply } = await ask(app, weighPolicy, { frequency }, as(boss));
    expect(reply.rules[1]).toEqual({ customers: 5_000, visitsAMonth: 25_000 });
    expect(reply.troubles.map(({ code, rule: at }) => [code, at])).toEqual([
      ['floor-above-ceiling', 1],
      ['said-twice', 2],
    ]);
    expect(reply).toMatchObject({ unruled: 2, customers: 5_004, rivals: { customers: 2 } });
    const load = reply.people[0];
    expect(load).toMatchObject({ personName: '老赵', customers: 5_000, asked: 25_000, pace: 'assumed', workingDays: 22 });
    expect(Math.floor(load?.capacity ?? 0)).toBe(Math.floor((22 * 540) / 45));
    const { reply: due } = await ask(app, listDue, { person: big.id, limit: 500 }, as(boss));
    expect([due.total, due.rows.length]).toEqual([5_000, 500]);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
  test('a floor above the ceiling is not saved, and says which rule and which figures; all else may still be changed', async () => {
    const { policy, number } = (await ask(app, readPolicy, {}, as(admin))).reply;
    const wrong = [...policy.frequency, rule('C', { target: 5, max: 4 })];
    const refused = await ask(app, savePolicy, { policy: { ...policy, frequency: wrong }, number }, as(admin));
    expect([refused.status, refused.problem, refused.says]).toEqual([
      ...[400, 'contradicts', { what: 'floor-above-ceiling', rule: 3, floor: 5, ceiling: 4 }],
    ]);
    await write(deps, admin, change('policy', { ...policy, frequency: wrong }));
    const now = (await ask(app, readPolicy, {}, as(admin))).reply;
    const fenced = await ask(app, savePolicy, { policy: { ...now.policy, fence: 'refuse' }, number: now.number }, as(admin));
    expect(fenced.status).toBe(200);
    expect((await ask(app, savePolicy, { policy: now.policy, number: now.number }, as(admin))).problem).toBe('stale');
  });
});

describe('when somebody may come', () => {
  const said = { how: 'notice', on: '2026-05-01', who: '医务科' } as const;
  const access = (more: Partial<Access> = {}): Access => ({
    ...{ customer: near.id, institution: null, exceptions: [], closedOnHolidays: false, said },
    hours: [{ weekdays: [1, 2, 3, 4, 5], spans: [{ fromMinute: 480, toMinute: 720 }] }],
    ...more,
  });
  const house: Institution = {
    ...{ id: randomUUID() as InstitutionId, name: '中心医院', receivesOnHolidays: false },
    rules: [
      {
        ...{ kind: 'reception', recurs: { from: '2026-01-01', rule: 'FREQ=WEEKLY;BYDAY=WE', except: [], also: [] }, said },
        ...{ spans: [{ fromMinute: 660, toMinute: 900 }], needsNumber: true, heads: 2 },
      },
    ],
  };
  test('hours and an institution’s rules, with source and age; the phone gets both, the rule also when only the customer is new to it', async () => {
    const before = (await ask(app, pullDirectives, { epoch: '', after: 0 }, as(rep))).reply;
    expect((await ask(app, saveInstitution, { institution: house, number: 0 }, as(boss))).status).toBe(200);
    const between = (await ask(app, pullDirectives, { epoch: before.epoch, after: before.cursor }, as(rep))).reply;
    expect(between.directives).toEqual([]);
    expect((await ask(app, saveAccess, { access: access({ institution: house.id }), number: 0 }, as(boss))).status).toBe(200);
    const after = (await ask(app, pullDirectives, { epoch: between.epoch, after: between.cursor }, as(rep))).reply;
    expect(after.directives.map(({ kind }) => kind)).toEqual(['institution', 'access']);
    const sheet = (await ask(app, readAccess, { customer: near.id }, as(rep))).reply;
    expect(sheet.days.slice(0, 2)).toMatchObject([
      { day: TODAY, windows: [], why: 'no-reception' },
      { day: addDays(TODAY, 1), windows: [{ fromMinute: 660, toMinute: 720 }], asks: [{ needsNumber: true, heads: 2 }] },
    ]);
    expect((await ask(app, listInstitutions, {}, as(other))).reply.institutions).toEqual([]);
  });
  test('windows that contradict are named and not saved; hours that miss the reception are saved and told', async () => {
    const overlap = access({
      hours: [
        {
          weekdays: [1],
          spans: [
            { fromMinute: 480, toMinute: 720 },
            { fromMinute: 700, toMinute: 800 },
          ],
        },
      ],
    });
    const number = (await ask(app, readAccess, { customer: near.id }, as(boss))).reply.number;
    const refused = await ask(app, saveAccess, { access: overlap, number }, as(boss));
    expect([refused.problem, refused.says]).toEqual(['contradicts', { what: 'spans-overlap', weekday: 1, fromMinute: 700, toMinute: 800 }]);
    const apart = access({ institution: house.id, hours: [{ weekdays: [3], spans: [{ fromMinute: 480, toMinute: 600 }] }] });
    expect((await ask(app, saveAccess, { access: apart, number }, as(boss))).status).toBe(200);
    const sheet = (await ask(app, readAccess, { customer: near.id }, as(boss))).reply;
    expect([sheet.troubles.map(({ code }) => code), sheet.days[1]?.why]).toEqual([['never-open'], 'hours-miss-reception']);
    expect((await ask(app, saveAccess, { access: access(), number }, as(boss))).problem).toBe('stale');
  });
  test('another team’s customer is not found, and a rep changes no rules', async () => {
    expect((await ask(app, readAccess, { customer: theirs.id }, as(rep))).status).toBe(404);
    expect((await ask(app, saveAccess, { access: access(), number: 0 }, as(rep))).status).toBe(403);
  });
});

describe('days off', () => {
  const leave = (more: Record<string, unknown> = {}) => ({
    ...{ id: randomUUID() as LeaveId, person: rep.id, from: '2026-12-07', to: '2026-12-08', kind: 'leave', ...more },
  });
  const repNow = async () => (await deps.database.asOwner(loadCompany)).people.get(rep.id) as Person;
  test('asked by the person, granted by the manager, and then no position is read; half a day is half a day', async () => {
    const asked = (await ask(app, askLeave, leave(), as(rep))).reply.leave;
    const noon = (day: string, hour: number) => startOfDay(day, ZONE) + hour * HOUR_MS;
    expect([asked.state, isOnDuty(await repNow(), [], noon('2026-12-07', 10))]).toEqual(['asked', true]);
    expect((await ask(app, decideLeave, { leave: asked.id, state: 'granted' }, as(rep))).problem).toBe('not-allowed');
    expect((await ask(app, decideLeave, { leave: asked.id, state: 'granted' }, as(boss))).reply.leave.state).toBe('granted');
    expect(isOnDuty(await repNow(), [], noon('2026-12-07', 10))).toBe(false);
    const half = (await ask(app, askLeave, leave({ from: '2026-12-09', to: '2026-12-09', half: 'afternoon' }), as(boss))).reply.leave;
    expect(half.state).toBe('granted');
    const person = await repNow();
    expect([10, 14].map((hour) => isOnDuty(person, [], noon('2026-12-09', hour)))).toEqual([true, false]);
    expect((await ask(app, pullDirectives, { epoch: '', after: 0 }, as(rep))).reply.me.leaves).toHaveLength(2);
  });
  test('days that are taken already are told with their dates, and days that run backwards are not taken', async () => {
    const twice = await ask(app, askLeave, leave({ from: '2026-12-08', to: '2026-12-12' }), as(rep));
    expect([twice.problem, twice.says]).toEqual(['leave-overlaps', { from: '2026-12-07', to: '2026-12-08' }]);
    expect((await ask(app, askLeave, leave({ from: '2026-12-20', to: '2026-12-19' }), as(rep))).problem).toBe('malformed');
    expect((await ask(app, askLeave, leave({ person: other.id, from: '2027-01-01', to: '2027-01-01' }), as(rep))).status).toBe(404);
  });
  test('who saves a person they read does not write the leaves a second time, and a withdrawn leave is gone', async () => {
    const { people } = (await ask(app, readOrg, {}, as(admin))).reply;
    const {
      customers: _c,
      lastContactAt: _l,
      sessions: _s,
      hasAccount: _h,
      ...person
    } = people.find(({ id }) => id === rep.id) as never as Person & Record<string, unknown>;
    expect((await ask(app, savePerson, { person }, as(admin))).status).toBe(200);
    expect((await repNow()).leaves).toHaveLength(2);
    const [first] = (await ask(app, listLeaves, { from: '2026-12-01', to: '2026-12-31' }, as(boss))).reply.leaves;
    await ask(app, decideLeave, { leave: first?.leave.id, state: 'withdrawn' }, as(rep));
    expect((await repNow()).leaves).toHaveLength(1);
  });
  test('holidays ship with their source, are taken over or typed, and what contradicts is named', async () => {
    const { years, shipped } = (await ask(app, readHolidays, {}, as(admin))).reply;
    expect([years, shipped[0]?.year, shipped[0]?.source.includes('国务院办公厅')]).toEqual([[], 2026, true]);
    const own = {
      year: 2026,
      off: [{ name: { zh: '厂庆' }, from: '2026-12-25', to: '2026-12-25' }],
      work: [{ on: '2026-12-25' }],
      source: '公司',
    };
    const refused = await ask(app, saveHolidays, { holidays: own, number: 0 }, as(admin));
    expect([refused.problem, refused.says]).toEqual(['contradicts', { what: 'off-and-work', on: '2026-12-25' }]);
    expect((await ask(app, saveHolidays, { holidays: { ...own, work: [] }, number: 0 }, as(admin))).status).toBe(200);
    expect((await ask(app, saveHolidays, { holidays: own, number: 0 }, as(boss))).status).toBe(403);
    const days = (await ask(app, readAccess, { customer: near.id }, as(boss))).reply.days;
    expect(days.some(({ day }) => day === localDate(NOW, ZONE))).toBe(true);
  });
});
