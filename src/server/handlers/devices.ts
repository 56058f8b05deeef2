import { randomBytes } from 'node:crypto';
import { keyLeafDigest } from '../../domain/evidence/bundle.ts';
import type { Checkpoint } from '../../domain/evidence/checkpoint.ts';
import { consistencyProof } from '../../domain/evidence/merkle.ts';
import { writeNonce } from '../../domain/evidence/nonce.ts';
import { thumbprint } from '../../domain/evidence/seal.ts';
import { textDigest } from '../../base/digest.ts';
import { fromBase64url, toHex } from '../../base/bytes.ts';
import { HOUR_MS } from '../../base/moment.ts';
import { type LettingIn, lettingInBytes } from '../../domain/evidence/letting-in.ts';
import { canonical } from '../../base/json.ts';
import { DeviceId, type PersonId } from '../../domain/ids.ts';
import { sees } from '../../domain/scope.ts';
import { coolDownMs, isNew } from '../../domain/trust/identity.ts';
import { changeDevice, enrolDevice, letInDevice, listDevices, makeContact } from '../../wire/devices.ts';
import { dropSessions } from '../access/accounts.ts';
import { loadCompany, seatOf } from '../directives/company.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import {
  devicesOf,
  type DeviceRow,
  insertDevice,
  noteContact,
  noteSession,
  readDevice,
  sessionOfDevice,
  setDeviceState,
} from '../store/devices.ts';
import { newestCheckpoint, overNodes } from '../store/log.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'key' | 'verify'>;

/** Phones and their keys: binding one to a person, the contacts that bracket what it says, and taking it back. */
export function handleDevices(app: App, deps: Deps): void {
  handle(app, enrolDevice, async ({ key, label, phone }, { person, scope, session }) => {
    const device = DeviceId.parse(thumbprint(key));
    const state = await deps.database.within(scope, async (sql) => {
      const made = await enrol(sql, deps, { id: device, person: person.id, key, label, phone });
      await noteSession(sql, device, session);
      return made;
    });
    return { device, person: person.id, organisationKey: deps.key.publicKey, state };
  });

  handle(app, makeContact, async ({ device: id, phoneAt, lastCheckpointSize }, { person, scope, session }) =>
    deps.database.within(scope, async (sql) => {
      const device = await readDevice(sql, id);
      if (!device || device.person !== person.id) throw new Problem('not-found');
      if (device.state === 'revoked') throw new Problem('device-revoked');
      if (device.state === 'awaits-approval') throw new Problem('device-awaits-approval');
      const serverAt = deps.clock.now();
      await noteContact(sql, id, serverAt);
      await noteSession(sql, id, session);
      const chance = randomBytes(16).toString('base64url');
      const nonce = await writeNonce({ v: 1, device: id, issuedAt: serverAt, skewMs: serverAt - phoneAt, chance }, deps.key.sign);
      return { nonce, serverAt, highestSeq: device.nextSeq - 1, ...(await grownSince(sql, lastCheckpointSize)) };
    }),
  );

  handle(app, listDevices, async ({ person }, caller) =>
    deps.database.within(caller.scope, async (sql) => {
      const whose = person ?? caller.person.id;
      await mustSee(sql, caller, whose);
      return { devices: (await devicesOf(sql, [whose])).filter(({ label }) => label !== 'desk').map(cardOf) };
    }),
  );

  handle(app, letInDevice, async ({ signature, ...said }, { person, scope }) => {
    await deps.database.within(scope, async (sql) => {
      const [device, by] = [await readDevice(sql, said.device), await readDevice(sql, said.by)];
      if (device?.person !== person.id || by?.person !== person.id) throw new Problem('not-found');
      if (device.state === 'revoked') throw new Problem('device-revoked');
      await mustVouch(sql, deps, { by, said, signature });
      if (device.state === 'active') return;
      await setDeviceState(sql, device.id, 'active');
      await logKey(sql, deps, { device: device.id, state: 'active', by: by.id });
    });
    return {};
  });

  handle(app, changeDevice, async ({ device: id, state }, caller) => {
    const session = await deps.database.within(caller.scope, async (sql) => {
      const device = await readDevice(sql, id);
      if (!device) throw new Problem('not-found');
      await mustSee(sql, caller, device.person);
      // Giving up one's own phone is everybody's right; letting one in is not one's own to decide.
      if (state === 'active' && !(caller.person.role === 'manager' || caller.person.role === 'admin')) throw new Problem('not-allowed');
      await setDeviceState(sql, id, state);
      await logKey(sql, deps, { device: id, state });
      return state === 'revoked' ? sessionOfDevice(sql, id) : undefined;
    });
    // What it could still read by its sign-in it can read no more; who gives a phone up does not sign themselves out.
    if (session && session !== caller.session) await deps.database.asOwner((sql) => dropSessions(sql, { session }));
    return {};
  });
}

/** Only a phone that is in use and no longer new may let in another, by its own signature of just now. */
async function mustVouch(
  sql: Sql,
  { clock, verify }: Deps,
  { by, said, signature }: { readonly by: DeviceRow; readonly said: LettingIn; readonly signature: string },
): Promise<void> {
  const now = clock.now();
  const first = !(await devicesOf(sql, [by.person])).some(({ label, enrolledAt }) => label !== 'desk' && enrolledAt < by.enrolledAt);
  const { policy } = await loadCompany(sql);
  if (by.state !== 'active' || by.id === said.device) throw new Problem('not-allowed');
  if (isNew({ enrolledAt: by.enrolledAt, first }, now, coolDownMs(policy))) throw new Problem('device-too-new');
  if (Math.abs(now - said.at) > JUST_NOW_MS) throw new Problem('stale');
  if (!verify(by.key, lettingInBytes(said), fromBase64url(signature))) throw new Problem('not-allowed');
}
/** Phones’ clocks are wrong by minutes. */
const JUST_NOW_MS = HOUR_MS;

/** What changes about a key is a line of the log as well. */
async function logKey(
  sql: Sql,
  { clock }: Pick<Deps, 'clock'>,
  said: { readonly device: DeviceId } & Readonly<Record<string, string>>,
): Promise<void> {
  const digest = toHex(textDigest(canonical(said)));
  await sql.rows(`insert into to_log (kind, ref, digest, at) values ('key', $1, $2, $3)`, [said.device, digest, clock.now()]);
}

/** Enrolling the same key again is nothing new; a revoked one stays revoked. */
async function enrol(
  sql: Sql,
  { clock }: Deps,
  device: Pick<DeviceRow, 'id' | 'person' | 'key' | 'label'> & { readonly phone: string | undefined },
): Promise<'active' | 'awaits-approval'> {
  const known = await readDevice(sql, device.id);
  if (known && known.person !== device.person) throw new Problem('not-allowed');
  if (known?.state === 'revoked') throw new Problem('device-revoked');
  if (known) return known.state as 'active' | 'awaits-approval';
  const { policy } = await loadCompany(sql);
  const state = policy.enrolment === 'self' ? 'active' : 'awaits-approval';
  await insertDevice(sql, { ...device, state, enrolledAt: clock.now() });
  const digest = keyLeafDigest(device.id, device.person);
  await sql.rows(`insert into to_log (kind, ref, digest, at) values ('key', $1, $2, $3)`, [device.id, digest, clock.now()]);
  return state;
}

async function grownSince(sql: Sql, size: number | undefined): Promise<{ checkpoint: Checkpoint | null; consistency: string[] }> {
  const checkpoint = await newestCheckpoint(sql);
  if (!checkpoint || size === undefined) return { checkpoint: checkpoint ?? null, consistency: [] };
  return { checkpoint, consistency: await overNodes(sql, (at) => consistencyProof(size, checkpoint.size, at)) };
}

/** Oneself, and whoever one manages. */
export async function mustSee(sql: Sql, { person, scope }: Caller, whose: PersonId): Promise<void> {
  if (whose === person.id) return;
  const company = await loadCompany(sql);
  if (person.role === 'rep' || !sees(scope, seatOf(company, company.people.get(whose)))) throw new Problem('not-found');
}

function cardOf({ id, person, label, enrolledAt, state, nextSeq, lastContactAt }: DeviceRow) {
  return { device: id, person, label, enrolledAt, state, highestSeq: nextSeq - 1, lastContactAt };
}
