import { instantOf, type LocalDate } from '../../src/base/moment.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { CustomerId, PersonId, PostId, QuestionId, SopKey, StopId, UnitId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person.ts';
import { type Fix, movedBy, type Point } from '../../src/domain/place.ts';
import type { SopTemplate } from '../../src/domain/sop/template.ts';
import { EVERYTHING } from '../../src/domain/scope.ts';
import { createApp } from '../../src/server/app.ts';
import { setPassword } from '../../src/server/access/accounts.ts';
import { writeDirectives } from '../../src/server/directives/write.ts';
import type { ServerDeps } from '../../src/server/ports.ts';
import { aPocket, type PocketAsk } from '../pocket.ts';
import { freshDatabase } from '../postgres.ts';
import { serverDeps } from '../server-deps.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const ZONE = 'Asia/Shanghai';
/** A Monday in the past: what is told happens then, whatever day it is. */
export const DAY: LocalDate = '2026-11-16';
export const at = (hour: number, minute = 0, day: LocalDate = DAY) => instantOf(day, hour * 60 + minute, ZONE);

const REP: Person = {
  ...{
    id: id(11) as PersonId,
    employeeNo: 'R-1',
    name: '李雷',
    role: 'rep',
    post: id(21) as PostId,
    line: 'pharmacy',
    leaves: [],
    active: true,
  },
  duty: { zone: ZONE, hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 480, toMinute: 1080 })) },
};
export const LI = REP;
/** Of a line whose places are coarse. */
export const WANG: Person = {
  ...REP,
  id: id(12) as PersonId,
  employeeNo: 'R-2',
  name: '王芳',
  post: id(22) as PostId,
  line: 'distributor',
};
export const ZHAO: Person = { ...REP, id: id(13) as PersonId, employeeNo: 'R-3', name: '赵敏', post: id(23) as PostId };
/** Looks after them all. */
export const MANAGER: Person = { ...REP, id: id(14) as PersonId, employeeNo: 'M-1', name: '陈静', post: id(24) as PostId, role: 'manager' };
const PEOPLE = [LI, WANG, ZHAO, MANAGER];
export const PASSWORD = 'a quiet afternoon';

const DOOR: Point = { lat: 28.6829, lon: 115.8582 };
const shop = (n: number, name: string, centre: Point, line = 'pharmacy'): Customer => ({
  ...{ id: id(n) as CustomerId, code: `C${n}`, name, line, grade: 'A', stage: 'active', tags: [], contacts: [] },
  fence: { centre, radiusM: 150 },
});
export const SHOP = shop(31, '益民大药房', DOOR);
export const NEAR_SHOP = shop(32, '康乐药店', movedBy(DOOR, 800, 300));
export const FAR_SHOP = shop(33, '远山药房', movedBy(DOOR, 60_000, 0));
export const DEPOT = shop(34, '赣北医药', movedBy(DOOR, 400, 0), 'distributor');

export const CLEAN = 'clean-shelf' as QuestionId;
export const SHELF = 'shelf-photo' as QuestionId;
const standard = (key: string, line: string): SopTemplate => ({
  ...{ key: key as SopKey, version: 1, line, title: { zh: '标准', en: 'Standard' }, applies: { trait: 'line', in: [line] }, priority: 0 },
  ...{ purposes: [], minDwellMin: 10, evidence: 'C', burdenS: 90 },
  steps: [
    {
      id: 'shelf',
      title: { zh: '陈列', en: 'Shelf' },
      questions: [
        { id: CLEAN, type: 'yes-no', title: { zh: '整洁吗', en: 'Is it tidy?' }, required: true },
        { id: SHELF, type: 'photo', title: { zh: '照片', en: 'Photo' }, required: false, min: 1, max: 3, gallery: true },
      ],
    },
  ],
});
/** What is asked of pharmacies. */
export const STANDARD = standard('pharmacy', 'pharmacy');

export const stopOf = (customer: Customer) => id(Number(customer.id.slice(-4)) + 500) as StopId;

/** Where a phone at some point says that it is: three fixes, a second or two apart, and an error that drifts as the hours go. */
export function seenAt(point: Point, takenAt: number, more: Partial<Fix> = {}) {
  const [north, east] = [5 * Math.cos(takenAt / 400_000), 5 * Math.sin(takenAt / 270_000)];
  const fix = (i: number): Fix => ({
    ...movedBy(point, north + 2 * i - 2, east + 1.5 - 1.5 * i),
    accuracyM: 12,
    takenAt: takenAt - 3_000 + i * 1_500,
    ...more,
  });
  return { fixes: [fix(0), fix(1), fix(2)] } as const satisfies { fixes: readonly [Fix, ...Fix[]] };
}

/** A small company on a real database, under a told clock, and phones for its people. */
export async function aCompany() {
  const database = await freshDatabase();
  let now = at(7);
  const clock = { now: () => now };
  const deps: ServerDeps = serverDeps(database.url, { clock });
  const app = createApp(deps);
  await deps.database.within(EVERYTHING, (sql) => writeDirectives(sql, { at: at(7, 0, '2026-11-15'), by: LI.id }, setUp()));
  for (const person of PEOPLE) await setPassword(deps, person, PASSWORD);
  return {
    ...{ deps, app, clock },
    /** The world's clock, for server and phones alike. */
    setNow: (to: number) => void (now = to),
    pass: (ms: number) => void (now += ms),
    phone: (person: Person = LI, more: Partial<PocketAsk> = {}) => aPocket({ app, clock, person, password: PASSWORD, ...more }),
    rows: <Row>(text: string, values: unknown[] = []) => deps.database.asOwner((sql) => sql.rows<Row>(text, values)),
    close: async () => {
      await deps.eye.close();
      await deps.planner.close();
      await deps.database.close();
      await database.drop();
    },
  };
}
export type TestCompany = Awaited<ReturnType<typeof aCompany>>;

function setUp() {
  const unit = id(1) as UnitId;
  const one = (kind: string, key: string, value: unknown) => ({ kind, id: key, value }) as never;
  const line = (key: string, precision: string) => one('line', key, { key, title: { zh: key, en: key }, precision, sales: true });
  const shops = [SHOP, NEAR_SHOP, FAR_SHOP, DEPOT];
  return [
    one('unit', unit, { id: unit, parent: null, name: '公司' }),
    line('pharmacy', 'precise'),
    line('distributor', 'coarse'),
    ...PEOPLE.map(({ post }, i) =>
      one('post', post as string, { id: post, number: i + 1, unit, name: '岗', manages: i === PEOPLE.length - 1 }),
    ),
    ...PEOPLE.map((person) => one('person', person.id, person)),
    ...['pharmacy', 'distributor'].map((key) => one('sop', `${key}:1`, standard(key, key))),
    ...shops.map((customer) => one('customer', customer.id, customer)),
    ...shops.map((customer) =>
      one('ownership', customer.id, { customer: customer.id, post: (customer === DEPOT ? WANG : LI).post, from: '2026-01-01' }),
    ),
    one('plan', `${LI.id}:${DAY}`, {
      person: LI.id,
      day: DAY,
      stops: [SHOP, NEAR_SHOP, FAR_SHOP].map((customer) => ({ id: stopOf(customer), customer: customer.id })),
    }),
  ];
}
