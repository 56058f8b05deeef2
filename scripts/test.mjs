// Everything that must hold, in the order in which a fault is cheapest to hear of. All steps are run, also after one
// has failed; the last line is the sum.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'rounds-test-'));
const total = { passed: 0, failed: 0 };

const bin = (path) => join(root, 'node_modules', path);
const types = (room) => [bin('tsc7/bin/tsc'), '-p', `tsconfig.${room}.json`];
const vitest = (...projects) => [bin('vitest/vitest.mjs'), 'run', ...projects.flatMap((name) => ['--project', name])];

step('types: base, domain, wire, words', types('pure'));
step('types: server, tests, tools', types('server'));
step('types: field, console, ui', types('web'));
step('lint', [bin('oxlint/bin/oxlint'), '--deny-warnings']);
step('format', [bin('@biomejs/biome/bin/biome'), 'format']);
step('nothing unused: exports, files, packages', [bin('knip/bin/knip.js'), '--no-progress', '--no-config-hints']);
tests('tests: rules, store, days', vitest('unit', 'store', 'days'));
const built = step('build', ['scripts/build-if-stale.mjs']);
if (built) tests('tests: browser', vitest('browser'));
else fail('tests: browser', 'not run: nothing was built');

rmSync(scratch, { recursive: true, force: true });
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);

function step(title, args) {
  const { status, seconds } = run(title, args);
  if (status !== 0) return fail(title, `exit ${status}, ${seconds} s`);
  total.passed += 1;
  console.log(`✓ ${title} (${seconds} s)`);
  return true;
}

/** The reporter leaves its count in a file; a run that leaves none has failed, whatever it said. */
function tests(title, args) {
  const countFile = join(scratch, `${title.replace(/\W+/g, '-')}.json`);
  const { status, seconds } = run(title, args, { ROUNDS_TEST_COUNT: countFile });
  if (!existsSync(countFile)) return fail(title, `ended without a count, exit ${status}, ${seconds} s`);
  const { passed, failed, skipped } = JSON.parse(readFileSync(countFile, 'utf8'));
  total.passed += passed;
  total.failed += failed;
  if (status !== 0 && failed === 0) return fail(title, `exit ${status}, ${seconds} s`);
  console.log(`${failed === 0 ? '✓' : '✗'} ${title}: ${passed} held, ${failed} did not, ${skipped} left out (${seconds} s)`);
  return failed === 0;
}

function run(title, args, more = {}) {
  console.log(`… ${title}`);
  const started = Date.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...more } });
  return { status, seconds: ((Date.now() - started) / 1000).toFixed(1) };
}

function fail(title, why) {
  total.failed += 1;
  console.log(`✗ ${title}: ${why}`);
  return false;
}
