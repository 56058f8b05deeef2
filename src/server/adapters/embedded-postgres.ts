import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findPostgres, type PostgresBinaries, type RunAs } from './postgres-binaries.ts';
import { claimFolder, endOrphan, giveTo, releaseFolder, serverOf } from './postgres-folder.ts';

export interface EmbeddedPostgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Holds the cluster, its password and the server's last log. Made if it is not there. */
  readonly dataDir: string;
  /** More settings of the server, by their names. Tests turn `fsync` off. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Chosen by itself when left out. */
  readonly runAs?: RunAs;
}

const USER = 'rounds';
const MAJOR = '17';

/** The database for a machine that has none: real Postgres, on the loopback only, behind a password. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.dataDir);
  const cluster = join(folder, 'cluster');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  claimFolder(folder);
  const binaries = findPostgres(options.runAs);
  await endOrphan(cluster);
  if (!existsSync(cluster)) await initialise(binaries, folder, options.settings?.fsync === 'off');
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR)
    throw new Error(`${cluster} was made by Postgres ${version}; this is ${MAJOR}. Move the data with pg_dump of ${version}.`);
  giveTo(binaries.owner, cluster);
  const { child, port } = await launch(binaries, folder, options.settings ?? {});
  const password = readFileSync(join(folder, 'password'), 'utf8');
  return {
    url: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await end(child, binaries, cluster);
      releaseFolder(folder);
    },
  };
}

/** A cluster is made beside its place and moved there when whole: what a cut leaves behind is thrown away. */
async function initialise(binaries: PostgresBinaries, folder: string, hasty: boolean): Promise<void> {
  const draft = join(folder, 'cluster.new');
  const passwordFile = join(folder, 'password');
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  const [command, ...args] = binaries.command('initdb', [
    ...['-D', draft, '-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--no-instructions'],
    // The builtin provider sorts alike on every machine, whatever locales that one has.
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ...(hasty ? ['--no-sync'] : []),
  ]);
  await promisify(execFile)(command, args, { env: environment(folder), cwd: folder });
  renameSync(draft, join(folder, 'cluster'));
}

async function launch(binaries: PostgresBinaries, folder: string, settings: Readonly<Record<string, string>>) {
  // Between finding a free port and taking it someone else may: then another is tried.
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    const child = spawnServer(binaries, folder, { port: String(port), ...settings });
    if (await becomesReady(child, join(folder, 'cluster'))) return { child, port };
    const log = readFileSync(join(folder, 'postgres.log'), 'utf8');
    if (tries === 3 || !log.includes('could not bind')) throw new Error(`Postgres does not start:\n${log.slice(-2000)}`);
  }
}

function spawnServer(binaries: PostgresBinaries, folder: string, settings: Readonly<Record<string, string>>): ChildProcess {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', log_timezone: 'UTC', ...settings };
  const [command, ...args] = binaries.command('postgres', [
    ...['-D', join(folder, 'cluster')],
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const log = openSync(join(folder, 'postgres.log'), 'w', 0o600);
  // A group of its own, or Ctrl-C would end the database before the server has finished with it.
  const child = spawn(command, args, { env: environment(folder), cwd: folder, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  const abandon = () => child.kill('SIGINT');
  process.once('exit', abandon);
  child.once('exit', () => process.off('exit', abandon));
  // A command that cannot be run shows as one that is not ready.
  child.once('error', () => process.off('exit', abandon));
  return child;
}

async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  for (let waited = 0; waited < 60_000; waited += 5) {
    if (child.pid === undefined || hasEnded(child)) return false;
    const server = serverOf(cluster);
    if (server?.pid === child.pid && server.ready) return true;
    await pause(5);
  }
  child.kill('SIGQUIT');
  return false;
}

async function end(child: ChildProcess, binaries: PostgresBinaries, cluster: string): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolved) => child.once('exit', resolved));
  if (process.platform === 'win32') {
    // There a signal is a kill.
    const [command, ...args] = binaries.command('pg_ctl', ['stop', '-m', 'fast', '-D', cluster]);
    await promisify(execFile)(command, args);
  } else {
    child.kill('SIGINT');
  }
  const late = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await ended;
  clearTimeout(late);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Nothing of the caller's own Postgres settings; a home that the server's user may look into. */
function environment(folder: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(own), HOME: folder };
}

function freePort(): Promise<number> {
  return new Promise((resolved, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolved(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
