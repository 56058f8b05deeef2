import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InstitutionId, LeaveId } from '../../src/domain/ids.ts';
import { isOnDuty } from '../../src/domain/person.ts';
import { openWindows } from '../../src/domain/plan/access.ts';
import { DEFAULT_POLICY } from '../../src/domain/visit/policy.ts';
import { dueOnPhone } from '../../src/field/parts/due.ts';
import { doorsIn } from '../../src/field/parts/doors.ts';
import { askLeaveOf, ownLeaves } from '../../src/field/sync/leave.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { decideLeave } from '../../src/wire/calendar.ts';
import { listDue } from '../../src/wire/due.ts';
import { ask } from '../asking.ts';
import { change, cookieOf, write } from '../company.ts';
import { aCompany, at, DAY, LI, MANAGER, NEAR_SHOP, SHOP, type TestCompany } from './company.ts';
import { visit } from './visit.ts';

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
});
afterEach(() => company.close());

const WEDNESDAY = '2026-11-18';
const said = { how: 'notice', on: '2026-11-01' } as const;
const policy = {
  ...DEFAULT_POLICY,
  frequency: [{ applies: { all: [] }, target: 4, max: 6, minGapDays: 3, spacing: { everyDays: 7, toleranceDays: 2 } }],
};

test('a rep sees without a network who is due and which door is open; a visit counts on the phone at once, and later for the manager too', async () => {
  const house = { id: '00000000-0000-4000-8000-000000000901' as InstitutionId, name: '中心医院', receivesOnHolidays: false };
  const recurs = { from: '2026-01-01', rule: 'FREQ=WEEKLY;BYDAY=WE', except: [], also: [] };
  const rule = { kind: 'reception' as const, recurs, spans: [{ fromMinute: 840, toMinute: 1020 }], needsNumber: true, said };
  const access = { customer: NEAR_SHOP.id, institution: house.id, hours: [], exceptions: [], closedOnHolidays: false, said };
  await write(
    company.deps,
    MANAGER,
    change('policy', policy),
    change('institution', { ...house, rules: [rule] }),
    change('access', access),
  );
  const phone = await company.phone();
  await phone.sync();
  phone.goOffline();
  const states = (today: string) => Object.fromEntries(dueOnPhone(phone.log.view(), today).map(({ customer, state }) => [customer, state]));
  expect(states(DAY)).toMatchObject({ [SHOP.id]: 'never', [NEAR_SHOP.id]: 'never' });
  const doors = doorsIn(phone.log.view())(NEAR_SHOP.id);
  expect([openWindows(doors, DAY).why, openWindows(doors, WEDNESDAY).asks.length]).toEqual(['no-reception', 1]);

  await visit(company, phone, { customer: SHOP, from: at(9) });
  expect(states(DAY)).toMatchObject({ [SHOP.id]: 'resting', [NEAR_SHOP.id]: 'never' });
  phone.goOnline();
  await phone.sync();
  await deriveDue(company.deps, 100);
  const manager = { cookie: await cookieOf(company.deps, MANAGER) };
  const rows = (await ask(company.app, listDue, { person: LI.id }, manager)).reply.rows;
  expect(rows.find(({ id }) => id === SHOP.id)).toMatchObject({ state: 'resting', lastOn: DAY });

  // Ten days on nobody has been there again: a new phone, which knows nothing of its own, says the same as the old one.
  company.setNow(at(9, 0, '2026-11-26'));
  const other = await company.phone();
  await other.sync();
  const due = (of: typeof phone) => dueOnPhone(of.log.view(), '2026-11-26').find(({ customer }) => customer === SHOP.id);
  expect(due(other)).toMatchObject({ state: 'overdue', lastOn: DAY, overdueDays: 1 });
  expect(due(phone)).toEqual(due(other));
});

test('days off are asked for on the phone, granted on the desk, and reach the phone as hours without a position', async () => {
  const phone = await company.phone();
  await phone.sync();
  const me = phone.log.view().me;
  const wish = { from: WEDNESDAY, to: WEDNESDAY, kind: 'leave', half: 'morning' } as const;
  expect(await askLeaveOf(phone.deps, me, wish)).toBeUndefined();
  expect(await askLeaveOf(phone.deps, me, wish)).toBe('leave-overlaps');
  const [asked] = await ownLeaves(phone.deps, me);
  expect(asked?.state).toBe('asked');
  const manager = { cookie: await cookieOf(company.deps, MANAGER) };
  expect((await ask(company.app, decideLeave, { leave: asked?.id as LeaveId, state: 'granted' }, manager)).status).toBe(200);
  await phone.sync();
  const now = phone.log.view().me;
  expect([10, 15].map((hour) => isOnDuty(now, [], at(hour, 0, WEDNESDAY)))).toEqual([false, true]);
});
