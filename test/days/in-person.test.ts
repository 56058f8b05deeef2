import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/base/moment.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import { EVERYTHING } from '../../src/domain/scope.ts';
import { confirmPerson } from '../../src/field/actions/confirm-person.ts';
import { takePhoto } from '../../src/field/actions/take-photo.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import type { FieldDeps } from '../../src/field/ports.ts';
import { makePasskey } from '../../src/field/sync/make-passkey.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { writeDirectives } from '../../src/server/directives/write.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { listPasskeys, registerPasskey, removePasskey } from '../../src/wire/passkeys.ts';
import { softPasskey } from '../soft-passkey.ts';
import { aCompany, at, LI, NEAR_SHOP, SHELF, SHOP, type TestCompany, ZHAO } from './company.ts';
import { aShot, enter, leave } from './visit.ts';

// A standard that asks who it is: confirmed, not confirmed, and confirmed by somebody else.

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
  const [{ value }] = (await company.rows<{ value: object }>(`select value from directive where id = 'pharmacy:1'`)) as [{ value: object }];
  const asking = { ...value, version: 2, identity: 'passkey' };
  await company.deps.database.within(EVERYTHING, (sql) =>
    writeDirectives(sql, { at: at(7), by: LI.id }, [{ kind: 'sop', id: 'pharmacy:2', value: asking } as never]),
  );
});
afterEach(() => company.close());

async function readyPhone(passkey: FieldDeps['passkey'] = softPasskey(), person = LI) {
  const phone = await company.phone(person, { passkey });
  company.setNow(at(8, 30));
  await phone.sync();
  return phone;
}
const confirm = (phone: ToldPhone, id: VisitId) => confirmPerson({ ...phone.deps, log: phone.log }, id);

/** In, whatever is done then, a photo, out: all that a B asks for. */
async function visitWith(phone: ToldPhone, then: (id: VisitId) => Promise<unknown>): Promise<VisitId> {
  const id = await enter(company, phone, { customer: SHOP, from: at(9) });
  await then(id);
  await takePhoto(phone, { visit: id, question: SHELF, shot: aShot(drawScene({ shop: 'a', picture: '1', subject: 'shelf-after' })) });
  await leave(company, phone, { visit: id, at: at(9, 30), customer: SHOP });
  return id;
}

async function verdictOf(phone: ToldPhone, id: VisitId) {
  phone.goOnline();
  await phone.sync();
  await deriveDue(company.deps);
  await phone.sync();
  const { grade, gradeReasons = [], doubtBans } = phone.log.view().mine?.visits.find((one) => one.id === id)?.verdict ?? {};
  return [grade, gradeReasons.filter((reason) => reason.includes('person'))[0], doubtBans];
}
const CONFIRMED = ['B', 'person-verified', 0];
const NOT_CONFIRMED = ['C', 'lacks-person-verified', 0];

test.each([-7, -257] as const)('confirmed without a network, and checked when it arrives (algorithm %i)', async (algorithm) => {
  const phone = await readyPhone(softPasskey({ algorithm }));
  expect(await makePasskey(phone.deps, LI)).toBe(true);
  phone.goOffline();
  const id = await visitWith(phone, (visit) => confirm(phone, visit));
  expect(await verdictOf(phone, id)).toEqual(CONFIRMED);
  expect((await rebuildAll(company.deps)).differences).toEqual([]);
});

test('nobody confirmed: the grade is C at most, and nothing speaks against anybody', async () => {
  const phone = await readyPhone();
  expect(await verdictOf(phone, await visitWith(phone, async () => undefined))).toEqual(NOT_CONFIRMED);
});

test('a phone that was touched and not unlocked, another site, an hour later: not confirmed', async () => {
  const touched = await readyPhone(softPasskey({ verified: false }));
  await expect(makePasskey(touched.deps, LI)).rejects.toMatchObject({ code: 'malformed' });
  const phone = await readyPhone();
  await makePasskey(phone.deps, LI);
  const id = await visitWith(phone, async (visit) => {
    company.pass(HOUR_MS / 4);
    await confirm(phone, visit);
  });
  expect(await verdictOf(phone, id)).toEqual(NOT_CONFIRMED);
});

test('a colleague’s passkey, or a confirmation of another check-in, confirms nothing', async () => {
  const passkey = softPasskey();
  const hers = await readyPhone(passkey, ZHAO);
  await makePasskey(hers.deps, ZHAO);
  const his = await readyPhone(passkey);
  await his.deps.store.write({ passkeys: await hers.deps.store.read('passkeys') });
  expect(await verdictOf(his, await visitWith(his, (visit) => confirm(his, visit)))).toEqual(NOT_CONFIRMED);
});

test('a confirmation that is moved to another visit confirms nothing', async () => {
  const phone = await readyPhone();
  await makePasskey(phone.deps, LI);
  const real = phone.deps.passkey.confirm;
  const elsewhere = { ...phone.deps.passkey, confirm: (own: readonly string[]) => real(own, new Uint8Array(32)) };
  const id = await visitWith(phone, (visit) => confirmPerson({ ...phone.deps, passkey: elsewhere, log: phone.log }, visit));
  expect(await verdictOf(phone, id)).toEqual(NOT_CONFIRMED);
});

test('a passkey that was given up confirms nothing from then on; nobody registers one for somebody else, or twice', async () => {
  const phone = await readyPhone();
  await makePasskey(phone.deps, LI);
  const { net, key, passkey } = phone.deps;
  const { passkeys } = await net.call(listPasskeys, {});
  expect(passkeys).toMatchObject([{ device: key.device }]);
  const hers = await readyPhone(softPasskey(), ZHAO);
  await expect(hers.deps.net.call(removePasskey, { credential: passkeys[0]?.credential ?? '' })).rejects.toMatchObject({
    code: 'not-found',
  });
  const made = await passkey.create(LI, new Uint8Array(32));
  if (made) await expect(net.call(registerPasskey, { device: key.device, passkey: made })).rejects.toMatchObject({ code: 'malformed' });
  await net.call(removePasskey, { credential: passkeys[0]?.credential ?? '' });
  company.pass(MINUTE_MS);
  expect((await net.call(listPasskeys, {})).passkeys).toEqual([]);
  expect(await verdictOf(phone, await visitWith(phone, (visit) => confirm(phone, visit)))).toEqual(NOT_CONFIRMED);
});

test('virtual-camera: a film in place of a lens is said, and sends nobody to look by itself; a lens is not', async () => {
  const phone = await readyPhone();
  const shot = (picture: string, camera: string) => aShot(drawScene({ shop: 'a', picture, subject: 'shelf-after' }), { camera });
  const id = await enter(company, phone, { customer: SHOP, from: at(9) });
  await takePhoto(phone, { visit: id, question: SHELF, shot: shot('1', 'OBS Virtual Camera (m-de:vice)') });
  await leave(company, phone, { visit: id, at: at(9, 30), customer: SHOP });
  const other = await enter(company, phone, { customer: NEAR_SHOP, from: at(10) });
  await takePhoto(phone, { visit: other, question: SHELF, shot: shot('2', 'camera2 0, facing back') });
  await leave(company, phone, { visit: other, at: at(10, 30), customer: NEAR_SHOP });
  expect((await verdictOf(phone, id))[2]).toBe(0.7);
  expect((await verdictOf(phone, other))[2]).toBe(0);
});
