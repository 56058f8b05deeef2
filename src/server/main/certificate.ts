import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** What a phone is told to trust, once. */
  readonly authority: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;

/**
 * A certificate of this machine, signed by an authority of its own that lies in the data folder: phones trust the
 * authority once, and the certificate can be made again when an address changes.
 */
export async function localCertificate(dataDir: string, names: readonly string[], now: Date): Promise<Certificate> {
  const folder = join(dataDir, 'tls');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const authority = await kept(folder, 'authority', () => makeAuthority(now));
  const covers = join(folder, 'server.names');
  const wanted = `${names.join(' ')} until ${new Date(now.getTime() - (now.getTime() % (90 * DAY_MS)) + 180 * DAY_MS).toISOString()}`;
  if (!existsSync(covers) || readFileSync(covers, 'utf8') !== wanted) {
    write(folder, 'server', await makeServer(authority, names, now));
    writeFileSync(covers, wanted);
  }
  const server = read(folder, 'server');
  return { key: server.key, cert: server.cert, authority: authority.cert };
}

interface Pair {
  readonly key: string;
  readonly cert: string;
}

async function kept(folder: string, name: string, make: () => Promise<Pair>): Promise<Pair> {
  if (!existsSync(join(folder, `${name}.crt`))) write(folder, name, await make());
  return read(folder, name);
}

function read(folder: string, name: string): Pair {
  return { key: readFileSync(join(folder, `${name}.key`), 'utf8'), cert: readFileSync(join(folder, `${name}.crt`), 'utf8') };
}

function write(folder: string, name: string, { key, cert }: Pair): void {
  writeFileSync(join(folder, `${name}.key`), key, { mode: 0o600 });
  writeFileSync(join(folder, `${name}.crt`), cert);
}

async function makeAuthority(now: Date): Promise<Pair> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const made = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serial(),
      name: 'CN=Rounds local authority',
      notBefore: new Date(now.getTime() - DAY_MS),
      notAfter: new Date(now.getTime() + 3_650 * DAY_MS),
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    },
    webcrypto as unknown as typeof globalThis.crypto,
  );
  return { key: await pemOf(keys.privateKey), cert: made.toString('pem') };
}

async function makeServer(authority: Pair, names: readonly string[], now: Date): Promise<Pair> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const issuer = new x509.X509Certificate(authority.cert);
  const made = await x509.X509CertificateGenerator.create(
    {
      serialNumber: serial(),
      subject: 'CN=Rounds',
      issuer: issuer.subject,
      notBefore: new Date(now.getTime() - DAY_MS),
      notAfter: new Date(now.getTime() + 390 * DAY_MS), // phones refuse more than 398 days
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey,
      signingKey: await privateKeyOf(authority.key),
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }))),
        await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      ],
    },
    webcrypto as unknown as typeof globalThis.crypto,
  );
  return { key: await pemOf(keys.privateKey), cert: made.toString('pem') };
}

function serial(): string {
  return `00${randomBytes(15).toString('hex')}`;
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const body = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${body.replace(/(.{64})/g, '$1\n')}\n-----END PRIVATE KEY-----\n`;
}

async function privateKeyOf(pem: string): Promise<webcrypto.CryptoKey> {
  const body = Buffer.from(pem.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64');
  return webcrypto.subtle.importKey('pkcs8', body, ALGORITHM, false, ['sign']);
}
