import { instantOf, type LocalDate, MINUTE_MS } from '../src/base/moment.ts';
import type { Customer } from '../src/domain/customer.ts';
import type { SealedFact } from '../src/domain/fact.ts';
import type { FactBody } from '../src/domain/facts.ts';
import type { LineKey, QuestionId, SopKey, StopId, VisitId } from '../src/domain/ids.ts';
import type { Person } from '../src/domain/person.ts';
import { movedBy, type Place } from '../src/domain/place.ts';
import type { SopTemplate } from '../src/domain/sop/template.ts';
import { DEFAULT_POLICY } from '../src/domain/visit/policy.ts';
import { EVERYTHING } from '../src/domain/scope.ts';
import { createApp } from '../src/server/app.ts';
import { deriveDue } from '../src/server/jobs/derive-due.ts';
import type { ServerDeps } from '../src/server/ports.ts';
import { insertDevice } from '../src/server/store/devices.ts';
import { writeDirectives } from '../src/server/directives/write.ts';
import { pushFacts } from '../src/wire/push-facts.ts';
import { ask } from './asking.ts';
import { A_LINE, aCustomer, aPerson, aPost, aUnit, change } from './company.ts';
import { phoneKey } from './phone-key.ts';
import { freshDatabase } from './postgres.ts';
import { serverDeps } from './server-deps.ts';

// A company whose days are told as signed facts: for tests of what follows from them.

export const [MONDAY, TUESDAY, WEDNESDAY] = ['2026-11-16', '2026-11-17', '2026-11-18'] as const;
export const at = (hour: number, minute = 0, day: LocalDate = MONDAY) => instantOf(day, hour * 60 + minute, 'Asia/Shanghai');
const id = <Id>(n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Id;
export const DOOR = { lat: 28.68, lon: 115.86 };

const north = (code: string, km: number, more: Partial<Customer> = {}) =>
  aCustomer(code, { fence: { centre: movedBy(DOOR, km * 1_000, 0), radiusM: 150 }, ...more });
export const [NEAR, NEXT, FAR, THEIRS] = [north('N1', 0), north('N2', 1), north('F1', 60), north('T1', 2)];
/** Of another line than the person who looks after it. */
export const ODD = north('O1', 3, { line: 'distributor' as LineKey });
export const SHOPS = [NEAR, NEXT, FAR, ODD, THEIRS];

const TIDY = 'tidy' as QuestionId;
export const SHELF = 'shelf' as QuestionId;
export const STANDARD: SopTemplate = {
  ...{ key: 'standard' as SopKey, version: 1, line: 'pharmacy' as LineKey, title: { zh: '标准' }, priority: 0 },
  ...{ applies: { trait: 'line', in: ['pharmacy'] }, purposes: [], minDwellMin: 10, evidence: 'C', burdenS: 60 },
  steps: [{ id: 's', title: { zh: '陈列' }, questions: [{ id: TIDY, type: 'yes-no', title: { zh: '整洁吗' }, required: true }] }],
};

const unit = aUnit('一区');
export const SEATS = { li: aPost(unit, 11), zhao: aPost(unit, 12), boss: aPost(unit, 10, true), spare: aPost(unit, 13) };
const line = 'pharmacy' as LineKey;
export const LI: Person = aPerson('L1', 'rep', SEATS.li, { line, name: '李雷' });
export const ZHAO: Person = aPerson('Z1', 'rep', SEATS.zhao, { line, name: '赵敏' });
export const BOSS: Person = aPerson('B1', 'manager', SEATS.boss, { name: '韩梅' });

/** The stop of a person's plan at a customer: the same name every time it is asked for. */
export const stopAt = (customer: Customer, day: LocalDate) => id<StopId>(10_000 + SHOPS.indexOf(customer) * 100 + Number(day.slice(-2)));
const planOf = (person: Person, day: LocalDate, customers: readonly Customer[]) =>
  change('plan', { person: person.id, day, stops: customers.map((customer) => ({ id: stopAt(customer, day), customer: customer.id })) });

/** A place so many metres from a customer's door. */
export function standing(customer: Customer, takenAt: number, offM = 5): Place {
  const { centre } = customer.fence ?? { centre: DOOR };
  const fix = (i: number) => ({ ...movedBy(centre, offM, i), accuracyM: 12, takenAt: takenAt + i * 1_000 });
  return { precision: 'precise', fixes: [fix(0), fix(1)] };
}

export interface VisitTold {
  readonly visit: number;
  readonly customer: Customer;
  readonly from: number;
  readonly ms?: number;
  readonly day?: LocalDate;
  readonly planned?: boolean;
  readonly offM?: number;
  readonly photo?: string;
}
export const visitId = (n: number) => id<VisitId>(500 + n);

/** The facts of a visit, sealed and signed as the phone would. */
export function visitBy(phone: Told, { visit: n, customer, from, ms = 15 * MINUTE_MS, offM, planned, photo, day = MONDAY }: VisitTold) {
  const visit = visitId(n);
  const started = { sop: { key: STANDARD.key, version: 1 }, ...(!planned && { unplanned: 'passing-by' as const }) };
  const place = (when: number) => standing(customer, when, offM);
  const bodies: [number, FactBody][] = [
    [
      from,
      {
        ...{ kind: 'visit.started', refs: { visit, customer: customer.id, ...(planned && { stop: stopAt(customer, day) }) }, blobs: [] },
        parts: { details: started, place: place(from) },
      },
    ],
    [from + 1_000, { kind: 'question.answered', refs: { visit, question: TIDY }, blobs: [], parts: { answers: { answer: true } } }],
    ...(photo ? [[from + 2_000, photoOf(visit, photo)] as [number, FactBody]] : []),
    [from + ms, { kind: 'visit.ended', refs: { visit }, blobs: [], parts: { details: { outcome: 'done' }, place: place(from + ms) } }],
  ];
  return bodies.map(([when, body]) => phone.say(body, { at: when }));
}

function photoOf(visit: VisitId, digest: string): FactBody {
  const details = { source: 'camera', widthPx: 640, heightPx: 480, bytes: 1_000 } as const;
  return { kind: 'photo.taken', refs: { visit, question: SHELF }, blobs: [digest], parts: { details } };
}

export type Told = ReturnType<typeof phoneKey>;

export async function aToldCompany() {
  const database = await freshDatabase();
  let now = at(7);
  const reports: string[] = [];
  const report: ServerDeps['report'] = (event, details) => void reports.push(`${event} ${details.person ?? details.error}`);
  const deps = serverDeps(database.url, { clock: { now: () => now }, report });
  const app = createApp(deps);
  const write = (...changes: Parameters<typeof writeDirectives>[2]) =>
    deps.database.within(EVERYTHING, (sql) => writeDirectives(sql, { at: now, by: BOSS.id }, changes));
  const rule = { applies: { trait: 'line' as const, in: [line] }, target: 2, max: 4, minGapDays: 1 };
  now = at(7, 0, '2026-10-01');
  await write(
    change('unit', unit),
    ...Object.values(SEATS).map((post) => change('post', post)),
    change('line', A_LINE),
    change('line', { ...A_LINE, key: 'distributor' as LineKey }),
    ...[LI, ZHAO, BOSS].map((person) => change('person', person)),
    change('sop', STANDARD),
    change('policy', { ...DEFAULT_POLICY, frequency: [rule] }),
    ...SHOPS.map((customer) => change('customer', customer)),
    ...SHOPS.map((customer) =>
      change('ownership', { customer: customer.id, post: (customer === THEIRS ? SEATS.zhao : SEATS.li).id, from: '2026-01-01' }),
    ),
    planOf(LI, MONDAY, [NEAR, NEXT, FAR]),
    planOf(LI, TUESDAY, [NEAR, ODD]),
    planOf(ZHAO, MONDAY, [THEIRS]),
  );
  now = at(20, 0, WEDNESDAY);
  return {
    ...{ deps, app, reports, write },
    setNow: (to: number) => void (now = to),
    rows: <Row>(text: string, values: unknown[] = []) => deps.database.asOwner((sql) => sql.rows<Row>(text, values)),
    phone: async (person: Person): Promise<Told> => {
      const phone = phoneKey(person.id);
      const device = { id: phone.device, person: person.id, key: phone.key, label: 'test', state: 'active', enrolledAt: 1 } as const;
      await deps.database.within(EVERYTHING, (sql) => insertDevice(sql, device));
      return phone;
    },
    push: async (facts: readonly SealedFact[]) => {
      for (const device of new Set(facts.map(({ envelope }) => envelope.device))) {
        const own = facts.filter(({ envelope }) => envelope.device === device);
        const { reply } = await ask(app, pushFacts, { device, facts: own });
        const refused = reply.answers.filter(({ outcome }) => outcome === 'quarantined');
        if (refused.length > 0) throw new Error(`put aside: ${refused.map(({ why }) => why).join(', ')}`);
      }
    },
    derive: () => deriveDue(deps, 10_000),
    close: async () => {
      await deps.database.close();
      await database.drop();
    },
  };
}
export type ToldCompany = Awaited<ReturnType<typeof aToldCompany>>;
