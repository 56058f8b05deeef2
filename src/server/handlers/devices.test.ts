import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { aCompany, MONDAY_10, REP, type TestCompany } from '../../../test/ledger.ts';
import { phoneKey } from '../../../test/phone-key.ts';
import { keyLeafDigest } from '../../domain/evidence/bundle.ts';
import { isCheckpointOf } from '../../domain/evidence/checkpoint.ts';
import { isConsistent } from '../../domain/evidence/merkle.ts';
import { lettingInBytes } from '../../domain/evidence/letting-in.ts';
import { readNonce } from '../../domain/evidence/nonce.ts';
import type { FactBody } from '../../domain/facts.ts';
import { changeDevice, enrolDevice, letInDevice, listDevices, makeContact } from '../../wire/devices.ts';
import { DEFAULT_POLICY } from '../../domain/visit/policy.ts';
import { writeDirectives } from '../directives/write.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { toBase64url } from '../../base/bytes.ts';
import { DAY_MS } from '../../base/moment.ts';
import { signIn } from '../../wire/org.ts';
import { pullDirectives } from '../../wire/pull.ts';
import { pushFacts } from '../../wire/push-facts.ts';
import { setPassword } from '../access/accounts.ts';
import { sequenceLog } from '../jobs/sequence-log.ts';

let [company, cookie]: [TestCompany, string] = [] as never;
beforeAll(async () => {
  company = await aCompany();
  await setPassword(company.deps, REP, 'a good long password');
  cookie = (await ask(company.app, signIn, { employeeNo: REP.employeeNo, password: 'a good long password' })).cookie;
});
afterAll(() => company.close());

const opened: FactBody = { kind: 'duty.opened', refs: {}, blobs: [], parts: {} };
const asked = <T>(to: T, what: unknown) => ask(company.app, to as typeof listDevices, what, { cookie });
async function enrolled() {
  const phone = phoneKey(REP.id);
  const { reply } = await ask(company.app, enrolDevice, { key: phone.key, label: 'Phone' }, { cookie });
  return { ...phone, reply };
}

test('a key is bound to who is signed in, once, under its own name, with a line in the log', async () => {
  const phone = await enrolled();
  expect(phone.reply).toMatchObject({ device: phone.device, person: REP.id, state: 'active', organisationKey: company.deps.key.publicKey });
  expect((await ask(company.app, enrolDevice, { key: phone.key, label: 'Again' }, { cookie })).reply).toEqual(phone.reply);
  const lines = await company.rows(`select digest from to_log where kind = 'key' and ref = $1`, [phone.device]);
  expect(lines).toEqual([{ digest: keyLeafDigest(phone.device, REP.id) }]);
  expect((await ask(company.app, enrolDevice, { key: phone.key, label: '' })).problem).toBe('not-signed-in');
  const list = (await asked(listDevices, {})).reply.devices;
  expect(list.map(({ device }) => device)).toContain(phone.device);
});

test('a contact gives a nonce that puts the phone’s clock right, the newest checkpoint, and proof that it only grew', async () => {
  const phone = await enrolled();
  await sequenceLog(company.deps);
  const contact = (more: object = {}) =>
    ask(company.app, makeContact, { device: phone.device, phoneAt: Date.now() - 90_000, ...more }, { cookie });
  const first = (await contact()).reply;
  const nonce = await readNonce(first.nonce, company.deps.key.publicKey, company.deps.verify);
  expect(nonce).toMatchObject({ device: phone.device, issuedAt: first.serverAt });
  expect(Math.abs(nonce!.skewMs - 90_000)).toBeLessThan(5_000);
  expect(await readNonce(`${first.nonce.slice(0, -2)}AA`, company.deps.key.publicKey, company.deps.verify)).toBeUndefined();

  const fact = phone.say(opened, { at: MONDAY_10, nonce: first.nonce });
  await ask(company.app, pushFacts, { device: phone.device, facts: [fact] });
  expect(await company.rows('select at, nonce_at from fact where id = $1', [fact.envelope.id])).toEqual([
    { at: MONDAY_10 + nonce!.skewMs, nonce_at: nonce!.issuedAt },
  ]);
  await sequenceLog(company.deps);
  const { checkpoint, consistency, highestSeq } = (await contact({ lastCheckpointSize: first.checkpoint!.size })).reply;
  expect(highestSeq).toBe(0);
  expect(await isCheckpointOf(company.deps.key.publicKey, checkpoint!, company.deps.verify)).toBe(true);
  expect(isConsistent(first.checkpoint!.size, checkpoint!.size, consistency, first.checkpoint!.root, checkpoint!.root)).toBe(true);
});

test('one’s own lost phone is given up at once: it gets no nonce, its facts are put aside, and its key never comes back', async () => {
  const phone = await enrolled();
  expect((await asked(changeDevice, { device: phone.device, state: 'revoked' })).status).toBe(200);
  expect((await asked(makeContact, { device: phone.device, phoneAt: 1 })).problem).toBe('device-revoked');
  const { reply } = await ask(company.app, pushFacts, { device: phone.device, facts: [phone.say(opened)] });
  expect(reply.answers[0]).toMatchObject({ outcome: 'quarantined', why: 'revoked-device' });
  expect((await asked(enrolDevice, { key: phone.key, label: 'Again' })).problem).toBe('device-revoked');
  expect((await asked(changeDevice, { device: phone.device, state: 'active' })).problem).toBe('not-allowed');
});

test('a phone that is switched off reads nothing more: its sign-in ends within a second, and no other', async () => {
  const { cookie: own } = await ask(company.app, signIn, { employeeNo: REP.employeeNo, password: 'a good long password' });
  const key = phoneKey(REP.id);
  await ask(company.app, enrolDevice, { key: key.key, label: 'Lost' }, { cookie: own });
  const sees = async (by: string) => (await ask(company.app, pullDirectives, { epoch: '', after: 0 }, { cookie: by })).status;
  expect([await sees(own), await sees(cookie)]).toEqual([200, 200]);
  expect((await asked(changeDevice, { device: key.device, state: 'revoked' })).status).toBe(200);
  await vi.waitFor(async () => expect(await sees(own)).toBe(401), { timeout: 1_000 });
  expect(await sees(cookie)).toBe(200);
});

test('a contact in the name of a device that is not one’s own, or with a size out of this world', async () => {
  const stranger = phoneKey(REP.id);
  expect((await asked(makeContact, { device: stranger.device, phoneAt: 1 })).problem).toBe('not-found');
  const phone = await enrolled();
  for (const lastCheckpointSize of [-1, 0, 10 ** 9]) {
    const { status, reply } = await ask(
      company.app,
      makeContact,
      { device: phone.device, phoneAt: Date.now(), lastCheckpointSize },
      { cookie },
    );
    expect([status, reply.consistency]).toEqual([200, []]);
  }
});

test('a phone that is in use lets in a new one by its own signature; nobody else can, and no new phone another', async () => {
  const old = await enrolled();
  const { deps } = company;
  await deps.database.within(EVERYTHING, (sql) =>
    writeDirectives(sql, { at: Date.now(), by: REP.id }, [
      { kind: 'policy', id: 'org', value: { ...DEFAULT_POLICY, enrolment: 'approved' } },
    ]),
  );
  const fresh = await enrolled();
  expect(fresh.reply.state).toBe('awaits-approval');
  expect((await asked(makeContact, { device: fresh.device, phoneAt: Date.now() })).problem).toBe('device-awaits-approval');
  const say = async ({ by = old, device = fresh.device, at = Date.now(), signer = undefined as typeof old | undefined } = {}) => {
    const said = { device, by: by.device, at };
    return (await asked(letInDevice, { ...said, signature: toBase64url((signer ?? by).sign(lettingInBytes(said))) })).problem ?? 'in';
  };
  // The older phone is itself one of today, beside one that came before it.
  expect(await say()).toBe('device-too-new');
  await company.rows('update device set enrolled_at = enrolled_at - $2 where id = $1', [old.device, 2 * DAY_MS]);
  expect(await say({ signer: fresh })).toBe('not-allowed');
  expect(await say({ by: fresh })).toBe('not-allowed');
  expect(await say({ at: Date.now() - DAY_MS })).toBe('stale');
  expect(await say({ device: phoneKey(REP.id).device })).toBe('not-found');
  expect(await say()).toBe('in');
  expect(await say()).toBe('in');
  expect((await asked(makeContact, { device: fresh.device, phoneAt: Date.now() })).status).toBe(200);
  expect(await company.rows(`select count(*)::int as n from to_log where kind = 'key' and ref = $1`, [fresh.device])).toEqual([{ n: 2 }]);
  await asked(changeDevice, { device: fresh.device, state: 'revoked' });
  expect(await say()).toBe('device-revoked');
});
