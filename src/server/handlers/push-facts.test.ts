import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { phoneKey } from '../../../test/phone-key.ts';
import { freshDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { serverDeps } from '../../../test/server-deps.ts';
import { instantOf } from '../../base/moment.ts';
import { isReceiptOf } from '../../domain/evidence/receipt.ts';
import type { SealedFact } from '../../domain/fact.ts';
import type { FactBody } from '../../domain/facts.ts';
import type { PersonId, PostId, UnitId, VisitId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { pushFacts } from '../../wire/push-facts.ts';
import { createApp } from '../app.ts';
import { writeDirectives } from '../directives/write.ts';
import type { App } from '../http/handle.ts';
import { sequenceLog } from '../jobs/sequence-log.ts';
import type { ServerDeps } from '../ports.ts';
import { insertDevice } from '../store/devices.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ANNA: Person = {
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
  duty: { zone: 'Asia/Shanghai', hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 480, toMinute: 1080 })) },
};
const COARSE: Person = { ...ANNA, id: id(2) as PersonId, employeeNo: 'C1', post: id(5) as PostId, line: 'distributor' };
const MONDAY_10 = instantOf('2026-11-16', 600, 'Asia/Shanghai');
const NIGHT = instantOf('2026-11-16', 1380, 'Asia/Shanghai');
const HERE = { lat: 28.68, lon: 115.89, accuracyM: 12 };

let [database, deps, app]: [TestDatabase, ServerDeps, App] = [] as never;
beforeAll(async () => {
  database = await freshDatabase();
  deps = serverDeps(database.url);
  app = createApp(deps);
  const unit = id(4) as UnitId;
  const post = (postId: string, number: number) => ({
    kind: 'post' as const,
    id: postId,
    value: { id: postId as PostId, number, unit, name: '岗', manages: false },
  });
  await deps.database.within(EVERYTHING, (sql) =>
    writeDirectives(sql, { at: 1, by: ANNA.id }, [
      { kind: 'unit', id: unit, value: { id: unit, parent: null, name: '公司' } },
      post(id(3), 1),
      post(id(5), 2),
      { kind: 'line', id: 'pharmacy', value: { key: 'pharmacy', title: { zh: '药店' }, precision: 'precise', sales: true } },
      { kind: 'line', id: 'distributor', value: { key: 'distributor', title: { zh: '商务' }, precision: 'coarse', sales: true } },
      { kind: 'person', id: ANNA.id, value: ANNA },
      { kind: 'person', id: COARSE.id, value: COARSE },
    ]),
  );
});
afterAll(async () => {
  await deps.database.close();
  await database.drop();
});

async function aPhone(person = ANNA, state: 'active' | 'revoked' = 'active') {
  const phone = phoneKey(person.id);
  const enrolled = { id: phone.device, person: person.id, key: phone.key, label: 'test', state, enrolledAt: 1 } as const;
  await deps.database.within(EVERYTHING, (sql) => insertDevice(sql, enrolled));
  const send = async (...facts: unknown[]) => (await ask(app, pushFacts, { device: phone.device, facts })).reply;
  return {
    ...phone,
    send,
    outcomes: async (...facts: unknown[]) => (await send(...facts)).answers.map(({ outcome, why }) => why ?? outcome),
  };
}
const placed = (visit: number, at = MONDAY_10): FactBody => ({
  kind: 'visit.placed',
  refs: { visit: id(visit) as VisitId },
  blobs: [],
  parts: { place: { precision: 'precise', fixes: [{ ...HERE, takenAt: at }] } },
});
const opened: FactBody = { kind: 'duty.opened', refs: {}, blobs: [], parts: {} };
const rows = (text: string, values: unknown[] = []) => deps.database.asOwner((sql) => sql.rows<Record<string, unknown>>(text, values));

test('a fact is stored once however often and however many times at once it is sent, and always answered with success', async () => {
  const phone = await aPhone();
  const facts = [phone.say(opened), phone.say(placed(1)), phone.say(placed(1))];
  const racing = await Promise.all(Array.from({ length: 5 }, () => phone.send(...facts)));
  for (const { answers } of racing) for (const { outcome } of answers) expect(['ok', 'already']).toContain(outcome);
  expect(racing.flatMap(({ answers }) => answers).filter(({ outcome }) => outcome === 'ok')).toHaveLength(3);
  expect(await rows('select 1 from fact where device = $1', [phone.device])).toHaveLength(3);
});

test('every answer bears a receipt that the organisation signed, and one changed digit shows', async () => {
  const phone = await aPhone();
  const { answers } = await phone.send(phone.say(opened), { nonsense: true });
  for (const { receipt } of answers) expect(await isReceiptOf(deps.key.publicKey, receipt, deps.verify)).toBe(true);
  const receipt = answers[0]!.receipt;
  expect(await isReceiptOf(deps.key.publicKey, { ...receipt, receivedAt: receipt.receivedAt + 1 }, deps.verify)).toBe(false);
});

const other = phoneKey(id(99) as PersonId);
test.each<[string, (fact: SealedFact) => unknown, string]>([
  ['an unknown field in the envelope', (f) => ({ ...f, envelope: { ...f.envelope, mood: 'good' } }), 'malformed'],
  ['no envelope at all', () => 'hello', 'malformed'],
  ['a NUL that no database keeps', (f) => ({ ...f, envelope: { ...f.envelope, boot: 'a\0b' } }), 'malformed'],
  ['a changed time', (f) => ({ ...f, envelope: { ...f.envelope, at: f.envelope.at + 1 } }), 'altered'],
  ['a forged signature', (f) => ({ ...f, signature: 'A'.repeat(86) }), 'forged'],
  [
    'a part that was changed after it was sealed',
    (f) => ({ ...f, parts: { place: { ...f.parts.place, value: { precision: 'coarse', cell: 'wtw3sj', inside: true } } } }),
    'part-mismatch',
  ],
  ['somebody else under the device’s name', (f) => ({ ...f, envelope: { ...f.envelope, person: id(99) } }), 'not-yours'],
  ['another device’s fact', () => other.say(opened), 'unknown-device'],
])('%s is put aside, answered, shown, and disturbs nothing else', async (_, spoil, why) => {
  const phone = await aPhone();
  const [spoilt, fine] = [phone.say(placed(2)), phone.say(placed(3))];
  expect((await phone.outcomes(spoil(spoilt), fine)).toSorted()).toEqual([why, 'ok'].toSorted());
  const kept = await rows('select why, raw from quarantine where person_id = $1 and device = $2', [ANNA.id, phone.device]);
  expect(kept).toMatchObject([{ why }]);
  expect(JSON.stringify(kept)).not.toContain('28.68');
});

test('what only the desk may say, a kind that nobody knows, and content that its kind does not have', async () => {
  const phone = await aPhone();
  const review = {
    kind: 'visit.reviewed',
    refs: { visit: id(1) as VisitId },
    blobs: [],
    parts: { details: { decision: 'accepted' } },
  } as FactBody;
  const strange = { kind: 'visit.dreamt', refs: {}, blobs: [], parts: {} } as unknown as FactBody;
  const wrong = { ...opened, refs: { visit: id(1) } } as unknown as FactBody;
  const sent = await phone.send(phone.say(review), phone.say(strange), phone.say(wrong), phone.say(opened));
  expect(sent.answers.map(({ why }) => why)).toEqual(expect.arrayContaining(['desk-only', 'unknown-kind', 'content', undefined]));
  expect(sent.wanted).toBeNull(); // their places in the chain are taken: the device said so itself
});

test('a part that was committed to and is kept back is no fault; one that was never committed to is', async () => {
  const phone = await aPhone();
  const explained = { kind: 'visit.explained', refs: { visit: id(1) }, blobs: [] };
  const both = phone.say({ ...explained, parts: { details: { as: 'reply' }, words: { text: '盘点' } } } as unknown as FactBody);
  const never = phone.say({ ...explained, parts: { details: { as: 'reply' } } } as unknown as FactBody);
  const { words: _, ...kept } = both.parts;
  expect(await phone.outcomes({ ...both, parts: kept }, never)).toEqual(['ok', 'content']);
});

test('500 facts in one request are answered in under a second', async () => {
  const phone = await aPhone();
  const facts = Array.from({ length: 500 }, () => phone.say(placed(20)));
  const started = performance.now();
  const { answers } = await phone.send(...facts);
  const elapsedMs = performance.now() - started;
  expect(answers.filter(({ outcome }) => outcome === 'ok')).toHaveLength(500);
  expect(elapsedMs, 'milliseconds').toBeLessThan(1_000);
});

test('a gap is named, and closes when what was missing comes', async () => {
  const phone = await aPhone();
  const [first, second, third] = [phone.say(opened), phone.say(placed(4)), phone.say(placed(4))];
  expect((await phone.send(first, third)).wanted).toBe(1);
  expect((await phone.send(second)).wanted).toBeNull();
});

test('a copied phone tells two stories: both are kept', async () => {
  const phone = await aPhone();
  const first = phone.say(opened);
  const one = phone.say(placed(5));
  phone.backTo(first);
  const two = phone.say(placed(6));
  expect(await phone.outcomes(first, one, two)).toEqual(['ok', 'ok', 'ok']);
  expect(await rows('select 1 from fact where device = $1 and seq = 1', [phone.device])).toHaveLength(2);
});

test('what a revoked device still sends is kept apart; nobody’s device is kept without any place', async () => {
  const revoked = await aPhone(ANNA, 'revoked');
  expect(await revoked.outcomes(revoked.say(opened))).toEqual(['revoked-device']);
  const stranger = phoneKey(ANNA.id);
  const { reply } = await ask(app, pushFacts, { device: stranger.device, facts: [stranger.say(placed(7))] });
  expect(reply.answers[0]).toMatchObject({ outcome: 'quarantined', why: 'unknown-device' });
  expect(JSON.stringify(await rows(`select raw from quarantine where why = 'unknown-device'`))).not.toContain('28.68');
});

test('a place outside the duty window, or too precise for the line, is dropped at the door and counted; the fact stays', async () => {
  const phone = await aPhone();
  const [day, night] = [phone.say(placed(8), { at: MONDAY_10 }), phone.say(placed(8, NIGHT), { at: NIGHT })];
  expect(await phone.outcomes(day, night)).toEqual(['ok', 'ok']);
  const coarse = await aPhone(COARSE);
  expect(await coarse.outcomes(coarse.say(placed(9), { at: MONDAY_10 }))).toEqual(['ok']);
  const kept = await rows('select fact_id as fact from fact_part p join fact f on f.id = p.fact_id where f.device = any($1)', [
    [phone.device, coarse.device],
  ]);
  expect(kept).toEqual([{ fact: day.envelope.id }]);
  const why = await rows('select why from dropped_place where fact_id = any($1) order by why', [
    [night.envelope.id, (await rows('select id from fact where device = $1', [coarse.device]))[0]!.id],
  ]);
  expect(why).toEqual([{ why: 'off-duty' }, { why: 'too-precise' }]);
});

test('a day that the person opened themselves is theirs to record', async () => {
  const phone = await aPhone();
  const evening = [phone.say(opened, { at: NIGHT - 1_000 }), phone.say(placed(10, NIGHT), { at: NIGHT })];
  await phone.send(...evening);
  expect(await rows('select 1 from fact_part where fact_id = $1', [evening[1]!.envelope.id])).toHaveLength(1);
});

test('everything leaves a line in the log, in order, and the log says what it is', async () => {
  await sequenceLog(deps);
  const [count] = await rows(
    `select (select count(*) from fact) + (select count(*) from quarantine) + (select count(*) from directive) as all, (select count(*) from log_leaf) as logged, (select count(*) from to_log) as waiting`,
  );
  expect(count).toMatchObject({ logged: count!.all, waiting: 0 });
});

test('a body of 50 MB is told to be too large, packed or not, and a small one may come packed', async () => {
  const json = { 'content-type': 'application/json' };
  const huge = new Uint8Array(50_000_000).fill(32);
  const plain = await app.request('/api/facts', { method: 'POST', body: huge, headers: json });
  expect([plain.status, await plain.json()]).toMatchObject([413, { code: 'too-large' }]);
  const packed = await app.request('/api/facts', {
    method: 'POST',
    body: gzipSync(huge),
    headers: { ...json, 'content-encoding': 'gzip' },
  });
  expect([packed.status, await packed.json()]).toMatchObject([413, { code: 'too-large' }]);
  const torn = await app.request('/api/facts', {
    method: 'POST',
    body: huge.slice(0, 99),
    headers: { ...json, 'content-encoding': 'gzip' },
  });
  expect(torn.status).toBe(400);
  const phone = await aPhone();
  const body = gzipSync(JSON.stringify({ device: phone.device, facts: [phone.say(opened)] }));
  const small = await app.request('/api/facts', { method: 'POST', body, headers: { ...json, 'content-encoding': 'gzip' } });
  expect(await small.json()).toMatchObject({ answers: [{ outcome: 'ok' }] });
});

test('while the database is away the phone is told to come again, and nothing is lost', async () => {
  const phone = await aPhone();
  const fact = phone.say(opened);
  const body = JSON.stringify({ device: phone.device, facts: [fact] });
  const nowhere = serverDeps('postgres://nobody@127.0.0.1:1/none', { report: () => {} });
  const dead = await createApp(nowhere).request('/api/facts', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  expect([dead.status, await dead.json()]).toMatchObject([503, { code: 'database-away' }]);
  expect(dead.headers.get('retry-after')).not.toBeNull();
  await nowhere.database.close();

  // Cut off between the writing and the commit: it was as if nothing had been sent.
  const within = deps.database.within;
  const cut = serverDeps(database.url, {
    key: deps.key,
    report: () => {},
    database: {
      ...deps.database,
      within: (scope, work) =>
        within(scope, async (sql) => {
          const result = await work(sql);
          if (scope.ranges.length > 0) await sql.rows('reset role');
          if (scope.ranges.length > 0) await sql.rows('select pg_terminate_backend(pg_backend_pid())');
          return result;
        }),
    },
  });
  const lost = await createApp(cut).request('/api/facts', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  expect(await lost.json()).toMatchObject({ code: 'database-away' });
  expect(await rows('select 1 from fact where device = $1', [phone.device])).toHaveLength(0);
  expect(await phone.outcomes(fact)).toEqual(['ok']);
});

test('a stranger who sends and sends is told to wait', async () => {
  const stranger = phoneKey(ANNA.id);
  const statuses: number[] = [];
  for (let i = 0; i < 8; i++) statuses.push((await ask(app, pushFacts, { device: stranger.device, facts: [stranger.say(opened)] })).status);
  expect(statuses.slice(0, 4)).toEqual([200, 200, 200, 200]);
  expect(statuses.at(-1)).toBe(429);
});

test('a body that cannot be read is the caller’s fault', async () => {
  const response = await app.request('/api/facts', { method: 'POST', body: '{"device":', headers: { 'content-type': 'application/json' } });
  expect(response.status).toBe(400);
});
