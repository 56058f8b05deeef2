import { instantOf } from '../src/base/moment.ts';
import type { PersonId, PostId, UnitId } from '../src/domain/ids.ts';
import type { Person } from '../src/domain/person.ts';
import { EVERYTHING } from '../src/domain/scope.ts';
import { createApp } from '../src/server/app.ts';
import { writeDirectives } from '../src/server/directives/write.ts';
import type { App } from '../src/server/http/handle.ts';
import type { ServerDeps } from '../src/server/ports.ts';
import { insertDevice } from '../src/server/store/devices.ts';
import { keyLeafDigest } from '../src/domain/evidence/bundle.ts';
import { phoneKey } from './phone-key.ts';
import { freshDatabase } from './postgres.ts';
import { serverDeps } from './server-deps.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1_440 }));

/** One seat and one rep on it, at work day and night, so that a test can be about something else. */
export const REP: Person = {
  ...{
    id: id(1) as PersonId,
    employeeNo: 'A1',
    name: '安娜',
    role: 'rep',
    post: id(3) as PostId,
    line: 'pharmacy',
    leaves: [],
    active: true,
  },
  duty: { zone: 'Asia/Shanghai', hours: everyDay },
};
export const SEAT = 1;
export const MONDAY_10 = instantOf('2026-11-16', 600, 'Asia/Shanghai');

export interface TestCompany {
  readonly deps: ServerDeps;
  app: App;
  readonly rows: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
}

/** The smallest company that a phone can send to, on a database of its own. */
export async function aCompany(): Promise<TestCompany> {
  const database = await freshDatabase();
  const deps = serverDeps(database.url);
  const unit = id(4) as UnitId;
  await deps.database.within(EVERYTHING, (sql) =>
    writeDirectives(sql, { at: 1, by: REP.id }, [
      { kind: 'unit', id: unit, value: { id: unit, parent: null, name: '公司' } },
      { kind: 'post', id: id(3), value: { id: id(3) as PostId, number: SEAT, unit, name: '岗', manages: false } },
      { kind: 'line', id: 'pharmacy', value: { key: 'pharmacy', title: { zh: '药店' }, precision: 'precise', sales: true } },
      { kind: 'person', id: REP.id, value: REP },
    ]),
  );
  return {
    deps,
    app: createApp(deps),
    rows: (text, values = []) => deps.database.asOwner((sql) => sql.rows(text, values)),
    close: async () => {
      await deps.database.close();
      await database.drop();
    },
  };
}

/** A phone of the rep whose key stands in the log, as enrolling leaves it. */
export async function phoneOf({ deps }: TestCompany) {
  const phone = phoneKey(REP.id);
  const now = deps.clock.now();
  await deps.database.within(EVERYTHING, async (sql) => {
    await insertDevice(sql, { id: phone.device, person: REP.id, key: phone.key, label: 'test', state: 'active', enrolledAt: now });
    await sql.rows(`insert into to_log (kind, ref, digest, at) values ('key', $1, $2, $3)`, [
      phone.device,
      keyLeafDigest(phone.device, REP.id),
      now,
    ]);
  });
  return phone;
}
