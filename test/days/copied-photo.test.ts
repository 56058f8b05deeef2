import sharp, { type Sharp } from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Customer } from '../../src/domain/customer.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { lookAtPhotos } from '../../src/server/jobs/look-at-photos.ts';
import { PHOTO_EDITS } from '../../tools/bench-trust/photo-edits.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { aCompany, at, LI, NEAR_SHOP, SHOP, type TestCompany, ZHAO } from './company.ts';
import { waitingAtDesk } from './desk.ts';
import { aShot, visit } from './visit.ts';

// Crooked days about photos: an old picture made to look new, through the real phone; and honest ones beside them.

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
});
afterEach(() => company.close());

const shelf = (picture: string, shop = 'a') => drawScene({ shop, picture, subject: 'shelf-after' });

async function made(from: Uint8Array, how: (picture: Sharp) => Sharp): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await how(sharp(from)).jpeg({ quality: 70 }).toBuffer());
}

const EDITS: Readonly<Record<string, (from: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>>> = {
  'cropped by a tenth on each side': (from) => made(from, (p) => p.extract({ left: 64, top: 48, width: 512, height: 384 })),
  'turned by five degrees': async (from) =>
    made(await made(from, (p) => p.rotate(5)), (p) => p.extract({ left: 90, top: 80, width: 500, height: 360 })),
  mirrored: (from) => made(from, (p) => p.flop()),
  'shown on a screen and photographed': async (from) => new Uint8Array(await PHOTO_EDITS['screen-front'](from)),
  'taken off a screen, with bars above and below': (from) => made(from, (p) => p.extend({ top: 300, bottom: 300, background: '#000' })),
};

async function readyPhone(who = LI) {
  const phone = await company.phone(who);
  company.setNow(at(8, 30));
  await phone.sync();
  return phone;
}

const shown = (phone: ToldPhone, customer: Customer, hour: number, bytes: Uint8Array<ArrayBuffer>) =>
  visit(company, phone, { customer, from: at(hour), photo: aShot(bytes) });

let evening = 0;
async function findingsOf(phone: ToldPhone, id: VisitId) {
  company.setNow(at(20, (evening += 1)));
  await phone.sync();
  await lookAtPhotos(company.deps);
  await deriveDue(company.deps);
  await phone.sync();
  return phone.log
    .view()
    .mine?.visits.find((sheet) => sheet.id === id)
    ?.verdict?.findings.filter(({ doubtBans }) => doubtBans > 0);
}

test.each(Object.entries(EDITS))('copied-photo: this morning’s picture, %s', async (_, edit) => {
  const phone = await readyPhone();
  const [old, own] = [shelf('1'), aShot(shelf('1')).digest];
  const first = await shown(phone, SHOP, 9, old);
  const id = await shown(phone, NEAR_SHOP, 11, await edit(old));
  const findings = await findingsOf(phone, id);
  expect(findings).toMatchObject([{ signal: 'copied-photo', doubtBans: 3, says: { own: 'yes', photos: 1 } }]);
  expect(findings?.[0]?.pairs).toMatchObject([{ other: own, otherVisit: first }]);
  expect(findings?.[0]?.pairs?.[0]?.points.length).toBeGreaterThan(8);
  expect(await findingsOf(phone, first)).toEqual([]);
  expect(await waitingAtDesk(company)).toEqual([id]);
});

test('copied-photo, honest: the same shelf photographed again, a colleague’s picture of it, and another shop', async () => {
  const [phone, other] = [await readyPhone(), await readyPhone(ZHAO)];
  await shown(other, SHOP, 10, shelf('3'));
  await other.sync();
  const ids = [
    await shown(phone, SHOP, 9, shelf('1')),
    await shown(phone, SHOP, 11, shelf('2')),
    await shown(phone, NEAR_SHOP, 14, shelf('4', 'b')),
    // Through a dirty lens in the evening: as soft and as grey as if it were off a screen.
    await shown(phone, SHOP, 17, new Uint8Array(await PHOTO_EDITS['screen-front'](shelf('5')))),
  ];
  for (const id of ids) expect(await findingsOf(phone, id)).toEqual([]);
});

test('copied-photo: a colleague’s picture of the week made lighter and smaller, found as soon as the earlier one comes', async () => {
  const [one, two] = [await readyPhone(LI), await readyPhone(ZHAO)];
  const old = shelf('1');
  const first = await shown(one, SHOP, 9, old);
  const id = await shown(two, SHOP, 11, await made(old, (p) => p.resize(400).modulate({ brightness: 1.15 })));
  expect(await findingsOf(two, id)).toEqual([]); // the earlier one is still on its phone
  const late = await findingsOf(one, first);
  expect(late).toEqual([]);
  await two.sync();
  expect(await findingsOf(two, id)).toMatchObject([{ signal: 'copied-photo', says: { own: 'no' }, pairs: [{ otherVisit: first }] }]);
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
});
