// Builds both apps into dist/ when what they are made of has changed since the last time. `--always` does not ask.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const APPS = ['field', 'console', 'proof'];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'dist', '.built');
const stamp = hashOfSources();

if (process.argv.includes('--always') || !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  rmSync(stampFile, { force: true });
  for (const app of APPS) build(app);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function build(app) {
  const started = Date.now();
  const args = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', `vite.${app}.ts`, '--logLevel', 'warn'];
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } });
  if (done.status !== 0) {
    console.error(`rounds: the ${app} app does not build`);
    process.exit(1);
  }
  console.log(`rounds: built dist/${app} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function hashOfSources() {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    // The server is run as it is written; tests are not built.
    .filter((file) => !file.includes(`${sep}src${sep}server${sep}`) && !/\.test\.tsx?$/.test(file));
  const configs = ['package-lock.json', ...APPS.map((app) => `vite.${app}.ts`)].map((name) => join(root, name));
  for (const file of [...files, ...configs].sort())
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
