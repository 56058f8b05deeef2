import { passkeyChallenge } from '../../domain/evidence/passkey.ts';
import type { Person } from '../../domain/person.ts';
import { registerPasskey, removePasskey } from '../../wire/passkeys.ts';
import type { FieldDeps } from '../ports.ts';

type PasskeyDeps = Pick<FieldDeps, 'store' | 'net' | 'key' | 'passkey'>;

/** The names of the passkeys that were made on this phone. */
export async function ownPasskeys({ store }: Pick<FieldDeps, 'store'>): Promise<readonly string[]> {
  return (await store.read<readonly string[]>('passkeys')) ?? [];
}

/** Makes a passkey on this phone and tells the server its public key; false where the person or the phone would not. */
export async function makePasskey(deps: PasskeyDeps, me: Person): Promise<boolean> {
  const { store, net, key, passkey } = deps;
  const made = await passkey.create(me, passkeyChallenge(me.id, key.device));
  if (!made) return false;
  await net.call(registerPasskey, { device: key.device, passkey: made });
  await store.write({ passkeys: [...(await ownPasskeys(deps)), made.credential] });
  return true;
}

/** Given up here and on the server, wherever it was made. */
export async function removeOwn({ store, net }: Pick<FieldDeps, 'store' | 'net'>, credential: string): Promise<void> {
  await net.call(removePasskey, { credential });
  await store.write({ passkeys: (await ownPasskeys({ store })).filter((one) => one !== credential) });
}
