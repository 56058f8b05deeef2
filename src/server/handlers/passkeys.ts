import { textDigest } from '../../base/digest.ts';
import { toHex } from '../../base/bytes.ts';
import { canonical } from '../../base/json.ts';
import { passkeyChallenge, siteConfirmed } from '../../domain/evidence/passkey.ts';
import { listPasskeys, registerPasskey, removePasskey } from '../../wire/passkeys.ts';
import { type App, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import { keyOf } from '../log/passkey.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { readDevice } from '../store/devices.ts';
import { insertPasskey, passkeysOf, readPasskey, setPasskeyRemoved } from '../store/passkeys.ts';
import { mustSee } from './devices.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database'>;

/** With what people confirm that it is they who check in. What is known of it is a public key. */
export function handlePasskeys(app: App, deps: Deps): void {
  handle(app, registerPasskey, async ({ device: id, passkey }, { person, scope }) => {
    const site = siteConfirmed(passkey, { type: 'webauthn.create', challenge: passkeyChallenge(person.id, id), site: undefined });
    if (site === undefined || !keyOf(passkey.publicKey, passkey.algorithm)) throw new Problem('malformed', { at: 'passkey' });
    await deps.database.within(scope, async (sql) => {
      const device = await readDevice(sql, id);
      if (device?.person !== person.id) throw new Problem('not-found');
      if (device.state !== 'active') throw new Problem(device.state === 'revoked' ? 'device-revoked' : 'device-awaits-approval');
      const { credential, algorithm, publicKey: key } = passkey;
      const isNew = await insertPasskey(sql, {
        id: credential,
        person: person.id,
        device: id,
        algorithm,
        key,
        site,
        registeredAt: deps.clock.now(),
      });
      const known = isNew ? undefined : await readPasskey(sql, credential);
      if (known && (known.person !== person.id || known.removedAt !== null)) throw new Problem('not-allowed');
      if (isNew) await logPasskey(sql, deps, { passkey: credential, person: person.id, key });
    });
    return {};
  });

  handle(app, listPasskeys, async ({ person }, caller) =>
    deps.database.within(caller.scope, async (sql) => {
      const whose = person ?? caller.person.id;
      await mustSee(sql, caller, whose);
      const passkeys = (await passkeysOf(sql, whose)).filter(({ removedAt }) => removedAt === null);
      return { passkeys: passkeys.map(({ id, device, registeredAt }) => ({ credential: id, device, registeredAt })) };
    }),
  );

  handle(app, removePasskey, async ({ credential }, caller) => {
    await deps.database.within(caller.scope, async (sql) => {
      const known = await readPasskey(sql, credential);
      if (!known) throw new Problem('not-found');
      await mustSee(sql, caller, known.person);
      if (known.removedAt !== null) return;
      await setPasskeyRemoved(sql, credential, deps.clock.now());
      await logPasskey(sql, deps, { passkey: credential, person: known.person, key: '' });
    });
    return {};
  });
}

/** Like a phone's key, one with which people confirm is a line of the log, when it comes and when it goes. */
async function logPasskey(
  sql: Sql,
  { clock }: Deps,
  said: { readonly passkey: string; readonly person: string; readonly key: string },
): Promise<void> {
  const digest = toHex(textDigest(canonical(said)));
  await sql.rows(`insert into to_log (kind, ref, digest, at) values ('key', $1, $2, $3)`, [
    `passkey:${digest.slice(0, 32)}`,
    digest,
    clock.now(),
  ]);
}
