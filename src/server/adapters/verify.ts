import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Signing } from '../../domain/evidence/certificate.ts';
import type { PublicKey } from '../../domain/evidence/seal.ts';

const MOST_KEYS = 5_000;
const keys = new Map<string, KeyObject | null>();

/** Checks a P-256 signature (r‖s). Keys are read once; what is no point on the curve verifies nothing. */
export function verifySignature(key: PublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  const read = readKey(key);
  return read !== null && verify('sha256', message, { key: read, dsaEncoding: 'ieee-p1363' }, signature);
}

function readKey(key: PublicKey): KeyObject | null {
  const name = `${key.x}.${key.y}`;
  let read = keys.get(name);
  if (read === undefined) {
    if (keys.size >= MOST_KEYS) keys.clear();
    read = keyOf(key);
    keys.set(name, read);
  }
  return read;
}

function keyOf(key: PublicKey): KeyObject | null {
  try {
    return createPublicKey({ key: { ...key }, format: 'jwk' });
  } catch {
    return null;
  }
}

/** Checks a signature of somebody who has a certificate. A key that is none verifies nothing. */
export function verifyCertified(
  { hash }: Signing,
  { spki, message, signature }: { readonly spki: Uint8Array; readonly message: Uint8Array; readonly signature: Uint8Array },
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    return verify(hash, message, { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}
