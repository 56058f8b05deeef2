import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { toBase64url, utf8 } from '../src/base/bytes.ts';
import type { FieldDeps } from '../src/field/ports.ts';

interface How {
  readonly algorithm?: -7 | -257;
  /** Whether the phone was unlocked, or only touched. */
  readonly verified?: boolean;
  readonly origin?: string;
}

/** A phone's passkeys by the means of this machine: real keys and signatures, an owner who always says yes. */
export function softPasskey({ algorithm = -7, verified = true, origin = 'http://localhost' }: How = {}): FieldDeps['passkey'] {
  const keys = new Map<string, KeyObject>();
  const words = (type: string, challenge: Uint8Array) => {
    const clientData = utf8(JSON.stringify({ type, challenge: toBase64url(challenge), origin, crossOrigin: false }));
    const site = createHash('sha256').update(new URL(origin).hostname).digest();
    return { clientData, authenticatorData: Uint8Array.from([...site, verified ? 0x05 : 0x01, 0, 0, 0, 0]) };
  };
  return {
    create: async (_, challenge) => {
      const { privateKey, publicKey } =
        algorithm === -7 ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2_048 });
      const credential = toBase64url(randomBytes(16));
      keys.set(credential, privateKey);
      const { clientData, authenticatorData } = words('webauthn.create', challenge);
      const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));
      const written = { publicKey: toBase64url(spki), clientData: toBase64url(clientData) };
      return { credential, algorithm, ...written, authenticatorData: toBase64url(authenticatorData) };
    },
    confirm: async (credentials, challenge) => {
      const credential = credentials.find((id) => keys.has(id));
      const key = credential && keys.get(credential);
      if (!credential || !key) return undefined;
      const { clientData, authenticatorData } = words('webauthn.get', challenge);
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()]);
      const signature = toBase64url(new Uint8Array(sign('sha256', signed, key)));
      return { credential, clientData: toBase64url(clientData), authenticatorData: toBase64url(authenticatorData), signature };
    },
  };
}
