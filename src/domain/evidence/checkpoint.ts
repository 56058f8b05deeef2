import * as z from 'zod/mini';
import { fromBase64url, join, toBase64url, utf8 } from '../../base/bytes.ts';
import { canonical, type Json } from '../../base/json.ts';
import { Instant } from '../../base/moment.ts';
import { Digest, Signature } from '../fact.ts';
import { leafHash } from './merkle.ts';
import type { Sign } from './nonce.ts';
import type { CheckSignature, PublicKey } from './seal.ts';

/** What the log holds a line about. */
export const LEAF_KINDS = ['fact', 'quarantine', 'key', 'review', 'directive', 'erasure', 'rotation'] as const;

/** One line of the log: what kind of thing, its id, and the digest of what it said. Nothing personal stands here. */
export const Leaf = z.strictObject({ v: z.literal(1), kind: z.enum(LEAF_KINDS), ref: z.string(), digest: Digest });
export type Leaf = z.infer<typeof Leaf>;

export function hashOfLeaf(leaf: Leaf): Digest {
  return leafHash(utf8(canonical(leaf as unknown as Json)));
}

/** So many lines are written under one signature at most; where more wait, the next follows at once. */
export const LINES_AT_ONCE = 5_000;

/** The organisation's signed word about the whole log at one moment. */
export const Checkpoint = z.strictObject({
  v: z.literal(1),
  origin: z.string(),
  size: z.int().check(z.nonnegative()),
  root: Digest,
  at: Instant,
  signature: Signature,
});
export type Checkpoint = z.infer<typeof Checkpoint>;

export async function signCheckpoint(body: Omit<Checkpoint, 'signature'>, sign: Sign): Promise<Checkpoint> {
  return { ...body, signature: toBase64url(await sign(bytesOf(body))) };
}

export async function isCheckpointOf(key: PublicKey, { signature, ...body }: Checkpoint, check: CheckSignature): Promise<boolean> {
  return check(key, bytesOf(body), fromBase64url(signature));
}

function bytesOf(body: Omit<Checkpoint, 'signature'>): Uint8Array {
  return join(utf8('ROUNDS-CHECKPOINT-1\0'), utf8(canonical(body as unknown as Json)));
}
