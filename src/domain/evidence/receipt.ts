import * as z from 'zod/mini';
import { fromBase64url, join, toBase64url, utf8 } from '../../base/bytes.ts';
import { canonical, type Json } from '../../base/json.ts';
import { Instant } from '../../base/moment.ts';
import { Digest, Signature } from '../fact.ts';
import type { Sign } from './nonce.ts';
import type { CheckSignature, PublicKey } from './seal.ts';

/** How long the log may take: a fact without a leaf after this is proof against the server. */
export const LOGGED_WITHIN_MS = 60_000;

/** The server's signed word that it holds these bytes durably, and by when the log will show them. */
export const Receipt = z.strictObject({
  v: z.literal(1),
  seal: Digest,
  receivedAt: Instant,
  loggedBy: Instant,
  outcome: z.enum(['stored', 'quarantined']),
  signature: Signature,
});
export type Receipt = z.infer<typeof Receipt>;

export async function signReceipt(body: Omit<Receipt, 'signature'>, sign: Sign): Promise<Receipt> {
  return { ...body, signature: toBase64url(await sign(bytesOf(body))) };
}

export async function isReceiptOf(key: PublicKey, { signature, ...body }: Receipt, check: CheckSignature): Promise<boolean> {
  return check(key, bytesOf(body), fromBase64url(signature));
}

function bytesOf(body: Omit<Receipt, 'signature'>): Uint8Array {
  return join(utf8('ROUNDS-RECEIPT-1\0'), utf8(canonical(body as unknown as Json)));
}
