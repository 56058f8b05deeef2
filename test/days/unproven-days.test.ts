import { afterEach, beforeEach, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { toBase64url } from '../../src/base/bytes.ts';
import { addDays, DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/base/moment.ts';
import { sealOf, signedBytes } from '../../src/domain/evidence/seal.ts';
import type { SealedFact } from '../../src/domain/fact.ts';
import type { FactId, VisitId } from '../../src/domain/ids.ts';
import { movedBy } from '../../src/domain/place.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { phoneKey } from '../../tools/told-key.ts';
import { pushFacts } from '../../src/wire/push-facts.ts';
import { change, write } from '../company.ts';
import { aCompany, at, DAY, LI, SHOP, STANDARD, type TestCompany } from './company.ts';
import { aShot, enter, leave, visit } from './visit.ts';

// Days that nobody is accused of: what was not shown is not counted as shown, and that is all.

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
  await write(company.deps, LI, change('sop', { ...STANDARD, version: 2, evidence: 'B' }));
});
afterEach(() => company.close());

const DOOR = SHOP.fence?.centre ?? { lat: 0, lon: 0 };
const aPicture = () => aShot(drawScene({ shop: 'a', picture: '1', subject: 'shelf-after' }));

async function ready(app: Pick<TestCompany['app'], 'request'> = company.app): Promise<ToldPhone> {
  const phone = await company.phone(LI, { app });
  company.setNow(at(8, 30));
  await phone.sync();
  return phone;
}

async function verdictOf(phone: ToldPhone, id: VisitId) {
  company.setNow(at(21));
  await phone.sync();
  await deriveDue(company.deps);
  await phone.sync();
  const sheet = phone.log.view().mine?.visits.find((one) => one.id === id);
  const verdict = sheet?.verdict;
  return {
    validity: sheet?.validity,
    grade: verdict?.grade,
    review: verdict?.review,
    reasons: verdict?.gradeReasons ?? [],
    signals: (verdict?.findings ?? []).map(({ signal }) => signal),
  };
}

/** Records with another time under the seal and the signature that they had. */
function changed(facts: readonly SealedFact[]): SealedFact[] {
  return facts.map((fact) => ({ ...fact, envelope: { ...fact.envelope, id: randomUUID() as FactId, at: fact.envelope.at + HOUR_MS } }));
}

test('beside them: a visit with everything that it needs is B', async () => {
  const phone = await ready();
  const id = await visit(company, phone, { customer: SHOP, from: at(9), photo: aPicture() });
  expect(await verdictOf(phone, id)).toMatchObject({ validity: 'valid', grade: 'B', review: false });
});

test('positions of another map datum: half a kilometre off, always the same way', async () => {
  const phone = await ready();
  const id = await visit(company, phone, { customer: SHOP, from: at(9), photo: aPicture(), standing: movedBy(DOOR, -250, 480) });
  expect(await verdictOf(phone, id)).toMatchObject({
    validity: 'unproven',
    grade: 'D',
    review: false,
    reasons: expect.arrayContaining(['lacks-inside']),
  });
});

test('in at the door, out from a café a kilometre away: the dwell is that of a button', async () => {
  const phone = await ready();
  const id = await enter(company, phone, { customer: SHOP, from: at(9) });
  const ended = await leave(company, phone, { visit: id, customer: SHOP, at: at(9, 40), standing: movedBy(DOOR, 1_200, 0) });
  expect(ended.ok).toBe(true);
  expect(await verdictOf(phone, id)).toMatchObject({
    validity: 'unproven',
    grade: 'C',
    review: false,
    reasons: expect.arrayContaining(['inside-one-end']),
  });
});

test('a record that did not please is never sent: the gap is told, and what it said is not there', async () => {
  const phone = await ready();
  const id = await visit(company, phone, { customer: SHOP, from: at(9) });
  const { net, key, store } = phone.deps;
  const kept = (await store.unsent(20)).filter(({ envelope }) => envelope.kind !== 'question.answered');
  for (const fact of kept) await net.call(pushFacts, { device: key.device, facts: [fact] });
  await deriveDue(company.deps);
  const [row] = await company.rows<{ sheet: { verdict: { findings: { signal: string }[] } } }>(
    'select validity, grade, review, sheet from visit where id = $1',
    [id],
  );
  expect(row).toMatchObject({ validity: 'unproven', grade: 'D', review: false });
  expect(row?.sheet.verdict.findings.map(({ signal }) => signal)).toContain('broken-chain');
});

test('other bytes under the digest that was sealed never come in, and the photo stays missing', async () => {
  const app: Pick<TestCompany['app'], 'request'> = {
    request: async (asked: string | Request | URL) => {
      const request = asked as Request;
      if (request.method !== 'PATCH') return company.app.request(request);
      const bytes = new Uint8Array(await request.arrayBuffer());
      bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
      return company.app.request(new Request(request.url, { method: 'PATCH', headers: request.headers, body: bytes }));
    },
  };
  const phone = await ready(app);
  const id = await visit(company, phone, { customer: SHOP, from: at(9), photo: aPicture() });
  expect(await verdictOf(phone, id)).toMatchObject({
    validity: 'unproven',
    grade: 'C',
    review: false,
    reasons: expect.arrayContaining(['lacks-photo-bytes']),
  });
  expect(await company.rows('select digest from photo')).toEqual([]);
});

test('an old message sent again as a new one: as it was, with another time, sealed anew, signed by another key; no visit comes of it', async () => {
  const phone = await ready();
  const id = await visit(company, phone, { customer: SHOP, from: at(9), photo: aPicture() });
  const { net, key, store } = phone.deps;
  const old = await store.unsent(20);
  await phone.sync();
  await deriveDue(company.deps);
  const before = await company.rows('select id, validity, grade, review, doubt_bans from visit');
  const send = async (facts: readonly SealedFact[]) =>
    (await net.call(pushFacts, { device: key.device, facts: [...facts] })).answers.map(({ outcome, why }) => why ?? outcome);
  expect(new Set(await send(old))).toEqual(new Set(['already']));
  const again = old.map((fact): SealedFact => {
    const envelope = { ...fact.envelope, id: randomUUID() as FactId, at: fact.envelope.at + DAY_MS };
    return { ...fact, envelope, seal: sealOf(envelope) };
  });
  expect(new Set(await send(again))).toEqual(new Set(['forged']));
  const stranger = phoneKey();
  const signed = await Promise.all(
    again.map(async (fact) => ({ ...fact, signature: toBase64url(await stranger.sign(signedBytes(fact.seal))) })),
  );
  expect(new Set(await send(signed))).toEqual(new Set(['forged']));
  expect(new Set(await send(changed(old)))).toEqual(new Set(['altered']));
  company.setNow(at(21, 0, addDays(DAY, 1)));
  await deriveDue(company.deps);
  expect(await company.rows('select id, validity, grade, review, doubt_bans from visit')).toEqual(before);
  expect(before).toMatchObject([{ id, validity: 'valid', grade: 'B', doubt_bans: 0 }]);
});

test('honest: somebody who was given the records changes copies of them and sends those, even before the phone could: nobody is doubted for it', async () => {
  const phone = await ready();
  const id = await visit(company, phone, { customer: SHOP, from: at(9), photo: aPicture() });
  const { net, key, store } = phone.deps;
  const { answers } = await net.call(pushFacts, { device: key.device, facts: [...changed(await store.unsent(20))] });
  expect(new Set(answers.map(({ why }) => why))).toEqual(new Set(['altered']));
  expect(await verdictOf(phone, id)).toMatchObject({ validity: 'valid', grade: 'B', review: false, signals: [] });
});

test('forty minutes are no longer than what was seen of them', async () => {
  const phone = await ready();
  const id = await visit(company, phone, { customer: SHOP, from: at(9), minutes: 40, photo: aPicture() });
  company.setNow(at(9, 40) + MINUTE_MS);
  expect((await verdictOf(phone, id)).signals).toEqual([]);
});
