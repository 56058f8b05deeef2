import type { PublicKey } from '../../domain/evidence/seal.ts';
import { enrolDevice } from '../../wire/devices.ts';
import type { FieldDeps } from '../ports.ts';
import { unproven } from './trouble.ts';

/** Binds this phone's key to who is signed in, and keeps the organisation's key from here on. Nothing goes up before that. */
export async function enrol({ net, store, key, phone }: Pick<FieldDeps, 'net' | 'store' | 'key' | 'phone'>, label: string): Promise<void> {
  const pinned = await store.read<PublicKey>('organisation');
  if (pinned) return;
  const { device, organisationKey, state } = await net.call(enrolDevice, { key: key.publicKey, label, phone });
  if (device !== key.device) throw unproven('key');
  await store.write({ organisation: organisationKey, enrolment: state });
}
