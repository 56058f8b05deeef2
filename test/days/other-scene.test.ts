import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Customer } from '../../src/domain/customer.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { lookAtPhotos } from '../../src/server/jobs/look-at-photos.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { aCompany, at, LI, NEAR_SHOP, SHOP, type TestCompany } from './company.ts';
import { aShot, visit } from './visit.ts';

// A crooked day: a fresh photo of another customer's shop, through the real phone; and honest days beside it.

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
});
afterEach(() => company.close());

const shelf = (shop: string, picture: string) => drawScene({ shop, picture, subject: 'shelf-after' });

async function dayOf(here: string, pictures: readonly string[], claimed: string) {
  const phone = await company.phone(LI);
  company.setNow(at(8, 30));
  await phone.sync();
  const shown = (customer: Customer, hour: number, bytes: Uint8Array<ArrayBuffer>) =>
    visit(company, phone, { customer, from: at(hour), photo: aShot(bytes) });
  const first = await shown(SHOP, 9, shelf('a', '1'));
  for (const [i, picture] of pictures.entries()) await shown(NEAR_SHOP, 10 + i, shelf(here, picture));
  return { first, found: await findingsOf(phone, await shown(NEAR_SHOP, 15, shelf(claimed, '9'))) };
}

async function findingsOf(phone: ToldPhone, id: VisitId) {
  company.setNow(at(20));
  await phone.sync();
  await lookAtPhotos(company.deps);
  await deriveDue(company.deps);
  await phone.sync();
  const sheet = phone.log.view().mine?.visits.find((one) => one.id === id);
  return sheet?.verdict?.findings.filter(({ doubtBans }) => doubtBans > 0);
}

test('other-scene: the shelf of the shop before, photographed again and handed in for the next one', async () => {
  const { first, found } = await dayOf('b', ['2', '3', '4'], 'a');
  expect(found).toMatchObject([
    { signal: 'other-scene', doubtBans: 0.5, says: { own: 'yes', earlier: 3 }, pairs: [{ otherVisit: first }] },
  ]);
  expect(found?.[0]?.pairs?.[0]?.points.length).toBeGreaterThan(8);
  expect(await rebuildAll(company.deps)).toMatchObject({ equal: true });
});

test.each([
  ['its own shelf once more', 'b', ['2', '3', '4'], 'b'],
  ['a chain: both shops have always looked alike', 'a', ['2', '3', '4'], 'a'],
  ['a shop that nobody knows well yet', 'b', ['2', '3'], 'a'],
  ['rearranged: it resembles nothing that was seen', 'b', ['2', '3', '4'], 'c'],
] as const)('other-scene, honest: %s', async (_, here, pictures, claimed) => {
  expect((await dayOf(here, pictures, claimed)).found).toEqual([]);
});
