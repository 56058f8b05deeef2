import { generateKeyPairSync, sign } from 'node:crypto';
import { type PublicKey, thumbprint } from '../src/domain/evidence/seal.ts';
import { DeviceId } from '../src/domain/ids.ts';
import type { FieldDeps } from '../src/field/ports.ts';

/** A real P-256 key, as a phone would make one, by the means of this machine. */
export function phoneKey(): FieldDeps['key'] {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const key: PublicKey = { kty: 'EC', crv: 'P-256', x, y };
  return {
    device: DeviceId.parse(thumbprint(key)),
    publicKey: key,
    sign: async (message) => new Uint8Array(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
  };
}
