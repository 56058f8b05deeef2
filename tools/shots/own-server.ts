import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Running {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const LONGEST_MS = 10 * 60_000;

/** A server with the demo company on a data folder of its own, until its story is told to the end. */
export async function startOwnServer(port: number): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rounds-shots-'));
  const root = join(import.meta.dirname, '..', '..');
  const child = spawn(process.execPath, ['src/server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: `${port}`, DATA_DIR: dataDir, HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  const url = `http://localhost:${port}`;
  const filled = await Promise.race([untilFilled(url), ended.then(() => false)]);
  if (filled) return { url, stop };
  await stop();
  throw new Error('the server with the demo company did not come up');
}

async function untilFilled(url: string): Promise<boolean> {
  for (const end = Date.now() + LONGEST_MS; Date.now() < end; ) {
    const door = await fetch(`${url}/api/door`)
      .then((answer) => answer.json() as Promise<{ logins: unknown[]; filling: { done: number; of: number } | null }>)
      .catch(() => undefined);
    if (door && door.logins.length > 0 && door.filling === null) return true;
    if (door?.filling) process.stdout.write(`\rfilling the demo company: ${door.filling.done} of ${door.filling.of} `);
    await new Promise((done) => setTimeout(done, 1_000));
  }
  return false;
}
