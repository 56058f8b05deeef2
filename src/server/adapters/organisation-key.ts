import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprintOf, PublicKey } from '../../domain/evidence/seal.ts';
import type { OrganisationKey } from '../ports.ts';

const FILE = 'organisation.pem';

/** The organisation's key from the environment (PEM), or from its folder, where the first start makes one. Never from the database. */
export async function openOrganisationKey(folder: string, fromEnvironment = process.env.ORGANISATION_KEY): Promise<OrganisationKey> {
  const pem = fromEnvironment ?? (await readPem(folder)) ?? (await makePem(folder));
  const privateKey = createPrivateKey(pem);
  const publicKey = PublicKey.parse(coordinatesOf(createPublicKey(privateKey)));
  return {
    publicKey,
    fingerprint: fingerprintOf(publicKey),
    sign: (message) => new Uint8Array(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
  };
}

function coordinatesOf(key: KeyObject): unknown {
  const { kty, crv, x, y } = key.export({ format: 'jwk' });
  return { kty, crv, x, y };
}

async function readPem(folder: string): Promise<string | undefined> {
  return readFile(join(folder, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error; // a key that cannot be read must never be replaced by a new one
  });
}

async function makePem(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const draft = join(folder, `${FILE}.${process.pid}`);
  await writeFile(draft, pem, { mode: 0o600, flush: true });
  await chmod(draft, 0o600);
  await rename(draft, join(folder, FILE));
  return pem;
}
