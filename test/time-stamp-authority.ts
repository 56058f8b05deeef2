import 'reflect-metadata';
import { createHash, type webcrypto } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as x509 from '@peculiar/x509';
import { type Bytes, fromHex, utf8 } from '../src/base/bytes.ts';
import { type Der, inside, readDer, TAG, writeDer, writeOid } from '../src/base/der.ts';

// A time stamp authority that answers as RFC 3161 says, or lies in one of these ways.

export type Manner =
  | 'honest'
  | 'refuses'
  | 'silent'
  | 'prattles'
  | 'floods'
  | 'stamps another thing'
  | 'answers an older question'
  | 'is an hour late'
  | 'signs wrongly'
  | 'is not for stamps'
  | 'is somebody else'
  | 'takes another name';

export interface Authority {
  readonly url: string;
  /** The certificate to trust, as DER. */
  readonly root: Uint8Array;
  manner: Manner;
  asked: number;
  readonly stop: () => Promise<void>;
}
type Kind = 'RSA' | 'ECDSA';
interface Holder {
  readonly certificate: x509.X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
}

const WAYS = {
  ECDSA: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  RSA: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: Uint8Array.of(1, 0, 1), modulusLength: 2_048 },
} as const;
const ALGORITHMS = { ECDSA: '1.2.840.10045.4.3.2', RSA: '1.2.840.113549.1.1.1' };
const SHA_256 = '2.16.840.1.101.3.4.2.1';
const MOST_MS = 20 * 365 * 86_400_000;

/** Root, issuer below it, and the authority below that: its keys are of the kind asked for. */
export async function aTimeStampAuthority(now: () => number, kind: Kind = 'ECDSA'): Promise<Authority> {
  const real = await aChain(kind, '真 Root');
  const [other, plain] = [await aChain('ECDSA', '真 Root'), await aChain('ECDSA', '平 Root', false)];
  const authority: Authority & { manner: Manner } = { url: '', root: new Uint8Array(), manner: 'honest', asked: 0, stop: async () => {} };
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    authority.asked += 1;
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const asked = Buffer.concat(pieces);
    if (authority.manner === 'silent') return;
    response.setHeader('content-type', 'application/timestamp-reply');
    if (authority.manner === 'prattles') return void response.end('<html>502</html>');
    if (authority.manner === 'floods') return void response.end(Buffer.alloc(3_000_000));
    const chains = { 'is somebody else': other, 'is not for stamps': plain } as const;
    const chain = authority.manner in chains ? chains[authority.manner as keyof typeof chains] : real;
    response.end(await replyTo(asked, { chain, manner: authority.manner, now: now(), kind: chain === real ? kind : 'ECDSA', other }));
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return Object.assign(authority, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`,
    root: new Uint8Array(real.root.certificate.rawData),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  });
}

interface Chain {
  readonly root: Holder;
  readonly issuer: Holder;
  readonly own: Holder;
}

async function aChain(kind: Kind, name: string, forStamps = true): Promise<Chain> {
  const root = await aHolder(`CN=${name}`, 'ECDSA', undefined, [new x509.BasicConstraintsExtension(true, 2, true)]);
  const issuer = await aHolder('CN=Issuer', kind, root, [new x509.BasicConstraintsExtension(true, 0, true)]);
  const purpose = new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.8'], true);
  return { root, issuer, own: await aHolder('CN=Stamps', kind, issuer, forStamps ? [purpose] : []) };
}

async function aHolder(subject: string, kind: Kind, above: Holder | undefined, extensions: x509.Extension[]): Promise<Holder> {
  const keys = (await crypto.subtle.generateKey(WAYS[kind], true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const common = { serialNumber: '0a01', notBefore: new Date(0), notAfter: new Date(Date.now() + MOST_MS), extensions };
  const signingAlgorithm = above ? (above.keys.privateKey.algorithm as typeof WAYS.ECDSA) : WAYS[kind];
  const certificate = await x509.X509CertificateGenerator.create({
    ...{ ...common, subject, issuer: above?.certificate.subject ?? subject, publicKey: keys.publicKey },
    ...{ signingKey: (above ?? { keys }).keys.privateKey, signingAlgorithm: { ...signingAlgorithm, hash: 'SHA-256' } },
  });
  return { certificate, keys };
}

interface How {
  readonly chain: Chain;
  readonly manner: Manner;
  readonly now: number;
  readonly kind: Kind;
  readonly other: Chain;
}
const sequence = (...parts: Uint8Array[]) => writeDer(TAG.sequence, ...parts);
const number = (...bytes: number[]) => writeDer(TAG.integer, Uint8Array.from(bytes));
const octets = (bytes: Uint8Array) => writeDer(TAG.octets, bytes);
const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const digestName = sequence(writeOid(SHA_256), writeDer(TAG.nothing));

async function replyTo(request: Uint8Array, how: How): Promise<Uint8Array> {
  if (how.manner === 'refuses') return sequence(sequence(number(2)));
  const [, imprint, chance] = inside(readDer(request), 3) as [Der, Der, Der];
  return sequence(sequence(number(0)), await tokenFor({ imprint: imprint.whole, chance: chance.whole }, how));
}

async function tokenFor(asked: { imprint: Uint8Array; chance: Uint8Array }, how: How): Promise<Bytes> {
  const { manner, now, chain } = how;
  const time = new Date(manner === 'is an hour late' ? now + 3_600_000 : now)
    .toISOString()
    .replaceAll(/[-:T]/g, '')
    .replace(/0*Z$|\.0*Z$/, 'Z');
  const info = sequence(
    ...[number(1), writeOid('1.2.3.4.1')],
    manner === 'stamps another thing' ? sequence(digestName, octets(new Uint8Array(32))) : asked.imprint,
    ...[number(7), writeDer(TAG.time, utf8(time))],
    manner === 'answers an older question' ? number(0x41, 1) : asked.chance,
  );
  const held = [chain.own, chain.issuer].map(({ certificate }) => new Uint8Array(certificate.rawData));
  const signed = sequence(
    ...[number(3), writeDer(TAG.set, digestName)],
    sequence(writeOid('1.2.840.113549.1.9.16.1.4'), writeDer(0xa0, octets(info))),
    writeDer(0xa0, ...held),
    writeDer(TAG.set, await signerOf(info, how)),
  );
  return sequence(writeOid('1.2.840.113549.1.7.2'), writeDer(0xa0, signed));
}

async function signerOf(info: Uint8Array, { chain, manner, kind, other }: How): Promise<Uint8Array> {
  const certificate = new Uint8Array(chain.own.certificate.rawData);
  const named = manner === 'takes another name' ? new Uint8Array(other.own.certificate.rawData) : certificate;
  const [tbs] = inside(readDer(certificate)) as [Der];
  const [, serial, , issuer] = inside(tbs) as [Der, Der, Der, Der];
  const attribute = (name: string, value: Uint8Array) => sequence(writeOid(name), writeDer(TAG.set, value));
  const attributes = [
    attribute('1.2.840.113549.1.9.3', writeOid('1.2.840.113549.1.9.16.1.4')),
    attribute('1.2.840.113549.1.9.4', octets(sha256(info))),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(sha256(named)))))),
  ];
  const raw = await crypto.subtle.sign(WAYS[kind], chain.own.keys.privateKey, writeDer(TAG.set, ...attributes));
  const signature = kind === 'RSA' ? new Uint8Array(raw) : derOf(new Uint8Array(raw));
  if (manner === 'signs wrongly') signature[signature.length - 1] = ((signature.at(-1) as number) + 1) % 256;
  return sequence(
    ...[number(1), sequence(issuer.whole, serial.whole), digestName, writeDer(0xa0, ...attributes)],
    ...[sequence(writeOid(ALGORITHMS[kind])), octets(signature)],
  );
}

/** r‖s as two numbers: each without needless zeros in front, and with one where it would look negative. */
function derOf(raw: Uint8Array): Bytes {
  const numbers = [raw.subarray(0, 32), raw.subarray(32)].map((half) => {
    const hex = Buffer.from(half)
      .toString('hex')
      .replace(/^(00)+/, '');
    return number(...fromHex(Number.parseInt(hex.slice(0, 2), 16) >= 128 ? `00${hex}` : hex));
  });
  return sequence(...numbers);
}
