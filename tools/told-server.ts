import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Instant } from '../src/base/moment.ts';
import { diskFiles } from '../src/server/adapters/disk-files.ts';
import { openOrganisationKey } from '../src/server/adapters/organisation-key.ts';
import { argonPasswords } from '../src/server/adapters/passwords.ts';
import { photoEye } from '../src/server/adapters/photo-eye.ts';
import { planner } from '../src/server/adapters/planner.ts';
import { openPostgres } from '../src/server/adapters/postgres.ts';
import { verifyCertified, verifySignature } from '../src/server/adapters/verify.ts';
import { travelFrom } from '../src/server/adapters/travel.ts';
import { createApp } from '../src/server/app.ts';
import type { App } from '../src/server/http/handle.ts';
import type { ServerDeps } from '../src/server/ports.ts';

/** A clock that stands until it is told to go on: the one thing here that is not what a server in service has. */
export interface ToldClock {
  readonly now: () => Instant;
  readonly tell: (at: Instant) => void;
}

export function toldClock(at: Instant): ToldClock {
  let told = at;
  return { now: () => told, tell: (next) => void (told = next) };
}

export interface ToldServer {
  readonly deps: ServerDeps;
  readonly app: App;
  readonly clock: ToldClock;
  readonly close: () => Promise<void>;
}

export interface Telling {
  readonly url: string;
  readonly dataDir: string;
  readonly clock: ToldClock;
  readonly organisation: string;
  readonly connections?: number;
}

/** The server as it is, over a real database and folder, in this process and by a told clock. */
export async function toldServer({ url, dataDir, clock, organisation, connections = 4 }: Telling): Promise<ToldServer> {
  const database = openPostgres(hasty(url), { connections });
  const deps: ServerDeps = {
    clock,
    ids: { next: v7, secret: () => randomBytes(32).toString('base64url') },
    database,
    files: await diskFiles(join(dataDir, 'files')),
    eye: photoEye(),
    planner: planner(),
    travel: travelFrom({ clock, database, report: () => {} }, {}),
    key: await openOrganisationKey(join(dataDir, 'keys')),
    verify: verifySignature,
    verifyCertified,
    passwords: onePassword(),
    settings: { organisation, demo: true, secureCookies: false },
    report: (event, details) => console.error(event, details),
  };
  const close = async () => {
    await deps.eye.close();
    await deps.planner.close();
    await database.close();
  };
  return { deps, app: createApp(deps), clock, close };
}

/** What a power cut would lose of a story is told again: it need not wait for the disk at every step. */
function hasty(url: string): string {
  const to = new URL(url);
  to.searchParams.set('options', '-c synchronous_commit=off');
  return to.href;
}

/** The same password for everybody is hashed once: an honest hash, and not forty times the same second of work. */
function onePassword(): ServerDeps['passwords'] {
  const [hashes, known] = [new Map<string, Promise<string>>(), new Set<string>()];
  return {
    hash: (password) => {
      const hash = hashes.get(password) ?? argonPasswords.hash(password);
      hashes.set(password, hash);
      return hash;
    },
    verify: async (hash, password) => {
      const pair = `${hash} ${password}`;
      if (known.has(pair)) return true;
      const right = await argonPasswords.verify(hash, password);
      if (right) known.add(pair);
      return right;
    },
  };
}
