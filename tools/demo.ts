import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addDays, localDate } from '../src/base/moment.ts';
import { startEmbeddedPostgres } from '../src/server/adapters/embedded-postgres.ts';
import { migrate } from '../src/server/store/migrate.ts';
import { READY } from '../src/server/world/demo.ts';
import { ZONE } from './demo/day-story.ts';
import { liveDemo } from './demo/live-demo.ts';
import { toldClock, toldServer } from './told-server.ts';

/** `npm run demo -- --months 1`: the demo company's story, into DATABASE_URL or the embedded database of DATA_DIR. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { months: { type: 'string', default: '1' }, seed: { type: 'string', default: 'rounds' } } });
  const dataDir = resolve(process.env.DATA_DIR ?? 'data');
  const own = process.env.DATABASE_URL ? undefined : await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  const url = process.env.DATABASE_URL ?? own?.url ?? '';
  await migrate(url);
  const now = Date.now();
  const open = () => toldServer({ url, dataDir, clock: toldClock(now), organisation: '百川医药（演示）' });
  const [server, ...lanes] = [await open(), await open(), await open()];
  const today = localDate(now, ZONE);
  const began = performance.now();
  const tell = (text: string) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}`);
  await liveDemo({
    server,
    lanes,
    now,
    begin: { seed: values.seed, span: { from: addDays(today, -Math.round(Number(values.months) * 30.4)), to: today } },
    ready: () => console.log(READY),
    tell,
  });
  for (const each of [server, ...lanes]) await each.close();
  await own?.stop();
  // The server listens to its database for as long as it lives; this one has told its story.
  process.exit(0);
}

await main();
