import { parseArgs } from 'node:util';
import { deriveDue } from '../src/server/jobs/derive-due.ts';
import { rebuildAll } from '../src/server/derive/rebuild.ts';
import { openPostgres } from '../src/server/adapters/postgres.ts';
import { startEmbeddedPostgres } from '../src/server/adapters/embedded-postgres.ts';
import { join } from 'node:path';

// npm run rebuild [-- --json]: makes everything derived again and says whether it came out equal. Exit 1 where it did not.

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const dataDir = process.env.DATA_DIR ?? 'data';
const own = process.env.DATABASE_URL === undefined ? await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') }) : undefined;
const database = openPostgres(process.env.DATABASE_URL ?? own?.url ?? '');
try {
  const deps = { database, clock: { now: Date.now }, report: (event: string, details: object) => console.error(event, details) };
  while ((await deriveDue(deps)) > 0); // what still waits is not yet what is stored
  const rebuilt = await rebuildAll(deps, (done, of) => {
    if (!values.json && process.stderr.isTTY) process.stderr.write(`\r${done} / ${of}`);
  });
  if (values.json) console.log(JSON.stringify(rebuilt));
  else tell(rebuilt);
  process.exitCode = rebuilt.equal ? 0 : 1;
} finally {
  await database.close();
  await own?.stop();
}

function tell({ days, equal, differences }: Awaited<ReturnType<typeof rebuildAll>>): void {
  console.log(`\n${days} person-days made again: ${equal ? 'rebuilt = stored' : `${differences.length} rows came out otherwise`}`);
  for (const { table, key, what, where } of differences.slice(0, 50)) console.log(`  ${what} ${table} ${key} ${where}`);
}
