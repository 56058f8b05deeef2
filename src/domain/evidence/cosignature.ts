import * as z from 'zod/mini';
import { fromBase64url, join, toBase64url, utf8 } from '../../base/bytes.ts';
import { canonical, type Json } from '../../base/json.ts';
import { Instant } from '../../base/moment.ts';
import { Signature } from '../fact.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Sign } from './nonce.ts';
import { type CheckSignature, PublicKey } from './seal.ts';

/**
 * The word of a witness: "at this moment I was shown this checkpoint, and it only adds to every one that I signed before."
 * Somebody outside keeps it: a customer, a union, another server. What they sign is no copy, but the growing itself.
 */
export const Cosignature = z.strictObject({ v: z.literal(1), witness: PublicKey, at: Instant, signature: Signature });
export type Cosignature = z.infer<typeof Cosignature>;

export async function cosign(
  checkpoint: Checkpoint,
  { witness, at, sign }: { witness: PublicKey; at: Instant; sign: Sign },
): Promise<Cosignature> {
  return { v: 1, witness, at, signature: toBase64url(await sign(bytesOf(checkpoint, at))) };
}

export async function isCosignatureOf(
  checkpoint: Checkpoint,
  { witness, at, signature }: Cosignature,
  check: CheckSignature,
): Promise<boolean> {
  return check(witness, bytesOf(checkpoint, at), fromBase64url(signature));
}

/** The checkpoint without its own signature: two signatures of one word differ, and are one word all the same. */
function bytesOf({ v, origin, size, root, at: signedAt }: Checkpoint, at: Instant): Uint8Array {
  const checkpoint = { v, origin, size, root, at: signedAt };
  return join(utf8('ROUNDS-COSIGNATURE-1\0'), utf8(canonical({ v: 1, at, checkpoint } as unknown as Json)));
}
