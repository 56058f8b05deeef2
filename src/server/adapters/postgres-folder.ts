import { chownSync, existsSync, lchownSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Whose folder it is: a process id may be used again, so the moment at which that process began is kept with it. */
export function claimFolder(folder: string): void {
  const file = join(folder, 'holder');
  const [pid, began] = existsSync(file) ? readFileSync(file, 'utf8').split(' ') : [];
  if (pid && Number(pid) !== process.pid && isRunning(Number(pid)) && beganAt(Number(pid)) === began) {
    throw new Error(`The database in ${folder} is in use by process ${pid}. Stop that one first.`);
  }
  writeFileSync(file, `${process.pid} ${beganAt(process.pid)}`);
}

/** A process that was killed leaves its server running. It answers to nobody any more, so it is asked to end. */
export async function endOrphan(cluster: string): Promise<void> {
  const pid = serverOf(cluster)?.pid;
  if (pid === undefined || !isRunning(pid) || !isOurs(pid, cluster)) return;
  process.kill(pid, 'SIGINT');
  for (let tries = 0; isRunning(pid); tries += 1) {
    if (tries === 500) process.kill(pid, 'SIGQUIT');
    if (tries === 1000) throw new Error(`The orphaned database server ${pid} does not end.`);
    await pause(10);
  }
}

/** What the server writes about itself: its process on the first line, its state on the eighth. */
export function serverOf(cluster: string): { pid: number; ready: boolean } | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
}

/** A cluster made as root in a namespace and run as nobody later, or the other way, changes hands first. */
export function giveTo(owner: number | undefined, cluster: string): void {
  if (owner === undefined || statSync(cluster).uid === owner) return;
  for (const entry of readdirSync(cluster, { recursive: true, encoding: 'utf8' })) lchownSync(join(cluster, entry), owner, owner);
  // Last, so that a cut in the middle is noticed and begun again.
  chownSync(cluster, owner, owner);
}

export function releaseFolder(folder: string): void {
  rmSync(join(folder, 'holder'), { force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return stateOf(pid) !== 'Z';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isOurs(pid: number, cluster: string): boolean {
  const file = `/proc/${pid}/cmdline`;
  // Elsewhere than on Linux the pid file is believed: the server itself removes it when it ends.
  return existsSync(file) ? readFileSync(file, 'utf8').split('\0').includes(cluster) : true;
}

/** Fields after the name in parentheses, which may itself hold blanks: state first, start time twentieth. */
function statOf(pid: number): string[] {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) ? (readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? []) : [];
}

function stateOf(pid: number): string {
  return statOf(pid)[0] ?? '';
}

function beganAt(pid: number): string {
  return statOf(pid)[19] ?? '';
}
