import { fromBase64url, toBase64url, utf8 } from '../../base/bytes.ts';
import type { FieldDeps } from '../ports.ts';

const PATIENCE_MS = 60_000;
const ALGORITHMS = [-7, -257] as const;

/** The phone's own passkeys. Whether a finger, a face or a number unlocked it, only the phone knows. */
export const passkey: FieldDeps['passkey'] = {
  create: async ({ id, name, employeeNo }, challenge) => {
    const made = await asked(() =>
      navigator.credentials.create({
        publicKey: {
          challenge,
          rp: { name: 'Rounds 巡访' },
          user: { id: utf8(id), name: employeeNo, displayName: name },
          pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
          authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
          attestation: 'none',
          timeout: PATIENCE_MS,
        },
      }),
    );
    if (!made) return undefined;
    const response = made.response as AuthenticatorAttestationResponse;
    const [key, algorithm] = [response.getPublicKey(), ALGORITHMS.find((known) => known === response.getPublicKeyAlgorithm())];
    if (!key || !algorithm) return undefined;
    return {
      ...{ credential: toBase64url(new Uint8Array(made.rawId)), algorithm, publicKey: written(key) },
      ...{ clientData: written(response.clientDataJSON), authenticatorData: written(response.getAuthenticatorData()) },
    };
  },
  confirm: async (credentials, challenge) => {
    const allowCredentials = credentials.map((id) => ({ type: 'public-key' as const, id: fromBase64url(id) }));
    const given = await asked(() =>
      navigator.credentials.get({ publicKey: { challenge, allowCredentials, userVerification: 'required', timeout: PATIENCE_MS } }),
    );
    if (!given) return undefined;
    const { clientDataJSON, authenticatorData, signature } = given.response as AuthenticatorAssertionResponse;
    return {
      ...{ credential: toBase64url(new Uint8Array(given.rawId)), clientData: written(clientDataJSON) },
      ...{ authenticatorData: written(authenticatorData), signature: written(signature) },
    };
  },
};

function written(bytes: ArrayBuffer): string {
  return toBase64url(new Uint8Array(bytes));
}

/** A no, a phone without a lock and a browser that knows no passkeys are all the same: nobody was confirmed. */
async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | undefined> {
  try {
    return ((await ask()) as PublicKeyCredential | null) ?? undefined;
  } catch {
    return undefined;
  }
}
