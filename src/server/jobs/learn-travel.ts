import { DAY_MS, localDate } from '../../base/moment.ts';
import { loadCompany, zoneOf } from '../directives/company.ts';
import { learnTravelIn } from '../derive/learn-travel.ts';
import type { ServerDeps } from '../ports.ts';
import { dropLegs, LEGS_LAST_DAYS } from '../store/travel.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database'>;

/** Once a night, and once as a server begins whose night was missed: a row in `setting` says for which day it was done. */
export async function learnTravelNightly({ clock, database }: Deps): Promise<number> {
  await database.asOwner(async (sql) => {
    const today = localDate(clock.now(), zoneOf(await loadCompany(sql)));
    const done = await sql.rows(
      `insert into setting (key, value) values ('travel-learned', to_jsonb($1::text))
       on conflict (key) do update set value = excluded.value where setting.value is distinct from excluded.value returning key`,
      [today],
    );
    if (done.length === 0) return;
    await learnTravelIn(sql, { clock });
    await dropLegs(sql, clock.now() - LEGS_LAST_DAYS * DAY_MS);
  });
  return 0;
}
