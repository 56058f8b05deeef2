import { afterEach, beforeEach, expect, test } from 'vitest';
import { instantOf } from '../../src/base/moment.ts';
import { checkInAt } from '../../src/field/actions/check-in.ts';
import { closeDuty } from '../../src/field/actions/close-duty.ts';
import { foundElsewhere } from '../../src/field/actions/found-elsewhere.ts';
import { lookAround } from '../../src/field/actions/look-around.ts';
import { notePlace } from '../../src/field/actions/note-place.ts';
import { openDuty } from '../../src/field/actions/open-duty.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { aCompany, at, DAY, DEPOT, LI, seenAt, SHOP, stopOf, type TestCompany, WANG, ZONE } from './company.ts';
import { enter, visit } from './visit.ts';

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
});
afterEach(() => company.close());

const door = SHOP.fence?.centre ?? { lat: 0, lon: 0 };
const allThatIsKept = async () =>
  JSON.stringify([
    await company.rows('select * from fact'),
    await company.rows('select * from quarantine'),
    await company.rows('select * from fact_part'),
  ]);
const allOnPhone = async ({ deps }: ToldPhone) => JSON.stringify(await deps.store.facts());

test('outside the duty window the phone is not even asked where it is, and nothing of it is stored anywhere', async () => {
  const phone = await company.phone();
  await phone.sync();
  const id = await enter(company, phone, { customer: SHOP, from: at(20) });
  await notePlace(phone, { visit: id, seen: seenAt(door, at(20)) });
  expect(await foundElsewhere(phone, { customer: SHOP.id, seen: seenAt(door, at(20)), note: '在隔壁' })).toEqual({
    ok: false,
    error: { why: 'off-duty' },
  });
  expect(phone.looks()).toBe(0);
  expect(phone.log.view().visits.get(id)).toMatchObject({ startPlace: undefined, noStartPlace: 'off-duty', places: [] });
  expect(await allOnPhone(phone)).not.toContain('28.68');
  await phone.sync();
  expect(phone.log.view().sync).toMatchObject({ unsentFacts: 0, quarantined: [] });
  expect(await allThatIsKept()).not.toContain('28.68');
});

test('a day that the rep opens by their own word lets positions in until it is closed', async () => {
  const phone = await company.phone();
  await phone.sync();
  company.setNow(at(20));
  await openDuty(phone);
  await visit(company, phone, { customer: SHOP, from: at(20, 5) });
  company.setNow(at(21));
  await closeDuty(phone);
  company.setNow(at(21, 1));
  expect(await lookAround(phone)).toEqual({ none: 'off-duty' });
  expect(phone.looks()).toBe(2);
  await phone.sync();
  expect(await company.rows('select 1 from dropped_place')).toEqual([]);
});

test('a clock that is set to working hours does not make it working hours', async () => {
  const phone = await company.phone();
  company.setNow(at(21));
  phone.setClock(-10 * 3_600_000);
  await phone.sync(); // the server sees how far the clock is off, and the phone knows it from then on
  phone.stand(seenAt(door, phone.clock.now()));
  expect(await lookAround(phone)).toEqual({ none: 'off-duty' });
  expect(phone.looks()).toBe(0);
});

test('a fix from before the working day began is left out, though it came after', async () => {
  const phone = await company.phone();
  await phone.sync();
  company.setNow(at(8) + 500);
  phone.stand(seenAt(door, at(8) + 500));
  const seen = await lookAround(phone);
  expect('fixes' in seen && seen.fixes.map(({ takenAt }) => takenAt - at(8))).toEqual([500]);
});

test('on a line whose places are coarse the phone makes them coarse itself', async () => {
  const phone = await company.phone(WANG);
  await phone.sync();
  company.setNow(at(9));
  phone.stand(seenAt(DEPOT.fence?.centre ?? door, at(9)));
  const asked = {
    customer: DEPOT.id,
    stop: undefined,
    purpose: undefined,
    unplanned: { why: 'passing-by', reason: undefined },
    offSite: false,
  } as const;
  const started = await checkInAt(phone, { ...asked, seen: await lookAround(phone) });
  expect(started.ok && phone.log.view().visits.get(started.value)?.startPlace).toMatchObject({ precision: 'coarse', inside: true });
  expect(await allOnPhone(phone)).not.toMatch(/"lat"|28\.68/);
  await phone.sync();
  expect(await company.rows('select 1 from dropped_place')).toEqual([]);
});

test('before a phone knows its line, a place is coarse: it may be one of those', async () => {
  const phone = await company.phone(LI);
  company.setNow(instantOf(DAY, 600, ZONE));
  phone.stand(seenAt(door, company.clock.now()));
  const asked = { customer: { name: '新店' }, stop: stopOf(SHOP), purpose: undefined, unplanned: undefined, offSite: false };
  const started = await checkInAt(phone, { ...asked, seen: await lookAround(phone) });
  expect(started.ok && phone.log.view().visits.get(started.value)?.startPlace?.precision).toBe('coarse');
});
