import { toHex } from '../../base/bytes.ts';
import { bitsOf, type Der, inside, oidOf, readDer, TAG, timeOf } from '../../base/der.ts';
import type { Instant } from '../../base/moment.ts';
import { assert } from '../../base/result.ts';

/** How a signature of somebody else's world was made. ECDSA signatures come as r‖s, as everywhere here. */
export interface Signing {
  readonly kind: 'rsa' | 'ecdsa';
  readonly hash: 'SHA-256' | 'SHA-384' | 'SHA-512';
  readonly curve?: 'P-256' | 'P-384';
}

/** Checks a signature by a public key as certificates carry it (SubjectPublicKeyInfo). Each shell brings its platform's own. */
export type CheckCertified = (
  how: Signing,
  signed: { readonly spki: Uint8Array; readonly message: Uint8Array; readonly signature: Uint8Array },
) => boolean | Promise<boolean>;

/** What is asked of an X.509 certificate here. Names and serials are their own bytes in hex: they are compared, never shown. */
export interface Certificate {
  readonly whole: Uint8Array;
  readonly signed: Uint8Array;
  readonly algorithm: string;
  readonly signature: Uint8Array;
  readonly serial: string;
  readonly issuer: string;
  readonly subject: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly spki: Uint8Array;
  readonly mayIssue: boolean;
  /** For nothing but time stamps, as RFC 3161 §2.3 wants it: one purpose, and critical. */
  readonly isForStamps: boolean;
}

const HASHES = { 'SHA-256': 'SHA-256', 'SHA-384': 'SHA-384', 'SHA-512': 'SHA-512' } as const;
const SIGNINGS: Readonly<Record<string, Pick<Signing, 'kind' | 'hash'>>> = {
  '1.2.840.113549.1.1.11': { kind: 'rsa', hash: HASHES['SHA-256'] },
  '1.2.840.113549.1.1.12': { kind: 'rsa', hash: HASHES['SHA-384'] },
  '1.2.840.113549.1.1.13': { kind: 'rsa', hash: HASHES['SHA-512'] },
  '1.2.840.10045.4.3.2': { kind: 'ecdsa', hash: HASHES['SHA-256'] },
  '1.2.840.10045.4.3.3': { kind: 'ecdsa', hash: HASHES['SHA-384'] },
  '1.2.840.10045.4.3.4': { kind: 'ecdsa', hash: HASHES['SHA-512'] },
};
const RSA_KEY = '1.2.840.113549.1.1.1';
const EC_KEY = '1.2.840.10045.2.1';
const CURVES: Readonly<Record<string, { readonly curve: 'P-256' | 'P-384'; readonly bytes: number }>> = {
  '1.2.840.10045.3.1.7': { curve: 'P-256', bytes: 32 },
  '1.3.132.0.34': { curve: 'P-384', bytes: 48 },
};
const STAMPING = '1.3.6.1.5.5.7.3.8';
const EXTENSION = { constraints: '2.5.29.19', purposes: '2.5.29.37' };

/** Throws on what is no certificate. */
export function readCertificate(bytes: Uint8Array): Certificate {
  const whole = readDer(bytes);
  const [signed, algorithm, signature] = inside(whole, 3) as [Der, Der, Der];
  const fields = inside(signed, 7);
  // The version stands first where it is not 1.
  const [serial, , issuer, validity, subject, spki, ...more] = (fields[0]?.tag === 0xa0 ? fields.slice(1) : fields) as Der[];
  assert(serial && issuer && validity && subject && spki, 'a certificate');
  const [from, until] = inside(validity, 2) as [Der, Der];
  const extensions = extensionsIn(more);
  const [mayIssue] = extensions.get(EXTENSION.constraints)?.value ?? [];
  const purposes = extensions.get(EXTENSION.purposes);
  return {
    ...{ whole: whole.whole, signed: signed.whole, algorithm: oidOf(inside(algorithm, 1)[0] as Der), signature: bitsOf(signature) },
    ...{ serial: toHex(serial.body), issuer: toHex(issuer.whole), subject: toHex(subject.whole), spki: spki.whole },
    ...{ from: timeOf(from), until: timeOf(until) },
    mayIssue: mayIssue?.tag === 1 && mayIssue.body[0] === 0xff,
    isForStamps: purposes?.critical === true && purposes.value.length === 1 && oidOf(purposes.value[0] as Der) === STAMPING,
  };
}

function extensionsIn(fields: readonly Der[]): ReadonlyMap<string, { readonly critical: boolean; readonly value: readonly Der[] }> {
  const list = fields.find(({ tag }) => tag === 0xa3);
  const entries = list ? inside(inside(list, 1)[0] as Der) : [];
  return new Map(
    entries
      .map((entry) => inside(entry, 2))
      // Those that are no list of values, such as a key's name, are none of those that are asked about.
      .filter(([oid]) => Object.values(EXTENSION).includes(oidOf(oid as Der)))
      .map((parts) => {
        const value = parts.at(-1) as Der;
        return [oidOf(parts[0] as Der), { critical: parts.length === 3, value: inside(readDer(value.body)) }];
      }),
  );
}

/** How a key signed under these names of algorithms; nothing where it is one that is not believed any more, or not known. */
export function signingOf(algorithm: string, spki: Uint8Array, hash?: Signing['hash']): (Signing & { readonly bytes: number }) | undefined {
  const [kind, curve] = inside(inside(readDer(spki), 2)[0] as Der, 1);
  const named = SIGNINGS[algorithm] ?? (algorithm === RSA_KEY && hash ? { kind: 'rsa' as const, hash } : undefined);
  const key = oidOf(kind as Der);
  if (!named || key !== (named.kind === 'rsa' ? RSA_KEY : EC_KEY)) return undefined;
  if (named.kind === 'rsa') return { ...named, bytes: 0 };
  const known = curve?.tag === TAG.oid ? CURVES[oidOf(curve)] : undefined;
  return known && { ...named, ...known };
}

interface Made {
  readonly algorithm: string;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  /** Where the name of the algorithm leaves the digest open. */
  readonly hash?: Signing['hash'];
}

/** Whether a certificate's key made this signature. */
export async function isMadeBy({ spki }: Pick<Certificate, 'spki'>, made: Made, check: CheckCertified): Promise<boolean> {
  const { algorithm, message, signature, hash } = made;
  const how = signingOf(algorithm, spki, hash);
  if (!how) return false;
  const { bytes, ...signing } = how;
  return check(signing, { spki, message, signature: how.kind === 'rsa' ? signature : rawOf(signature, bytes) });
}

/** r‖s of a signature that came as two numbers in DER. */
function rawOf(signature: Uint8Array, bytes: number): Uint8Array {
  const raw = new Uint8Array(bytes * 2);
  for (const [i, { body }] of inside(readDer(signature), 2).slice(0, 2).entries()) {
    const digits = body.subarray(body.findIndex((byte) => byte !== 0));
    assert(digits.length <= bytes, 'a number that fits its curve');
    raw.set(digits, bytes * (i + 1) - digits.length);
  }
  return raw;
}

const MOST_STEPS = 5;

/** The trusted certificate that a certificate leads to, by way of others; each has to be good at that moment. */
export async function trustedBy(
  start: Certificate,
  { trusted, others, at, check }: { trusted: readonly Certificate[]; others: readonly Certificate[]; at: Instant; check: CheckCertified },
): Promise<Certificate | undefined> {
  const isGood = ({ from, until }: Certificate) => from <= at && at <= until;
  let current = start;
  for (let step = 0; step < MOST_STEPS && isGood(current); step++) {
    const itself = trusted.find(({ whole }) => toHex(whole) === toHex(current.whole));
    if (itself) return itself;
    const { signed: message, algorithm, signature, issuer } = current;
    let above: Certificate | undefined;
    for (const one of [...trusted, ...others]) {
      if (one.subject !== issuer || !one.mayIssue || one === current) continue;
      if (await isMadeBy(one, { algorithm, message, signature }, check)) above ??= one;
    }
    if (!above) return undefined;
    current = above;
  }
  return undefined;
}
