import { localDate } from '../../base/moment.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { loadCompany, zoneOf } from '../directives/company.ts';
import { bumpEpochs } from '../directives/epochs.ts';
import { holders, turnOwners } from '../directives/project-ownership.ts';
import type { ServerDeps } from '../ports.ts';

/** A customer that changes hands from today on: written long ago, true since midnight. */
export async function turnDay({ database, clock }: Pick<ServerDeps, 'database' | 'clock'>): Promise<number> {
  await database.within(EVERYTHING, async (sql) => {
    const company = await loadCompany(sql);
    const moved = await turnOwners(sql, localDate(clock.now(), zoneOf(company)));
    const [top] = await sql.rows<{ number: number }>('select coalesce(max(number), 0) as number from directive');
    // A name that no directive has given it: `<number>` alone is what a write gives.
    await bumpEpochs(sql, holders(company, moved), `${top?.number ?? 0}@${localDate(clock.now(), zoneOf(company))}`);
  });
  return 0;
}
