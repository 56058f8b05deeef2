import { serve } from '@hono/node-server';
import { addDays, type Instant, localDate } from '../../src/base/moment.ts';
import { seededRandom } from '../../src/base/random.ts';
import { rebuildAll } from '../../src/server/derive/rebuild.ts';
import type { App } from '../../src/server/http/handle.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { sequenceLog } from '../../src/server/jobs/sequence-log.ts';
import { migrate } from '../../src/server/store/migrate.ts';
import { atTheDesk } from '../asking.ts';
import { toldClock, toldServer } from '../told-server.ts';
import { isLogSound } from './check-log.ts';
import { companyOf } from './company.ts';
import { countStored, countVisits, readKpis, readLog } from './count.ts';
import type { Figures } from './figures.ts';
import { liveCompany, REPLAY_PASSWORD } from './live-company.ts';
import { lastSunday, walkerOf, ZONE } from './people.ts';
import { readTracks } from './read-tracks.ts';

export interface Replaying {
  readonly tracks: string;
  readonly people: number;
  readonly days: number;
  readonly seed: string;
  readonly url: string;
  readonly dataDir: string;
  readonly now: Instant;
  readonly tell: (text: string) => void;
}

/** A company made of tracks, lived, judged, counted, rebuilt and proven. */
export async function replay({ tracks: dir, people, days, seed, url, dataDir, now, tell }: Replaying): Promise<Figures> {
  const laps = lapsFrom(performance.now());
  const { tracks, unreadable } = readTracks(dir, people);
  if (tracks.length === 0) throw new Error(`no tracks in ${dir}: gzip or plain CSV (track,t,lat,lon), or GPX`);
  for (const [file, lines] of unreadable) tell(`${file}: ${lines} points could not be read`);
  const random = seededRandom(seed);
  const lastDay = lastSunday(localDate(now, ZONE));
  const walkers = tracks.map((track) => walkerOf(track, { lastDay, days, random: random.fork(track.name) }));
  const allDays = walkers.flatMap((walker) => walker.days).toSorted();
  const [from, to] = [allDays[0] ?? lastDay, allDays.at(-1) ?? lastDay];
  const company = companyOf(walkers, addDays(from, -30), random.fork('company'));
  await migrate(url);
  const server = await toldServer({ url, dataDir, clock: toldClock(now), organisation: 'Replay' });
  const { origin, close } = await listen(server.app);
  laps.lap('read');
  const lived = await liveCompany({ server, company, origin, random: random.fork('life'), tell });
  const livedS = laps.lap('live');
  server.clock.tell(now);
  while ((await deriveDue(server.deps)) > 0);
  laps.lap('derive');
  while ((await sequenceLog(server.deps)) > 0);
  laps.lap('log');
  const ask = await atTheDesk((path, init) => fetch(`${origin}${path}`, init), company.admin.employeeNo, REPLAY_PASSWORD);
  const [counted, stored, kpis, log] = [
    await countVisits(server),
    await countStored(server),
    await readKpis(ask, from, to),
    await readLog(ask),
  ];
  const logVerified = await isLogSound(log, lived.sealed, server.deps.verify);
  laps.lap('count');
  const rebuildEqual = (await rebuildAll(server.deps)).equal;
  laps.lap('rebuild');
  await close();
  await server.close();
  return {
    ...{ people: walkers.length, personDays: lived.personDays, customers: company.reps.reduce((sum, rep) => sum + rep.customers.size, 0) },
    ...{ factsPushed: lived.pushed, ...stored, ...counted, kpis, rebuildEqual, logVerified, logLeaves: log.leaves.length },
    ...{ elapsedS: laps.total(), factsPerS: Math.round(lived.pushed / livedS), timesS: laps.times },
  };
}

async function listen(app: App): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  return new Promise((resolved) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolved({ origin: `http://127.0.0.1:${port}`, close: () => new Promise((done) => void server.close(() => done())) }),
    );
  });
}

function lapsFrom(began: number) {
  const times: Record<string, number> = {};
  let last = began;
  const seconds = (from: number) => Math.round((performance.now() - from) / 10) / 100;
  return {
    times,
    lap: (name: string): number => {
      times[name] = seconds(last);
      last = performance.now();
      return times[name];
    },
    total: () => seconds(began),
  };
}
