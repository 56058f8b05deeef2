import * as z from 'zod/mini';
import { type Bytes, fromBase64url, fromHex, join, text, toBase64url, toHex, utf8 } from '../../base/bytes.ts';
import { taggedDigest, taggedJsonDigest, fileDigest } from '../../base/digest.ts';
import type { Digest } from '../fact.ts';
import type { DeviceId, PersonId } from '../ids.ts';

// A passkey says that somebody unlocked a phone as its owner, at this moment and for this one check-in. How they did it
// stays inside the phone.

const base64url = (most: number) => z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(most));

export const CredentialId = base64url(1_400);

/** What a phone answers when its owner has confirmed: the words of WebAuthn, as they come. */
export const Confirmation = z.strictObject({
  credential: CredentialId,
  clientData: base64url(4_000),
  authenticatorData: base64url(4_000),
  signature: base64url(1_400),
});
export type Confirmation = z.infer<typeof Confirmation>;

/** A passkey as a phone makes it: ES256 or RS256, its public key as SubjectPublicKeyInfo. */
export const NewPasskey = z.strictObject({
  credential: CredentialId,
  algorithm: z.literal([-7, -257]),
  publicKey: base64url(2_000),
  clientData: base64url(4_000),
  authenticatorData: base64url(8_000),
});
export type NewPasskey = z.infer<typeof NewPasskey>;

/** What is confirmed at a check-in: its seal, and so who, when, where, after which nonce. It needs no network. */
export function checkInChallenge(seal: Digest): Bytes {
  return taggedDigest('ROUNDS-PERSON-1', fromHex(seal));
}

/** What a new passkey is bound to: whose it is, and the phone that it was made on. */
export function passkeyChallenge(person: PersonId, device: DeviceId): Bytes {
  return taggedJsonDigest('ROUNDS-PASSKEY-1', { person, device });
}

const ClientData = z.object({ type: z.string(), challenge: z.string(), origin: z.string() });
const ORIGIN = /^https?:\/\/([^/:?#@[\]]+)(?::\d+)?$/;
const [PRESENT, VERIFIED] = [0x01, 0x04];
const FLAGS_AT = 32;

export interface Expected {
  readonly type: 'webauthn.create' | 'webauthn.get';
  readonly challenge: Bytes;
  /** The site that the passkey belongs to; undefined where it is only now told. */
  readonly site: string | undefined;
}

/** The site for which somebody was there, and unlocked the phone as its owner, for just this; undefined where that is not what it says. */
export function siteConfirmed(
  { clientData, authenticatorData }: Pick<Confirmation, 'clientData' | 'authenticatorData'>,
  { type, challenge, site }: Expected,
): string | undefined {
  const said = readClientData(clientData);
  const data = bytesOf(authenticatorData);
  if (!said || !data || data.length <= FLAGS_AT + 4) return undefined;
  const [, host] = ORIGIN.exec(said.origin) ?? [];
  if (host === undefined) return undefined;
  const flags = data[FLAGS_AT] ?? 0;
  const holds =
    said.type === type &&
    said.challenge === toBase64url(challenge) &&
    (site === undefined || host === site) &&
    toHex(data.subarray(0, FLAGS_AT)) === fileDigest(utf8(host)) &&
    (flags & PRESENT) !== 0 &&
    (flags & VERIFIED) !== 0;
  return holds ? host : undefined;
}

/** The bytes that a passkey signs. */
export function confirmedBytes({ clientData, authenticatorData }: Pick<Confirmation, 'clientData' | 'authenticatorData'>): Bytes {
  return join(fromBase64url(authenticatorData), fromHex(fileDigest(fromBase64url(clientData))));
}

function readClientData(written: string): z.infer<typeof ClientData> | undefined {
  const bytes = bytesOf(written);
  if (!bytes) return undefined;
  try {
    return ClientData.safeParse(JSON.parse(text(bytes))).data;
  } catch {
    return undefined;
  }
}

/** A text of base64url that is none is a word like any other from outside. */
function bytesOf(written: string): Bytes | undefined {
  try {
    return fromBase64url(written);
  } catch {
    return undefined;
  }
}
