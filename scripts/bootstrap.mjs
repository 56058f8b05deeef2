// `node scripts/bootstrap.mjs FILE ARGUMENTS…` runs a file as it should be run, from whatever Node is there (20 or
// later): it installs what the lock file says, if that has not been done, and then hands over to a Node that can run
// TypeScript. It stands in front of the other scripts, and not in prestart or pretest, because npm leaves those out
// when it is told to ignore scripts, as it is here.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
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
run(newNode(), process.argv.slice(2));

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
  // Not `npm ci`: it refuses a lock file that lacks the packages of platforms which the registry at hand does not keep.
  // This, too, takes the versions and checks the hashes of the lock file, and leaves that as it is. A machine's own
  // settings may leave out development or optional packages; Node and Postgres are among the optional.
  const args = [
    'install',
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const env = { ...process.env, NODE_ENV: '' };
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: 'inherit', env };
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error('rounds: npm could not install; the lines above say why. Is a package registry reachable?');
    // Who waits for the sum of the tests is to hear that there was none.
    if (process.argv[2]?.endsWith('test.mjs')) console.log('0 passed, 1 failed');
    process.exit(1);
  }
  console.log(`rounds: installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** The one that npm brought, or this one if it will do. */
function newNode() {
  const windows = process.platform === 'win32';
  const brought = join(modules, `node-${windows ? 'win' : process.platform}-${process.arch}`, 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(brought)) return brought;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(`rounds: Node 24 or later is needed. npm has none for ${process.platform} ${process.arch}; please install one.`);
  process.exit(1);
}

function run(node, args) {
  if (args.length === 0) return;
  const path = [join(modules, '.bin'), dirname(node), process.env.PATH].join(delimiter);
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } });
  // The file decides when it has finished; until then this one only passes on what it is told.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // A terminal tells both at once.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
