import { localDate, type Month, monthOf } from '../../base/moment.ts';
import { POOL } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { certified } from '../derive/certify-month.ts';
import { quotaOf } from '../derive/month-quota.ts';
import { type Company, loadCompany, zoneOf } from '../directives/company.ts';
import { writeDirectives } from '../directives/write.ts';
import type { ServerDeps, Sql } from '../ports.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'planner' | 'travel'>;

/** Says of one rep who has no certificate for the month yet how sure it is; 0 once everybody has one. */
export async function certifyDue(deps: Deps): Promise<number> {
  const model = await deps.travel.model();
  const due = await deps.database.within(EVERYTHING, async (sql) => {
    const company = await loadCompany(sql);
    const month = monthOf(localDate(deps.clock.now(), zoneOf(company)));
    const person = await firstWithout(sql, company, month);
    return person && { company, person, month, quota: await quotaOf(sql, company, { person, month, now: deps.clock.now(), model }) };
  });
  if (!due) return 0;
  const value = await certified(deps, { ...due, person: due.person.id });
  await deps.database.within(EVERYTHING, (sql) =>
    writeDirectives(sql, { at: deps.clock.now(), by: POOL }, [{ kind: 'certificate', id: `${due.person.id}:${due.month}`, value }]),
  );
  return 1;
}

async function firstWithout(sql: Sql, { people }: Company, month: Month): Promise<Person | undefined> {
  const rows = await sql.rows<{ id: string }>(`select distinct id from directive where kind = 'certificate' and id like '%:' || $1`, [
    month,
  ]);
  const have = new Set(rows.map(({ id }) => id));
  return [...people.values()].find(
    ({ id, role, active, post }) => active && role === 'rep' && post !== null && !have.has(`${id}:${month}`),
  );
}
