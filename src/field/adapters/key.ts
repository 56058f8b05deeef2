import { assert } from '../../base/result.ts';
import { type PublicKey, thumbprint } from '../../domain/evidence/seal.ts';
import { DeviceId } from '../../domain/ids.ts';
import type { FieldDeps } from '../ports.ts';
import { type Connection, keptKey } from './phone-database.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const HOW = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** The device's own key. The browser keeps it and signs with it; nobody, this app among them, can read it. */
export async function deviceKey(connection: Connection): Promise<FieldDeps['key']> {
  const { privateKey, publicKey } = await keptKey(connection, 'signer', () => crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']));
  const { x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  assert(x && y, 'a P-256 key without its point');
  const key: PublicKey = { kty: 'EC', crv: 'P-256', x, y };
  return {
    device: DeviceId.parse(thumbprint(key)),
    publicKey: key,
    sign: async (message) => new Uint8Array(await crypto.subtle.sign(HOW, privateKey, new Uint8Array(message))),
  };
}
