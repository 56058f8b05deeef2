/** A public key as JSON Web Key, on the one curve that is used here. */
interface P256Key {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Whether a P-256/SHA-256 signature (r‖s) is the key's own, by the browser's means. A key that is none signs nothing. */
export async function checkSignature({ kty, crv, x, y }: P256Key, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, P256, false, ['verify']).catch(() => undefined);
  return key !== undefined && crypto.subtle.verify(SIGNING, key, new Uint8Array(signature), new Uint8Array(message));
}

interface Signing {
  readonly kind: 'rsa' | 'ecdsa';
  readonly hash: string;
  readonly curve?: string;
}
interface Certified {
  readonly spki: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** The same for somebody who has a certificate, with the key as it stands there. */
export async function checkCertified({ kind, hash, curve = '' }: Signing, { spki, message, signature }: Certified): Promise<boolean> {
  const how = kind === 'rsa' ? { name: 'RSASSA-PKCS1-v1_5', hash } : { name: 'ECDSA', hash, namedCurve: curve };
  const key = await crypto.subtle.importKey('spki', new Uint8Array(spki), how, false, ['verify']).catch(() => undefined);
  return key !== undefined && crypto.subtle.verify(how, key, new Uint8Array(signature), new Uint8Array(message));
}
