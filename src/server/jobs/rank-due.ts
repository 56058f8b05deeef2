import { HOUR_MS } from '../../base/moment.ts';
import { rankWeek } from '../derive/rank-week.ts';
import type { ServerDeps } from '../ports.ts';
import { doneRanking, nextWeek, putOffRanking } from '../store/behaviour.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'report'>;

/** A week waits so long for more of the same: ranks are for tomorrow's back-checks, and are not worth a run for every fact. */
const WAITS_MS = HOUR_MS;

/** Ranks one week that waits, and says whether there was one. Its mark is held by nobody meanwhile, so no day has to wait for the ranking. */
export async function rankDue({ clock, database, report }: Deps, _stop?: AbortSignal, waitsMs = WAITS_MS): Promise<number> {
  const mark = await database.asOwner((sql) => nextWeek(sql, clock.now() - waitsMs));
  if (!mark) return 0;
  try {
    await database.asOwner(async (sql) => {
      await rankWeek(sql, mark.monday);
      await doneRanking(sql, mark);
    });
  } catch (error) {
    report('rank-failed', { monday: mark.monday, error: error instanceof Error ? error.stack : `${error}` });
    await database.asOwner((sql) => putOffRanking(sql, mark, clock.now()));
  }
  return 1;
}
