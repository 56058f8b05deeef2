import * as z from 'zod/mini';
import { type Bytes, fromBase64url, fromHex, join, toBase64url, toHex, utf8 } from '../../base/bytes.ts';
import { taggedDigest, taggedJsonDigest, textDigest } from '../../base/digest.ts';
import { canonical, type Json } from '../../base/json.ts';
import type { Digest, Envelope, Part, PartName, SealedFact, Signature } from '../fact.ts';

/** What a part binds itself to: without the salt nobody can tell, or guess, what it said. */
export function partDigest({ salt, value }: Part): Digest {
  return toHex(taggedDigest('ROUNDS-PART-1', fromHex(salt), utf8(canonical(value))));
}

/** What the device binds itself to, and what the next fact on that device points back to. */
export function sealOf(envelope: Envelope): Digest {
  return toHex(taggedJsonDigest('ROUNDS-FACT-1', envelope as unknown as Json));
}

/** The bytes that are signed: the seal, under a tag of their own. */
export function signedBytes(seal: Digest): Bytes {
  return join(utf8('ROUNDS-SIG-1\0'), fromHex(seal));
}

/** A public key as it travels: P-256, the two coordinates in base64url. */
export const PublicKey = z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate(), y: coordinate() });
export type PublicKey = z.infer<typeof PublicKey>;

function coordinate() {
  return z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
}

/** The RFC 7638 thumbprint, base64url: the name of a key. */
export function thumbprint({ crv, kty, x, y }: PublicKey): string {
  return toBase64url(textDigest(canonical({ crv, kty, x, y })));
}

/** What people compare by eye: the first half of the SHA-256 of a key's thumbprint, in fours. */
export function fingerprintOf(key: PublicKey): string {
  const hex = toHex(textDigest(thumbprint(key))).slice(0, 32);
  return hex.match(/.{4}/g)?.join(' ') ?? hex;
}

/** Checks a P-256/SHA-256 signature (r‖s). Each shell brings its platform's own; judging never waits for a network. */
export type CheckSignature = (key: PublicKey, message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;

export async function isSigned(check: CheckSignature, key: PublicKey, seal: Digest, signature: Signature): Promise<boolean> {
  return check(key, signedBytes(seal), fromBase64url(signature));
}

/** The parts whose value is not what the envelope committed to, or to which it committed to nothing. */
export function falseParts({ envelope, parts }: Pick<SealedFact, 'envelope' | 'parts'>): PartName[] {
  return (Object.entries(parts) as [PartName, Part][])
    .filter(([name, part]) => envelope.parts[name] !== partDigest(part))
    .map(([name]) => name);
}
