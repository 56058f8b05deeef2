import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { chooseRunAs, type RunAs } from './postgres-binaries.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'rounds-embedded-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('starts on nothing, keeps what was written, and starts again within a second', async () => {
  const dataDir = join(home, 'plain');
  const first = await startEmbeddedPostgres({ dataDir });
  await query(first.url, "create table kept (word text); insert into kept values ('巡访')");
  await first.stop();
  const began = performance.now();
  const second = await startEmbeddedPostgres({ dataDir });
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(await query(second.url, 'select word from kept')).toEqual([{ word: '巡访' }]);
  await expect(query(second.url.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'select 1')).rejects.toThrow('password authentication failed');
  await second.stop();
});

test('what was committed outlives a kill of the program, and the server that was left behind gives way', async () => {
  const dataDir = join(home, 'killed');
  const script = join(home, 'program.ts');
  writeFileSync(
    script,
    `import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))};
     console.log((await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })).url);`,
  );
  const program = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(program.stdout, 'data')) as [Buffer];
  await query(line.toString().trim(), 'create table kept as select 1 as n');
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(`in use by process ${program.pid}`);
  program.kill('SIGKILL');
  await once(program, 'exit');
  // Still there, though nobody waits for it.
  expect(await query(line.toString().trim(), 'select n from kept')).toEqual([{ n: 1 }]);
  const began = performance.now();
  const again = await startEmbeddedPostgres({ dataDir });
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(await query(again.url, 'select n from kept')).toEqual([{ n: 1 }]);
  await again.stop();
});

test('a first start that was cut short is begun anew', async () => {
  const dataDir = join(home, 'cut');
  mkdirSync(join(dataDir, 'cluster.new', 'base'), { recursive: true });
  writeFileSync(join(dataDir, 'cluster.new', 'PG_VERSION'), '17\n');
  writeFileSync(join(dataDir, 'password'), 'half');
  const server = await startEmbeddedPostgres({ dataDir });
  expect(await query(server.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  await server.stop();
});

test.runIf(process.getuid?.() === 0 && chooseRunAs() === 'namespace')(
  'a cluster goes from one way of not being root to the other',
  async () => {
    const dataDir = join(home, 'handed-on');
    for (const runAs of ['namespace', 'nobody', 'namespace'] satisfies RunAs[]) {
      const server = await startEmbeddedPostgres({ dataDir, runAs });
      expect(await query(server.url, 'select 1 as n')).toEqual([{ n: 1 }]);
      await server.stop();
    }
  },
);

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}
