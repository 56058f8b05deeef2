import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { fromBase64url } from '../../base/bytes.ts';
import { type Confirmation, confirmedBytes, type Expected, type NewPasskey, siteConfirmed } from '../../domain/evidence/passkey.ts';

const LEAST_RSA_BITS = 2_048;

/** Whether a passkey's owner confirmed just this, on the passkey's own site. */
export function isConfirmedBy(
  passkey: Pick<NewPasskey, 'algorithm'> & { readonly key: string; readonly site: string },
  confirmation: Confirmation,
  challenge: Expected['challenge'],
): boolean {
  const key = keyOf(passkey.key, passkey.algorithm);
  if (!key || siteConfirmed(confirmation, { type: 'webauthn.get', challenge, site: passkey.site }) === undefined) return false;
  try {
    return verify('sha256', confirmedBytes(confirmation), key, fromBase64url(confirmation.signature));
  } catch {
    return false;
  }
}

/** The key of a passkey, if it is one of the kind that it says it is. */
export function keyOf(spki: string, algorithm: NewPasskey['algorithm']): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64url'), format: 'der', type: 'spki' });
    const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
    const fits = algorithm === -7 ? namedCurve === 'prime256v1' : key.asymmetricKeyType === 'rsa' && modulusLength >= LEAST_RSA_BITS;
    return fits ? key : undefined;
  } catch {
    return undefined;
  }
}
