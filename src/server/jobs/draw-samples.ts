import { fromBase64url, toHex } from '../../base/bytes.ts';
import { addDays, type LocalDate, localDate, mondayOf } from '../../base/moment.ts';
import { POOL } from '../../domain/ids.ts';
import { commitmentOf, type Sample } from '../../domain/trust/sample.ts';
import { lookingOf } from '../../domain/visit/policy.ts';
import { loadCompany, zoneOf } from '../directives/company.ts';
import { lockDirectives, writeDirectives } from '../directives/write.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { drawOf, insertSeed, type Seed, unshownSeeds } from '../store/samples.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'ids'>;

/** Promises the draw of the coming week before it begins, and shows the seeds of weeks whose numbers are final. A week that was not promised in time has no draw. */
export async function drawSamples(deps: Deps): Promise<number> {
  await deps.database.asOwner(async (sql) => {
    await lockDirectives(sql);
    const company = await loadCompany(sql);
    const today = localDate(deps.clock.now(), zoneOf(company));
    const { samplePercent } = lookingOf(company.policy);
    const week = addDays(mondayOf(today), 7);
    if (samplePercent > 0 && company.number > 0 && !(await drawOf(sql, week))) await promise(sql, deps, { week, percent: samplePercent });
    const final = addDays(today, -(7 + company.policy.finalAfterDays));
    for (const promised of await unshownSeeds(sql, final)) await write(sql, deps, promised);
  });
  return 0;
}

async function promise(sql: Sql, deps: Deps, { week, percent }: { week: LocalDate; percent: number }): Promise<void> {
  const seed: Seed = { week, percent, seed: toHex(fromBase64url(deps.ids.secret()).slice(0, 32)) };
  await insertSeed(sql, seed, deps.clock.now());
  await write(sql, deps, { week, percent, commitment: commitmentOf(seed.seed), seed: null });
}

async function write(sql: Sql, { clock }: Deps, value: Sample): Promise<void> {
  await writeDirectives(sql, { at: clock.now(), by: POOL }, [{ kind: 'sample', id: value.week, value }]);
}
