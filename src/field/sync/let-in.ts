import { toBase64url } from '../../base/bytes.ts';
import { lettingInBytes } from '../../domain/evidence/letting-in.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { letInDevice } from '../../wire/devices.ts';
import type { FieldDeps } from '../ports.ts';

/** Says with this phone's own key that a new one belongs to the same person. */
export async function letIn({ clock, net, key }: Pick<FieldDeps, 'clock' | 'net' | 'key'>, device: DeviceId): Promise<void> {
  const said = { device, by: key.device, at: clock.now() };
  await net.call(letInDevice, { ...said, signature: toBase64url(await key.sign(lettingInBytes(said))) });
}
