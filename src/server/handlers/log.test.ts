import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { aCompany, MONDAY_10, phoneOf, REP, SEAT, type TestCompany } from '../../../test/ledger.ts';
import { Bundle } from '../../domain/evidence/bundle.ts';
import { hashOfLeaf, isCheckpointOf } from '../../domain/evidence/checkpoint.ts';
import { isConsistent, type NodeAt, nodeHash, rootOf } from '../../domain/evidence/merkle.ts';
import { fingerprintOf } from '../../domain/evidence/seal.ts';
import { verifyBundle } from '../../domain/evidence/verify-bundle.ts';
import type { FactBody } from '../../domain/facts.ts';
import type { VisitId } from '../../domain/ids.ts';
import { exportVisit, readCheckpoint, readLeaves } from '../../wire/log.ts';
import { signIn } from '../../wire/org.ts';
import { pushFacts } from '../../wire/push-facts.ts';
import { setPassword } from '../access/accounts.ts';
import { verifyCertified } from '../adapters/verify.ts';
import { sequenceLog } from '../jobs/sequence-log.ts';
import { sayAtDesk } from '../log/desk.ts';

const VISIT = '00000000-0000-4000-8000-000000000777' as VisitId;
const PHOTO = 'ab'.repeat(32);
const folder = mkdtempSync(join(tmpdir(), 'rounds-verify-'));
const place = { precision: 'precise', fixes: [{ lat: 28.68, lon: 115.89, accuracyM: 12, takenAt: MONDAY_10 }] };
const said = (kind: string, parts: object, more: { refs?: object; blobs?: string[] } = {}) =>
  ({ kind, refs: { visit: VISIT, ...more.refs }, blobs: more.blobs ?? [], parts }) as unknown as FactBody;

let [company, cookie, bundle]: [TestCompany, string, Bundle] = [] as never;
beforeAll(async () => {
  company = await aCompany();
  await setPassword(company.deps, REP, 'a good long password');
  cookie = (await ask(company.app, signIn, { employeeNo: REP.employeeNo, password: 'a good long password' })).cookie;
  const phone = await phoneOf(company);
  const photo = { source: 'camera', widthPx: 640, heightPx: 480, bytes: 1_000 };
  const facts = [
    phone.say(said('visit.placed', { place }), { at: MONDAY_10 }),
    phone.say(said('photo.taken', { details: photo, place }, { refs: { question: 'shelf' }, blobs: [PHOTO] }), { at: MONDAY_10 + 1 }),
    phone.say(said('visit.explained', { details: { as: 'reply' }, words: { text: '门店在盘点' } }), { at: MONDAY_10 + 2 }),
  ];
  const { reply } = await ask(company.app, pushFacts, { device: phone.device, facts });
  expect(reply.answers.map(({ outcome, why }) => why ?? outcome)).toEqual(['ok', 'ok', 'ok']);
  await company.deps.database.within({ ranges: [[SEAT, SEAT]] }, (sql) =>
    sayAtDesk(sql, company.deps, {
      ...{ person: REP.id, by: REP.id, post: SEAT, day: '2026-11-16' as never },
      body: said('visit.reviewed', { details: { decision: 'accepted' } }),
    }),
  );
  const answer = await ask(company.app, exportVisit, { visit: VISIT }, { cookie });
  expect(answer.status).toBe(200);
  bundle = Bundle.parse(answer.reply.bundle);
  const built = spawnSync(process.execPath, ['scripts/build-verify.mjs', folder], { encoding: 'utf8' });
  expect(built.stderr).toBe('');
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await company.close();
});

/** The released file, alone in its folder, as an auditor would run it. */
function verifyAlone(given: unknown, ...args: string[]) {
  const file = join(folder, 'visit.json');
  writeFileSync(file, JSON.stringify(given));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['verify.mjs', 'visit.json', ...args], { cwd: folder, encoding: 'utf8' });
  return { status, says: stdout + stderr };
}
const ours = () => company.deps.key.publicKey;
const failed = async (given: unknown) => {
  const checks = await verifyBundle(given, { check: company.deps.verify, checkCertified: verifyCertified, organisationKey: ours() });
  return checks.filter(({ ok }) => !ok).map(({ name }) => name);
};

test('an exported visit holds: facts of the phone and of the desk, keys, receipts, the log', async () => {
  expect(await failed(bundle)).toEqual([]);
  expect(bundle.facts).toHaveLength(4);
  expect(bundle.photos).toEqual([PHOTO]);
  expect(verifyAlone(bundle, '--key', fingerprintOf(ours()))).toMatchObject({ status: 0 });
  expect(verifyAlone({ bundle })).toMatchObject({ status: 0, says: expect.stringContaining('Compare it') });
});

test('a part that was erased, or never let in, leaves the rest standing', async () => {
  const redacted = structuredClone(bundle) as Mutable;
  for (const { fact } of redacted.facts) delete fact.parts.place;
  expect(await failed(redacted)).toEqual([]);
});

// Whoever changes a file by hand is held by no types.
// oxlint-disable-next-line typescript/no-explicit-any
type Mutable = { -readonly [K in keyof Bundle]: any } & { note?: string };
const other = (text: string, at = 0) => text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
/** What the phone said, in its order; the desk's own chain may stand before or after it. */
const own = (b: Mutable) => b.facts.filter(({ fact }: Bundle['facts'][number]) => !fact.envelope.device.startsWith('desk.'));
const CHANGES: readonly [string, (b: Mutable) => unknown, string][] = [
  ['a place', (b) => (own(b)[0].fact.parts.place.value.fixes[0].lat += 0.00001), 'parts'],
  ['the details of a photo', (b) => (own(b)[1].fact.parts.details.value.source = 'gallery'), 'parts'],
  ['words', (b) => (own(b)[2].fact.parts.words.value.text += '。'), 'parts'],
  ['a salt', (b) => (own(b)[0].fact.parts.place.salt = other(own(b)[0].fact.parts.place.salt)), 'parts'],
  ['the time in an envelope', (b) => (own(b)[0].fact.envelope.at += 1), 'seal'],
  ['a seal', (b) => (own(b)[0].fact.seal = other(own(b)[0].fact.seal)), 'seal'],
  ['a signature', (b) => (own(b)[0].fact.signature = other(own(b)[0].fact.signature, 3)), 'signature'],
  ['the order', (b) => b.facts.reverse(), 'order'],
  ['a fact said twice', (b) => b.facts.unshift(b.facts[0]), 'order'],
  ['a receipt', (b) => (own(b)[0].receipt.receivedAt -= 60_000), 'receipt'],
  ['a leaf', (b) => (own(b)[0].logged.leaf.digest = other(own(b)[0].logged.leaf.digest)), 'logged'],
  ['the place in the log', (b) => (own(b)[0].logged.index += 1), 'logged'],
  ['the way to the root', (b) => (own(b)[0].logged.proof[0] = other(own(b)[0].logged.proof[0])), 'logged'],
  ['the root', (b) => (b.checkpoint.root = other(b.checkpoint.root)), 'checkpoint'],
  ['the size of the log', (b) => (b.checkpoint.size += 1), 'checkpoint'],
  ['whose the key is', (b) => (b.devices[0].person = '00000000-0000-4000-8000-000000000009'), 'device-logged'],
  ['the name of a device', (b) => (b.devices[0].device = other(b.devices[0].device)), 'device-key'],
  ['a photo', (b) => (b.photos[0] = other(b.photos[0])), 'photos'],
  ['the visit', (b) => (b.visit = '00000000-0000-4000-8000-000000000778'), 'same-visit'],
  ['a field that nobody knows', (b) => (b.note = 'trust me'), 'readable'],
];
test.each(CHANGES)('%s is changed, and the checker says so', async (_, change, name) => {
  const changed = structuredClone(bundle) as Mutable;
  change(changed);
  expect(await failed(changed)).toContain(name);
});

test('the released file alone, with nothing beside it, refuses each of these changes', () => {
  for (const [what, change] of CHANGES) {
    const changed = structuredClone(bundle) as Mutable;
    change(changed);
    expect([what, verifyAlone(changed).status]).toEqual([what, 1]);
  }
  expect(verifyAlone(bundle, '--key', 'dead beef').status).toBe(1);
  expect(verifyAlone('no bundle').status).toBe(1);
}, 60_000);

test('an auditor makes the tree anew from its public lines, and sees that it only grew', async () => {
  const before = (await ask(company.app, readCheckpoint, {})).reply.checkpoint!;
  const phone = await phoneOf(company);
  await ask(company.app, pushFacts, { device: phone.device, facts: [phone.say(said('visit.placed', { place })), { nonsense: true }] });
  await sequenceLog(company.deps);
  const { checkpoint, consistency, organisationKey } = (await ask(company.app, readCheckpoint, { from: before.size })).reply;
  const { leaves } = (await ask(company.app, readLeaves, { from: 0 }, { cookie })).reply;
  expect(checkpoint!.size).toBe(leaves.length);
  expect(await isCheckpointOf(organisationKey, checkpoint!, company.deps.verify)).toBe(true);
  const hashes = leaves.map(hashOfLeaf);
  const at: NodeAt = (level, position) =>
    level === 0 ? hashes[position]! : nodeHash(at(level - 1, 2 * position), at(level - 1, 2 * position + 1));
  expect(rootOf(0, leaves.length, at)).toBe(checkpoint!.root);
  expect(isConsistent(before.size, checkpoint!.size, consistency, before.root, checkpoint!.root)).toBe(true);
  expect(isConsistent(before.size, checkpoint!.size, consistency, other(before.root), checkpoint!.root)).toBe(false);
});

test('a visit that one may not see is not there, and a wrong question is told so', async () => {
  const unknown = await ask(company.app, exportVisit, { visit: '00000000-0000-4000-8000-00000000dead' }, { cookie });
  expect(unknown.problem).toBe('not-found');
  expect((await ask(company.app, exportVisit, { visit: VISIT })).problem).toBe('not-signed-in');
  for (const from of [-5, 0, 0.5, 10 ** 12, 'x']) expect((await ask(company.app, readCheckpoint, { from })).status).toBeLessThan(500);
  expect((await ask(company.app, readLeaves, { from: -1 }, { cookie })).problem).toBe('malformed');
});
