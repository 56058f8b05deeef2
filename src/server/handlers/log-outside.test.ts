import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { aCompany, MONDAY_10, phoneOf, REP, type TestCompany } from '../../../test/ledger.ts';
import { aTimeStampAuthority, type Authority, type Manner } from '../../../test/time-stamp-authority.ts';
import { type Held, type Round, witnessRound } from '../../../tools/witness-round.ts';
import { Bundle } from '../../domain/evidence/bundle.ts';
import { type Checkpoint, signCheckpoint } from '../../domain/evidence/checkpoint.ts';
import { cosign } from '../../domain/evidence/cosignature.ts';
import type { Sign } from '../../domain/evidence/nonce.ts';
import { PublicKey } from '../../domain/evidence/seal.ts';
import { verifyBundle } from '../../domain/evidence/verify-bundle.ts';
import type { FactBody } from '../../domain/facts.ts';
import type { VisitId } from '../../domain/ids.ts';
import { exportVisit, postCosignature, readHistory, stampLogNow } from '../../wire/log.ts';
import { signIn } from '../../wire/org.ts';
import { pushFacts } from '../../wire/push-facts.ts';
import { setPassword } from '../access/accounts.ts';
import { askAt } from '../adapters/time-stamper.ts';
import { verifyCertified } from '../adapters/verify.ts';
import { createApp } from '../app.ts';
import { sequenceLog } from '../jobs/sequence-log.ts';
import { stampLog, stampNow } from '../jobs/stamp-log.ts';
import type { Stamper } from '../ports.ts';

const VISIT = '00000000-0000-4000-8000-000000000777' as VisitId;
interface Somebody {
  readonly key: PublicKey;
  readonly sign: Sign;
}
const somebody = (): Somebody => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const sign: Sign = (message) => new Uint8Array(signWith('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }));
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  return { key: PublicKey.parse({ kty, crv, x, y }), sign };
};
const [union, customer, stranger] = [somebody(), somebody(), somebody()];

let [company, authority, stamper, cookie]: [TestCompany, Authority, Stamper, string] = [] as never;
beforeAll(async () => {
  company = await aCompany();
  authority = await aTimeStampAuthority(() => company.deps.clock.now());
  stamper = { ask: askAt(authority.url, 300), trusted: [authority.root] };
  const witnesses = [
    { name: '工会', key: union.key },
    { name: '客户', key: customer.key },
  ];
  company.app = createApp({ ...company.deps, stamper, settings: { ...company.deps.settings, witnesses } });
  await setPassword(company.deps, REP, 'a good long password');
  cookie = (await ask(company.app, signIn, { employeeNo: REP.employeeNo, password: 'a good long password' })).cookie;
  await grow();
});
afterAll(async () => {
  await authority.stop();
  await company.close();
});

async function grow(): Promise<void> {
  const phone = await phoneOf(company);
  const fix = { lat: 28.68, lon: 115.89, accuracyM: 12, takenAt: MONDAY_10 };
  const fact = { kind: 'visit.placed', refs: { visit: VISIT }, blobs: [], parts: { place: { precision: 'precise', fixes: [fix] } } };
  const facts = [phone.say(fact as unknown as FactBody, { at: MONDAY_10 })];
  await ask(company.app, pushFacts, { device: phone.device, facts });
  while ((await sequenceLog(company.deps)) > 0);
}
const history = async (before?: number) => (await ask(company.app, readHistory, before === undefined ? {} : { before })).reply;
const newest = async () => (await history()).checkpoints[0]!;
const bundleNow = async () => Bundle.parse((await ask(company.app, exportVisit, { visit: VISIT }, { cookie })).reply.bundle);
const checksOf = (given: unknown) =>
  verifyBundle(given, { check: company.deps.verify, checkCertified: verifyCertified, organisationKey: company.deps.key.publicKey });
const failed = async (given: unknown) => (await checksOf(given)).filter(({ ok }) => !ok).map(({ name }) => name);

test.each<[Manner, string]>([
  ['refuses', 'refused'],
  ['silent', 'silent'],
  ['prattles', 'refused'],
  ['floods', 'odd-answer'],
  ['stamps another thing', 'other-thing'],
  ['answers an older question', 'other-thing'],
  ['is an hour late', 'clocks-apart'],
  ['signs wrongly', 'signature'],
  ['is not for stamps', 'not-for-stamps'],
  ['is somebody else', 'not-trusted'],
  ['takes another name', 'other-signer'],
])('an authority that %s loses nothing, and is told', async (manner, why) => {
  authority.manner = manner;
  expect(await stampNow(company.deps, stamper)).toBe('failed');
  const { stamping, checkpoints } = await history();
  expect(stamping).toMatchObject({ on: true, trouble: { why } });
  expect(checkpoints[0]).toMatchObject({ stamps: [] });
  expect(await bundleNow()).not.toHaveProperty('outside');
});

test('an honest stamp stands in the history, ends the trouble, and is asked for once a day', async () => {
  authority.manner = 'honest';
  expect(await stampNow(company.deps, stamper)).toBe('stamped');
  expect(await history()).toMatchObject({ stamping: { trouble: null }, checkpoints: [{ stamps: [{}] }] });
  const asked = authority.asked;
  await grow();
  await stampLog({ ...company.deps, stamper });
  expect(authority.asked).toBe(asked);
  await stampLog({ ...company.deps, stamper, clock: { now: () => company.deps.clock.now() + 25 * 3_600_000 } });
  expect(authority.asked).toBe(asked + 1);
});

test('only an admin has it stamped', async () => {
  expect((await ask(company.app, stampLogNow, {}, { cookie })).problem).toBe('not-allowed');
  expect((await ask(company.app, stampLogNow, {})).problem).toBe('not-signed-in');
});

test('a witness is let in by a key that was told, over the checkpoint that stands here, and no other', async () => {
  const { checkpoint } = await newest();
  const { size } = checkpoint;
  const word = (by: Somebody, of = checkpoint, at = company.deps.clock.now()) => cosign(of, { witness: by.key, at, sign: by.sign });
  const post = async (asked: object) => (await ask(company.app, postCosignature, asked)).problem;
  expect(await post({ size, cosignature: await word(stranger) })).toBe('witness-unknown');
  expect(await post({ size, cosignature: { ...(await word(stranger)), witness: union.key } })).toBe('cosignature-false');
  expect(await post({ size, cosignature: await word(union, { ...checkpoint, root: 'a'.repeat(64) }) })).toBe('cosignature-false');
  expect(await post({ size, cosignature: await word(union, checkpoint, 4_000_000_000_000) })).toBe('cosignature-false');
  expect(await post({ size: size + 1_000, cosignature: await word(union) })).toBe('not-found');
  expect(await post({ size: 0.5, cosignature: 'x' })).toBe('malformed');
  expect((await newest()).cosignatures).toEqual([]);
  expect(await post({ size, cosignature: await word(union) })).toBeUndefined();
  expect((await newest()).cosignatures).toMatchObject([{ witness: union.key }]);
  for (const before of [-1, 0.5, 'x', 1e30]) expect((await ask(company.app, readHistory, { before })).status).toBe(400);
});

const over = async (method: string, path: string, body?: unknown): Promise<unknown> => {
  const headers = { 'content-type': 'application/json' };
  const response = await company.app.request(`/api${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
};
const round = (by: Somebody, held: Held | undefined, asking = over): Promise<Round> =>
  witnessRound({ witness: by.key, sign: by.sign, now: () => company.deps.clock.now(), held, keep: () => {}, ask: asking });

test('a witness signs what grew, and refuses what shrank, split or was made anew', async () => {
  const first = await round(customer, undefined);
  expect(first).toMatchObject({ outcome: 'signed' });
  const { held } = first as Extract<Round, { outcome: 'signed' }>;
  await grow();
  const second = await round(customer, held);
  expect(second).toMatchObject({ outcome: 'signed' });
  const { held: grown } = second as Extract<Round, { outcome: 'signed' }>;
  expect((await newest()).cosignatures).toMatchObject([{ witness: customer.key }]);
  const posted: unknown[] = [];
  const lying = async (change: (checkpoint: Checkpoint) => Partial<Checkpoint>) => {
    const { checkpoint } = grown;
    const { signature: _signature, ...body } = { ...checkpoint, ...change(checkpoint) };
    const told = await signCheckpoint(body, company.deps.key.sign);
    return round(customer, grown, async (method, _path, sent) => {
      if (method === 'POST') posted.push(sent);
      return { checkpoint: told, organisationKey: company.deps.key.publicKey, consistency: [] };
    });
  };
  expect(await lying(({ size }) => ({ size: size - 1 }))).toMatchObject({ outcome: 'refused', why: 'shrunken' });
  expect(await lying(() => ({ root: 'b'.repeat(64) }))).toMatchObject({
    outcome: 'refused',
    why: 'split-view',
    dispute: { before: {}, now: {} },
  });
  expect(await lying(({ size }) => ({ size: size + 1 }))).toMatchObject({ outcome: 'refused', why: 'not-grown' });
  expect(posted).toEqual([]);
});

test('two witnesses who were shown two histories find out as soon as they see what the other signed', async () => {
  const { checkpoint } = await newest();
  const { signature: _signature, ...body } = { ...checkpoint, root: 'c'.repeat(64) };
  const other = await signCheckpoint(body, company.deps.key.sign);
  const shown = await round(union, undefined, async (method) =>
    method === 'GET' ? { checkpoint: other, organisationKey: company.deps.key.publicKey, consistency: [] } : { kept: true },
  );
  expect(shown).toMatchObject({ outcome: 'signed', held: { checkpoint: { root: 'c'.repeat(64) } } });
  // What the one was shown is refused by the server that has the other, and by the witness when it looks there.
  const cosignature = await cosign(other, { witness: union.key, at: company.deps.clock.now(), sign: union.sign });
  expect((await ask(company.app, postCosignature, { size: other.size, cosignature })).problem).toBe('cosignature-false');
  const { held } = shown as Extract<Round, { outcome: 'signed' }>;
  expect(await round(union, held)).toMatchObject({ outcome: 'refused', why: 'split-view' });
});

test('a file carries the words from outside; one that was altered is seen, one that was taken away is only missing', async () => {
  authority.manner = 'honest';
  await grow();
  await stampNow(company.deps, stamper);
  await round(customer, undefined);
  const bundle = await bundleNow();
  expect(await failed(bundle)).toEqual([]);
  const names = (await checksOf(bundle)).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['stamp', 'witness', 'outside-checkpoint']));
  // oxlint-disable-next-line typescript/no-explicit-any
  const changed = (change: (words: any[]) => unknown) => {
    const copy = structuredClone(bundle);
    change(copy.outside as unknown[]);
    return copy;
  };
  const at = (words: { stamps: unknown[]; cosignatures: unknown[] }[], what: 'stamps' | 'cosignatures') =>
    words.find((one) => one[what].length > 0) as never;
  const other = (text: string) => (text.startsWith('M') ? 'A' : 'M') + text.slice(1);
  const stamped = (await history()).checkpoints.flatMap(({ checkpoint, stamps }) =>
    stamps.map(({ stamp }) => ({ size: checkpoint.size, stamp })),
  );
  const older = stamped.at(-1)!.stamp;
  // oxlint-disable-next-line typescript/no-explicit-any
  const cases: [(words: any[]) => unknown, string][] = [
    [(words) => ((at(words, 'stamps') as { stamps: { token: string }[] }).stamps[0]!.token = other(older.token)), 'stamp'],
    [(words) => ((at(words, 'stamps') as { stamps: unknown[] }).stamps[0] = older), 'stamp'],
    [(words) => ((at(words, 'cosignatures') as { cosignatures: { at: number }[] }).cosignatures[0]!.at -= 1), 'witness'],
    [
      (words) => ((at(words, 'cosignatures') as { cosignatures: { witness: PublicKey }[] }).cosignatures[0]!.witness = stranger.key),
      'witness',
    ],
    [(words) => (words[0].checkpoint.root = 'd'.repeat(64)), 'outside-checkpoint'],
  ];
  expect(stamped.length).toBeGreaterThan(1);
  for (const [change, name] of cases) expect(await failed(changed(change))).toContain(name);
  const { outside: _outside, ...bare } = bundle;
  expect(await failed(bare)).toEqual([]);
  expect((await checksOf(bare)).map(({ name }) => name)).not.toContain('stamp');
});
