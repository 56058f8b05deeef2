import { DAY_MS } from '../../base/moment.ts';
import type { FactBody } from '../../domain/facts.ts';
import { POOL } from '../../domain/ids.ts';
import type { LapseWhy } from '../../domain/visit/facts.ts';
import { lookingOf } from '../../domain/visit/policy.ts';
import { deriveDayIn } from '../derive/derive-day.ts';
import { loadCompany } from '../directives/company.ts';
import { sayAtDesk } from '../log/desk.ts';
import type { ServerDeps } from '../ports.ts';
import { lockPerson } from '../store/facts.ts';
import { isOverdue, type Overdue, overdue } from '../store/overdue.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'ids' | 'key'>;

const AT_ONCE = 50;

/**
 * Lets fall away what was not decided in time: an appeal that nobody answered takes along what it was against, and a doubt
 * that lay too long asks for nothing more. It is said as a fact at the desk, so that the moment is in the log, and a
 * rebuild finds it as it was.
 */
export async function letLapse(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const { answerWithinDays, expireAfterDays } = lookingOf((await deps.database.asOwner(loadCompany)).policy);
  const before = now - expireAfterDays * DAY_MS;
  const found = await deps.database.asOwner((sql) => overdue(sql, { now, before, max: AT_ONCE }));
  for (const one of found) {
    const afterDays = one.why === 'too-old' ? expireAfterDays : answerWithinDays;
    await deps.database.asOwner(async (sql) => {
      await lockPerson(sql, one.person);
      // Somebody may have decided while we came here.
      if (!(await isOverdue(sql, one, { now, before }))) return;
      await sayAtDesk(sql, deps, { ...one, by: POOL, body: lapsed(one, one.why, afterDays) });
      await deriveDayIn(sql, deps, one);
    });
  }
  return found.length < AT_ONCE ? 0 : found.length;
}

function lapsed({ visit }: Overdue, why: LapseWhy, afterDays: number): FactBody {
  return { kind: 'visit.lapsed', refs: { visit }, blobs: [], parts: { details: { why, afterDays } } };
}
