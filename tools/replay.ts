import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../src/server/adapters/embedded-postgres.ts';
import { tableOf } from './replay/figures.ts';
import { replay } from './replay/replay.ts';

const USAGE = 'npm run replay -- --tracks DIR [--people N] [--days N] [--seed WORD] [--json FILE]';

/** Real movement, lived through the real system: prints what came of it, and with --json writes it down. */
async function main(): Promise<void> {
  const asked = readArguments();
  const folder = mkdtempSync(join(tmpdir(), 'rounds-replay-'));
  const own = process.env.DATABASE_URL ? undefined : await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  try {
    const url = process.env.DATABASE_URL ?? own?.url ?? '';
    const figures = await replay({ ...asked, url, dataDir: folder, now: Date.now(), tell: (text) => console.error(text) });
    console.log(tableOf(figures));
    if (asked.json) writeFileSync(asked.json, `${JSON.stringify(figures, null, 2)}\n`);
    const whole = figures.factsStored === figures.factsPushed && figures.quarantined === 0 && figures.rebuildEqual && figures.logVerified;
    process.exitCode = whole ? 0 : 1;
  } finally {
    await own?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  process.exit();
}

function readArguments() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { tracks: text, people: text, days: text, seed: { ...text, default: 'replay' }, json: text } });
  const { tracks, people, days, seed, json } = values;
  if (!tracks) throw new Error(`which tracks? ${USAGE}`);
  return { tracks, seed, json, people: countOf('people', people), days: countOf('days', days) };
}

function countOf(name: string, said: string | undefined): number {
  const count = said === undefined ? Number.POSITIVE_INFINITY : Number(said);
  if (!(count >= 1)) throw new Error(`--${name} ${said} is no number of ${name}. ${USAGE}`);
  return count;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? (process.env.DEBUG ? error.stack : error.message) : error);
  process.exit(1);
}
