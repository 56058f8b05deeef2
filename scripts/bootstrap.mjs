// Runs before start and test, on whatever Node is there (20 or later): sees to it that node_modules is what the lock
// file says, and that a Node able to run TypeScript is among it. Does nothing, quickly, when that is so already.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.rounds-stamp');
const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
const stamp = createHash('sha256').update(lockText).update(`${process.platform} ${process.arch}`).digest('hex');

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  if (!isInstalled()) install();
  writeFileSync(stampFile, stamp);
}
demandNode();

/** Someone may have run npm by hand: what npm notes of its own work is compared with the lock file. */
function isInstalled() {
  const note = join(modules, '.package-lock.json');
  if (!existsSync(note)) return false;
  const wanted = JSON.parse(lockText).packages;
  const found = JSON.parse(readFileSync(note, 'utf8')).packages;
  const own = Object.keys(wanted[''].optionalDependencies ?? {});
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    if (found[path]) return found[path].version === entry.version;
    if (entry.optional || entry.devOptional) return !(fits(entry) && own.some((name) => path === `node_modules/${name}`));
    return false;
  });
}

function fits({ os, cpu }) {
  return (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch));
}

function install() {
  console.log('rounds: installing the packages of package-lock.json (once for each version of it) …');
  const started = Date.now();
  // A machine's own settings may leave out development or optional packages; Node and Postgres are among the optional.
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = { ...process.env, NODE_ENV: '' };
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: 'inherit', env };
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error('rounds: npm ci failed; the lines above say why. Is a package registry reachable?');
    process.exit(1);
  }
  console.log(`rounds: installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

function demandNode() {
  const brought = existsSync(join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'));
  if (brought || Number(process.versions.node.split('.')[0]) >= 24) return;
  console.error(
    `rounds: Node 24 or later is needed, and there is no package of it for ${process.platform} ${process.arch}. Please install it.`,
  );
  process.exit(1);
}
