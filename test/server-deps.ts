import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign, verify } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublicKey } from '../src/domain/evidence/seal.ts';
import { photoEye } from '../src/server/adapters/photo-eye.ts';
import { planner } from '../src/server/adapters/planner.ts';
import { openPostgres } from '../src/server/adapters/postgres.ts';
import { verifyCertified } from '../src/server/adapters/verify.ts';
import { travelFrom } from '../src/server/adapters/travel.ts';
import type { Files, OrganisationKey, ServerDeps } from '../src/server/ports.ts';

/** All that a server asks for, on a real database, with keys of its own and files in memory. Passwords are cheap here. */
export function serverDeps(url: string, more: Partial<ServerDeps> = {}): ServerDeps {
  const clock = more.clock ?? { now: () => Date.now() };
  const database = more.database ?? openPostgres(url, { connections: 4 });
  return {
    clock,
    ids: { next: () => randomUUID(), secret: () => randomBytes(32).toString('base64url') },
    database,
    files: filesInMemory(),
    eye: photoEye(),
    planner: planner(),
    travel: travelFrom({ clock, database, report: () => {} }, {}),
    key: organisationKey(),
    verify: (key, message, signature) =>
      verify('sha256', message, { key: { ...key }, format: 'jwk', dsaEncoding: 'ieee-p1363' }, signature),
    verifyCertified,
    passwords: {
      hash: async (password) => `plain:${createHash('sha256').update(password).digest('hex')}`,
      verify: async (hash, password) => hash === `plain:${createHash('sha256').update(password).digest('hex')}`,
    },
    settings: { organisation: '试用公司', demo: false, secureCookies: false },
    report: (event, details) => event === 'our-fault' && console.error(details.error),
    ...more,
  };
}

function organisationKey(): OrganisationKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const signWith = (message: Uint8Array) => new Uint8Array(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }));
  return { publicKey: { kty: 'EC', crv: 'P-256', x, y } as PublicKey, fingerprint: 'test', sign: signWith };
}

function filesInMemory(): Files {
  const kept = new Map<string, Uint8Array>();
  return {
    drafts: mkdtempSync(join(tmpdir(), 'rounds-drafts-')),
    put: async (digest, bytes) => void kept.set(digest, bytes),
    get: async (digest) => kept.get(digest),
    has: async (digest) => kept.has(digest),
  };
}
