import { afterEach, beforeEach, expect, test } from 'vitest';
import { EVERYTHING } from '../../src/domain/scope.ts';
import type { FactId } from '../../src/domain/ids.ts';
import { keepDraft, readDraft } from '../../src/field/actions/keep-draft.ts';
import { openDuty } from '../../src/field/actions/open-duty.ts';
import { arrayStore } from '../../src/field/adapters/array-store.ts';
import { openLog } from '../../src/field/log/log.ts';
import { meet } from '../../src/field/sync/contact.ts';
import { push } from '../../src/field/sync/push.ts';
import { sequenceLog } from '../../src/server/jobs/sequence-log.ts';
import type { Checkpoint } from '../../src/domain/evidence/checkpoint.ts';
import { writeDirectives } from '../../src/server/directives/write.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { phoneKey } from '../../tools/told-key.ts';
import { aCompany, at, LI, NEAR_SHOP, SHOP, type TestCompany, ZHAO } from './company.ts';
import { aShot, enter, visit } from './visit.ts';

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
});
afterEach(() => company.close());

const facts = () =>
  company.rows<{ id: FactId; person: string }>('select id::text, person_id::text as person from fact order by person_id, seq');

test('two people on one phone: two logs, two keys, and neither sees or sends what is the other’s', async () => {
  const [li, zhao] = [await company.phone(LI), await company.phone(ZHAO)];
  await Promise.all([li.sync(), zhao.sync()]);
  await visit(company, li, { customer: SHOP, from: at(9) });
  company.setNow(at(10));
  await openDuty(zhao);
  expect([li.log.view().visits.size, zhao.log.view().visits.size]).toEqual([1, 0]);
  expect(zhao.log.view().customers.size).toBe(0);
  await zhao.sync();
  expect((await facts()).map(({ person }) => person)).toEqual([ZHAO.id]);
  await li.sync();
  expect((await facts()).filter(({ person }) => person === LI.id)).toHaveLength(3);
});

test('what was collected goes up though nobody is signed in any more', async () => {
  const [store, key] = [arrayStore(), phoneKey()];
  const before = await company.phone(LI, { store, key });
  await before.sync();
  await visit(company, before, {
    customer: SHOP,
    from: at(9),
    photo: aShot(drawScene({ shop: 'a', picture: '1', subject: 'shelf-after' })),
  });
  const after = await company.phone(LI, { store, key, password: undefined as never });
  await after.sync();
  expect(after.log.view().sync).toMatchObject({ unsentFacts: 0, unsentPhotos: 0, lastTrouble: 'signed-out' });
  expect(await facts()).toHaveLength(4);
});

test('a photo goes up after its fact, whole, from where the last try stopped', async () => {
  const phone = await company.phone();
  await phone.sync();
  const shot = aShot(drawScene({ shop: 'a', picture: '2', subject: 'shelf-after' }));
  await visit(company, phone, { customer: SHOP, from: at(9), photo: shot });
  phone.forget(3); // the answer to the facts is lost, and the next two with it
  for (let tries = 0; tries < 4; tries++) await phone.sync();
  expect(phone.log.view().sync).toMatchObject({ unsentFacts: 0, unsentPhotos: 0 });
  expect(await company.deps.files.get(shot.digest)).toEqual(shot.bytes);
});

test('when the scope changes the phone holds the new one and nothing of the old', async () => {
  const phone = await company.phone();
  await phone.sync();
  const held = () => [...phone.log.view().customers.keys()].length;
  expect(held()).toBe(3);
  const moved = { customer: NEAR_SHOP.id, post: ZHAO.post, from: '2026-11-01' };
  const change = [
    { kind: 'ownership' as const, id: NEAR_SHOP.id, value: moved },
    { kind: 'plan' as const, id: `${LI.id}:2026-11-16`, value: null },
  ];
  await company.deps.database.within(EVERYTHING, (sql) => writeDirectives(sql, { at: company.clock.now(), by: LI.id }, change));
  phone.forget();
  await phone.sync();
  expect(held()).toBe(3); // half an answer changes nothing
  await phone.sync();
  expect([held(), phone.log.view().customers.has(NEAR_SHOP.id), phone.log.view().plans.get('2026-11-16')?.stops]).toEqual([2, false, []]);
});

test('a receipt that the organisation did not sign lets nothing go', async () => {
  const phone = await company.phone();
  await phone.sync();
  await openDuty(phone);
  await phone.deps.store.write({ organisation: phone.deps.key.publicKey });
  await expect(push(phone.deps)).rejects.toMatchObject({ trouble: 'unproven', what: 'receipt' });
  expect(await phone.deps.store.unsent(9)).toHaveLength(1);
});

test('a server that was put back from yesterday’s copy is given again what it lost', async () => {
  const phone = await company.phone();
  await phone.sync();
  for (let i = 0; i < 3; i++) await openDuty(phone);
  await phone.sync();
  await company.rows('delete from fact_part');
  await company.rows('delete from fact where seq > 0');
  await company.rows('update device set next_seq = 1');
  await phone.sync();
  expect(await facts()).toHaveLength(3);
});

test('a clock that runs in two tabs at once still makes one chain', async () => {
  const phone = await company.phone();
  await phone.sync();
  const other = await openLog(phone.deps, LI);
  const said = await Promise.all(
    [0, 1, 2, 3].map((i) => (i % 2 ? other : phone.log).append({ kind: 'duty.opened', refs: {}, blobs: [], parts: {} })),
  );
  expect(said.map(({ envelope }) => envelope.seq)).toEqual([0, 1, 2, 3]);
  await phone.sync();
  expect(await facts()).toHaveLength(4);
});

test('what stands half written on a step outlives the app and is sent to nobody', async () => {
  const phone = await company.phone();
  await phone.sync();
  const id = await enter(company, phone, { customer: SHOP, from: at(9) });
  await keepDraft(phone.deps, id, { step: 0, answers: { note: '写到一半' } });
  const again = await phone.restart();
  expect(await readDraft(again.deps, id)).toEqual({ step: 0, answers: { note: '写到一半' } });
  await again.sync();
  expect(JSON.stringify(await company.rows('select * from fact_part'))).not.toContain('写到一半');
});

test('what went up a month ago makes room, and the chain goes on from where it was', async () => {
  const phone = await company.phone();
  await phone.sync();
  await visit(company, phone, { customer: SHOP, from: at(9) });
  await phone.sync();
  company.pass(31 * 86_400_000);
  const later = await phone.restart();
  expect(later.log.view().visits.size).toBe(0);
  expect(await later.deps.store.facts()).toEqual([]);
  expect((await openDuty(later)).envelope.seq).toBe(3);
  await later.sync();
  expect(await facts()).toHaveLength(4);
});

test('a log that grew is believed, and one that was rewritten is not', async () => {
  const phone = await company.phone();
  await phone.sync();
  await sequenceLog(company.deps);
  await meet(phone.deps);
  const first = await phone.deps.store.read<Checkpoint>('checkpoint');
  await openDuty(phone);
  await push(phone.deps);
  await sequenceLog(company.deps);
  await meet(phone.deps);
  const grown = await phone.deps.store.read<Checkpoint>('checkpoint');
  expect(grown?.size).toBe((first?.size ?? 0) + 1);
  await phone.deps.store.write({ checkpoint: { ...first, root: 'ab'.repeat(32) } });
  await expect(meet(phone.deps)).rejects.toMatchObject({ trouble: 'unproven', what: 'history' });
  await phone.sync();
  expect(phone.log.view().sync.lastTrouble).toBe('unproven');
});
