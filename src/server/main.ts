import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { v7 } from 'uuid';
import { prepareFirstAdmin } from './access/first-admin.ts';
import { diskFiles } from './adapters/disk-files.ts';
import { startEmbeddedPostgres } from './adapters/embedded-postgres.ts';
import { openOrganisationKey } from './adapters/organisation-key.ts';
import { argonPasswords } from './adapters/passwords.ts';
import { photoEye } from './adapters/photo-eye.ts';
import { planner } from './adapters/planner.ts';
import { openPostgres } from './adapters/postgres.ts';
import { report } from './adapters/report.ts';
import { timeStamper } from './adapters/time-stamper.ts';
import { verifyCertified, verifySignature } from './adapters/verify.ts';
import { travelFrom } from './adapters/travel.ts';
import { createApp } from './app.ts';
import { startWorker } from './jobs/worker.ts';
import { fillDemo } from './main/fill-demo.ts';
import { greeting } from './main/greeting.ts';
import { listenerOf } from './main/listener.ts';
import { readSettings, type Settings } from './main/settings.ts';
import { readWitnesses } from './main/witnesses.ts';
import type { ServerDeps } from './ports.ts';
import { migrate } from './store/migrate.ts';

type Ending = () => Promise<void>;

/** What was started, to be ended in the opposite order. */
const endings: Ending[] = [];

async function start(settings: Settings): Promise<void> {
  const url = settings.databaseUrl ?? (await ownDatabase(settings));
  await migrate(url);
  const deps = await depsOf(settings, url);
  endings.push(deps.database.close, deps.eye.close, deps.planner.close, deps.travel.close);
  if (!settings.demo) await prepareFirstAdmin(deps);
  const port = await listen(deps, settings);
  const filling = settings.demo ? await fillDemo(deps, { url, dataDir: settings.dataDir }) : undefined;
  const worker = await startWorker(deps);
  endings.push(worker.stop);
  // Ended before the worker, which may wait for a person whose day is just being lived.
  if (filling) endings.push(async () => filling.stop());
  await filling?.ready;
  console.log(await greeting(deps, settings, port));
}

async function ownDatabase({ dataDir }: Settings): Promise<string> {
  const { url, stop } = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  endings.push(stop);
  return url;
}

async function depsOf(settings: Settings, url: string): Promise<ServerDeps> {
  const { organisation, demo, https, publicUrl, trustProxy, mapOrigins, dataDir, tsa } = settings;
  const secureCookies = https || publicUrl?.protocol === 'https:';
  const [clock, database] = [{ now: Date.now }, openPostgres(url)];
  return {
    clock,
    ids: { next: v7, secret: () => randomBytes(32).toString('base64url') },
    database,
    files: await diskFiles(join(dataDir, 'files')),
    eye: photoEye(),
    planner: planner(),
    travel: travelFrom({ clock, database, report }, settings.travel),
    key: await openOrganisationKey(join(dataDir, 'keys')),
    verify: verifySignature,
    verifyCertified,
    ...(tsa && { stamper: timeStamper(tsa.url, tsa.certificates) }),
    passwords: argonPasswords,
    settings: { organisation, demo, secureCookies, trustProxy, mapOrigins, witnesses: readWitnesses(settings.witnesses) },
    report,
  };
}

async function listen(deps: ServerDeps, settings: Settings): Promise<number> {
  const how = await listenerOf(createApp(deps), settings);
  return new Promise((resolved, failed) => {
    const server = serve({ ...how, port: settings.port, hostname: settings.host }, ({ port }) => resolved(port));
    server.once('error', failed);
    endings.push(async () => {
      const closed = new Promise((done) => server.close(done));
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 3_000);
      await closed;
      clearTimeout(late);
    });
  });
}

/** Once, whoever asks: requests under way are answered, then the database is put to rest. */
let ending: Promise<void> | undefined;
function end(): Promise<void> {
  ending ??= (async () => {
    for (const step of endings.splice(0).toReversed()) await step().catch((error: unknown) => report('end', { error: `${error}` }));
  })();
  return ending;
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end().then(() => process.exit(0)));

try {
  await start(readSettings(process.env, process.argv.slice(2)));
} catch (error) {
  // Told to stop while still starting: what breaks off then is no fault.
  const failed = ending === undefined;
  if (failed) console.error(`rounds: ${sayWhy(error)}`);
  await end();
  process.exit(failed ? 1 : 0);
}

function sayWhy(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EADDRINUSE') return 'that port is taken; set PORT to another one. 端口已被占用，请用 PORT 换一个。';
  return message || `${error}`;
}
