import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { type Bytes, fromHex, join, toHex } from '../../base/bytes.ts';
import { type Der, inside, oidOf, readDer, TAG, timeOf, writeDer, writeOid } from '../../base/der.ts';
import { taggedJsonDigest } from '../../base/digest.ts';
import type { Json } from '../../base/json.ts';
import type { Instant } from '../../base/moment.ts';
import { assert, err, ok, type Result } from '../../base/result.ts';
import type { Digest } from '../fact.ts';
import { type Certificate, type CheckCertified, isMadeBy, readCertificate, type Signing, trustedBy } from './certificate.ts';
import type { Checkpoint } from './checkpoint.ts';

// Time stamps of RFC 3161, in CMS (RFC 5652): somebody outside, whom the organisation does not command, says when a
// checkpoint was there at the latest.

const SHA_256 = '2.16.840.1.101.3.4.2.1';
const HASHES: Readonly<Record<string, { readonly hash: Signing['hash']; readonly of: (bytes: Uint8Array) => Uint8Array }>> = {
  [SHA_256]: { hash: 'SHA-256', of: sha256 },
  '2.16.840.1.101.3.4.2.2': { hash: 'SHA-384', of: sha384 },
  '2.16.840.1.101.3.4.2.3': { hash: 'SHA-512', of: sha512 },
};
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const STAMP_INFO = '1.2.840.113549.1.9.16.1.4';
const ATTRIBUTE = {
  type: '1.2.840.113549.1.9.3',
  digest: '1.2.840.113549.1.9.4',
  signer: '1.2.840.113549.1.9.16.2.12',
  signer2: '1.2.840.113549.1.9.16.2.47',
};

/** What is stamped: the signed checkpoint, signature and all. */
export function imprintOf(checkpoint: Checkpoint): Digest {
  return toHex(taggedJsonDigest('ROUNDS-STAMP-1', checkpoint as unknown as Json));
}

/** Stands before the chance, so that its number is positive and written in one way alone. */
const POSITIVE = Uint8Array.of(0x40);

/** A TimeStampReq for a digest; the answer has to say the same chance, so that no older one can be passed off as it. */
export function stampRequest(imprint: Digest, chance: Uint8Array): Bytes {
  const algorithm = writeDer(TAG.sequence, writeOid(SHA_256), writeDer(TAG.nothing));
  return writeDer(
    TAG.sequence,
    writeDer(TAG.integer, Uint8Array.of(1)),
    writeDer(TAG.sequence, algorithm, writeDer(TAG.octets, fromHex(imprint))),
    writeDer(TAG.integer, POSITIVE, chance),
    writeDer(1, Uint8Array.of(0xff)),
  );
}

/** The number that `stampRequest` asked to be said again. */
export function chanceIn(chance: Uint8Array): string {
  return toHex(join(POSITIVE, chance));
}

/** The token in a TimeStampResp, if one was granted. */
export function tokenIn(response: Uint8Array): Uint8Array | undefined {
  try {
    const [status, token] = inside(readDer(response), 1) as [Der, Der | undefined];
    const [said] = inside(status, 1) as [Der];
    return said.body.length === 1 && (said.body[0] as number) <= 1 ? token?.whole : undefined;
  } catch {
    return undefined;
  }
}

export type StampTrouble = 'unreadable' | 'other-thing' | 'other-signer' | 'not-for-stamps' | 'signature' | 'not-trusted';

export interface Stamp {
  readonly at: Instant;
  /** The number that was asked to be said again, in hex; '' where none was. */
  readonly chance: string;
  /** The trusted certificate that it leads to, by its SHA-256. */
  readonly trusted: Digest;
}
interface Asked {
  readonly imprint: Digest;
  /** Whom the reader trusts, as certificates. */
  readonly trusted: readonly Uint8Array[];
  readonly check: CheckCertified;
}

/** What a token says of this imprint, if it holds in every part. */
export async function readStamp(token: Uint8Array, asked: Asked): Promise<Result<Stamp, StampTrouble>> {
  try {
    return await weigh(partsOf(token), asked);
  } catch {
    return err('unreadable'); // a stranger's bytes: whatever they are, they are no stamp
  }
}

interface Parts {
  /** TSTInfo as its bytes, and what is read of it. */
  readonly content: Uint8Array;
  readonly imprint: string;
  readonly at: Instant;
  readonly chance: string;
  readonly certificates: readonly Certificate[];
  readonly signer: Signer;
}
interface Signer {
  readonly issuer: string;
  readonly serial: string;
  readonly digest: (typeof HASHES)[string];
  readonly algorithm: string;
  readonly signature: Uint8Array;
  /** The signed attributes as they were signed, and each by its name. */
  readonly signed: Uint8Array;
  readonly attributes: ReadonlyMap<string, Der>;
}

function partsOf(token: Uint8Array): Parts {
  const [type, wrapped] = inside(readDer(token), 2) as [Der, Der];
  assert(oidOf(type) === SIGNED_DATA, 'signed data');
  const [, , encapsulated, ...more] = inside(inside(wrapped, 1)[0] as Der, 4);
  const [kind, octets] = inside(encapsulated as Der, 2) as [Der, Der];
  assert(oidOf(kind) === STAMP_INFO, 'a time stamp');
  const content = (inside(octets, 1)[0] as Der).body;
  const list = more.find(({ tag }) => tag === 0xa0);
  const signers = inside(more.at(-1) as Der);
  assert(signers.length === 1, 'one signer');
  return {
    ...{ content, ...infoOf(content), signer: signerOf(signers[0] as Der) },
    certificates: (list ? inside(list) : []).filter(({ tag }) => tag === TAG.sequence).map(({ whole }) => readCertificate(whole)),
  };
}

function infoOf(content: Uint8Array): Pick<Parts, 'imprint' | 'at' | 'chance'> {
  const [, , imprint, , at, ...more] = inside(readDer(content), 5);
  const [algorithm, digest] = inside(imprint as Der, 2) as [Der, Der];
  assert(oidOf(inside(algorithm, 1)[0] as Der) === SHA_256, 'an imprint by SHA-256');
  const chance = more.find(({ tag }) => tag === TAG.integer);
  return { imprint: toHex(digest.body), at: timeOf(at as Der), chance: chance ? toHex(chance.body) : '' };
}

function signerOf(der: Der): Signer {
  const [, id, digest, attributes, algorithm, signature] = inside(der, 6) as [Der, Der, Der, Der, Der, Der];
  assert(id.tag === TAG.sequence && attributes.tag === 0xa0, 'a signer by name, with signed attributes');
  const [issuer, serial] = inside(id, 2) as [Der, Der];
  const hash = HASHES[oidOf(inside(digest, 1)[0] as Der)];
  assert(hash, 'a digest that is believed');
  const named = inside(attributes).map((one): [string, Der] => {
    const [name, values] = inside(one, 2) as [Der, Der];
    return [oidOf(name), inside(values, 1)[0] as Der];
  });
  return {
    ...{ issuer: toHex(issuer.whole), serial: toHex(serial.body), digest: hash, signature: signature.body },
    ...{ algorithm: oidOf(inside(algorithm, 1)[0] as Der), attributes: new Map(named) },
    // They travel under a tag of their place, and are signed as the set that they are (RFC 5652 §5.4).
    signed: join(Uint8Array.of(TAG.set), attributes.whole.subarray(1)),
  };
}

async function weigh({ content, imprint, at, chance, certificates, signer }: Parts, asked: Asked): Promise<Result<Stamp, StampTrouble>> {
  if (imprint !== asked.imprint) return err('other-thing');
  const trusted = asked.trusted.map(readCertificate);
  const own = [...certificates, ...trusted].find(({ issuer, serial }) => issuer === signer.issuer && serial === signer.serial);
  if (!own || !namesSigner(signer.attributes, own)) return err('other-signer');
  if (!own.isForStamps) return err('not-for-stamps');
  const { attributes, digest, algorithm, signature, signed } = signer;
  const [type, said] = [attributes.get(ATTRIBUTE.type), attributes.get(ATTRIBUTE.digest)];
  const isWhole = type && oidOf(type) === STAMP_INFO && said && toHex(said.body) === toHex(digest.of(content));
  if (!isWhole || !(await isMadeBy(own, { algorithm, message: signed, signature, hash: digest.hash }, asked.check))) {
    return err('signature');
  }
  const root = await trustedBy(own, { trusted, others: certificates, at, check: asked.check });
  return root ? ok({ at, chance, trusted: toHex(sha256(root.whole)) }) : err('not-trusted');
}

/** Whether the signed attributes bind this very certificate (RFC 5035), so that no other with the same name can stand in. */
function namesSigner(attributes: ReadonlyMap<string, Der>, { whole }: Certificate): boolean {
  const second = attributes.get(ATTRIBUTE.signer2);
  if (!second) return false;
  const parts = inside(inside(inside(second, 1)[0] as Der, 1)[0] as Der, 1);
  const [first, next] = parts as [Der, Der | undefined];
  if (first.tag === TAG.octets) return toHex(first.body) === toHex(sha256(whole));
  const hash = HASHES[oidOf(inside(first, 1)[0] as Der)];
  return hash !== undefined && next !== undefined && toHex(next.body) === toHex(hash.of(whole));
}
