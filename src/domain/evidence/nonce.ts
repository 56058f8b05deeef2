import * as z from 'zod/mini';
import { fromBase64url, join, text, toBase64url, utf8 } from '../../base/bytes.ts';
import { canonical, type Json } from '../../base/json.ts';
import { type Instant, Instant as InstantSchema } from '../../base/moment.ts';
import { DeviceId } from '../ids.ts';
import type { CheckSignature, PublicKey } from './seal.ts';

/**
 * What the server gives at a contact, for the facts that follow until the next one: proof that they were made after
 * `issuedAt`. It carries the skew of the phone's clock as the server saw it, so that each fact says by itself how to
 * correct its time.
 */
export const Nonce = z.strictObject({
  v: z.literal(1),
  device: DeviceId,
  issuedAt: InstantSchema,
  skewMs: z.int(),
  chance: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/)),
});
export type Nonce = z.infer<typeof Nonce>;

export type Sign = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** `body.signature`, both base64url. */
export async function writeNonce(nonce: Nonce, sign: Sign): Promise<string> {
  const body = utf8(canonical(nonce as unknown as Json));
  return `${toBase64url(body)}.${toBase64url(await sign(tagged(body)))}`;
}

/** The nonce if the organisation signed it; undefined otherwise, also for `''`, which an enrolment without contact leaves. */
export async function readNonce(written: string, key: PublicKey, check: CheckSignature): Promise<Nonce | undefined> {
  const [, body, signature] = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})$/.exec(written) ?? [];
  if (!body || !signature) return undefined;
  try {
    const bytes = fromBase64url(body);
    if (!(await check(key, tagged(bytes), fromBase64url(signature)))) return undefined;
    return Nonce.parse(JSON.parse(text(bytes)));
  } catch {
    return undefined;
  }
}

/** The phone's time put right by what the server saw of its clock at the last contact. */
export function correctedAt(at: Instant, nonce: Pick<Nonce, 'skewMs'> | undefined): Instant {
  return Math.max(0, at + (nonce?.skewMs ?? 0));
}

function tagged(body: Uint8Array): Uint8Array {
  return join(utf8('ROUNDS-NONCE-1\0'), body);
}
