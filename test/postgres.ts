import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../src/server/adapters/embedded-postgres.ts';
import { migrate } from '../src/server/store/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string;
  }
}

export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

interface Shared {
  users: number;
  readonly server: Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
}

const TEMPLATE = 'rounds_template';

/** Several projects of one run each set up; they share one server, kept where all of them see it. */
const shelf = globalThis as typeof globalThis & { roundsTestPostgres?: Shared };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (shelf.roundsTestPostgres ??= { users: 0, server: startServer() });
  shared.users += 1;
  const { url, close } = await shared.server;
  project.provide('postgres', url);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete shelf.roundsTestPostgres;
    await close();
  };
}

/** A database of one's own, with the schema and nothing in it. */
export function freshDatabase(): Promise<TestDatabase> {
  return create(`template ${TEMPLATE}`);
}

export function emptyDatabase(): Promise<TestDatabase> {
  return create('template template0');
}

async function create(how: string): Promise<TestDatabase> {
  const url = inject('postgres');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await administer(url, `create database ${name} ${how}`);
  return { url: named(url, name), drop: () => administer(url, `drop database ${name} with (force)`) };
}

async function startServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'rounds-postgres-'));
  // What a power cut would lose is of no worth here.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const server = await startEmbeddedPostgres({ dataDir, settings });
  const close = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await administer(server.url, `create database ${TEMPLATE}`);
    await migrate(named(server.url, TEMPLATE));
    return { url: server.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function named(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
