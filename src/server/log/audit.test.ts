import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { aCompany, MONDAY_10, phoneOf, type TestCompany } from '../../../test/ledger.ts';
import type { FactBody } from '../../domain/facts.ts';
import type { VisitId } from '../../domain/ids.ts';
import { pushFacts } from '../../wire/push-facts.ts';
import { sequenceLog } from '../jobs/sequence-log.ts';
import { verifyLog } from './audit.ts';

let company: TestCompany = undefined as never;
beforeAll(async () => {
  company = await aCompany();
  const phone = await phoneOf(company);
  for (let i = 0; i < 5; i++) {
    const facts = [1, 2, 3].map((n) => phone.say(placed(n), { at: MONDAY_10 + n }));
    await ask(company.app, pushFacts, { device: phone.device, facts: [...facts, { nonsense: i }] });
    await sequenceLog(company.deps);
  }
});
afterAll(() => company.close());
const placed = (n: number): FactBody => ({
  kind: 'visit.placed',
  refs: { visit: `00000000-0000-4000-8000-00000000010${n}` as VisitId },
  blobs: [],
  parts: { place: { precision: 'precise', fixes: [{ lat: 28.68, lon: 115.89, accuracyM: 12, takenAt: MONDAY_10 }] } },
});
const audit = () => verifyLog(company.deps);

test('an untouched ledger holds, and says how much it is', async () => {
  expect(await audit()).toMatchObject({ ok: true, facts: 15, problems: [] });
});

beforeEach(() =>
  company.rows(`drop schema if exists safe cascade; create schema safe;
  ${TABLES.map((table) => `create table safe.${table} as table ${table};`).join(' ')}`),
);
const TABLES = ['fact', 'fact_part', 'quarantine', 'log_leaf', 'checkpoint', 'to_log'];
const restore = async () => {
  for (const table of TABLES) await company.rows(`truncate ${table}${table === 'checkpoint' ? ' cascade' : ''}`);
  for (const table of TABLES)
    await company.rows(`insert into ${table} ${table === 'to_log' ? 'overriding system value' : ''} select * from safe.${table}`);
};

// What somebody with the database's own password could do.
test.each<[string, string, string]>([
  ['a fact is taken away', `delete from fact where seq = 4`, 'not-stored'],
  ['a fact is given another time', `update fact set envelope = jsonb_set(envelope, '{at}', '1') where seq = 4`, 'seal'],
  ['a fact is sealed anew by hand', `update fact set seal = repeat('a', 64) where seq = 4`, 'not-logged'],
  [
    'a part is changed',
    `update fact_part set value = jsonb_set(value, '{fixes,0,lat}', '30') where fact_id = (select id from fact where seq = 4)`,
    'parts',
  ],
  [
    'a fact is slipped in',
    `insert into fact select person_id, gen_random_uuid(), device, 99, repeat('b', 64), prev, kind, at, nonce_at, received_at, day, post, visit_id, customer_id, jsonb_set(envelope, '{id}', '"00000000-0000-4000-8000-00000000beef"'), signature from fact where seq = 4`,
    'not-logged',
  ],
  ['a line of the log is rewritten', `update log_leaf set digest = repeat('c', 64) where place = 5`, 'log-changed'],
  [
    'two lines change places',
    `update log_leaf a set (kind, ref, digest, hash) = (select kind, ref, digest, hash from log_leaf b where b.place = 11 - a.place) where place in (5, 6)`,
    'log-changed',
  ],
  ['the end of the log is cut off', `delete from log_leaf where place >= (select max(place) - 3 from log_leaf)`, 'log-short'],
  [
    'a line is added without a signature',
    `insert into log_leaf select max(place) + 1, 'fact', 'x', repeat('d', 64), 'x' from log_leaf`,
    'checkpoint-forged',
  ],
  ['a fact is said to have come ten hours before', `update fact set received_at = received_at - 36000000 where seq = 8`, 'received'],
  ['a fact is said to have come tomorrow', `update fact set received_at = received_at + 86400000 where seq = 4`, 'received'],
  ['a part is taken away', `delete from fact_part where fact_id = (select id from fact where seq = 4)`, 'part-missing'],
  ['a fact is moved to another day', `update fact set day = day - 3 where seq = 4`, 'columns'],
  ['a fact is moved to another hour', `update fact set at = at - 3600000 where seq = 4`, 'columns'],
  ['a fact is given to another visit', `update fact set visit_id = gen_random_uuid() where seq = 4`, 'columns'],
  ['a fact is called something else', `update fact set kind = 'visit.ended' where seq = 4`, 'columns'],
  ['something put aside is taken away', `delete from quarantine`, 'not-stored'],
  [
    'a checkpoint is given another root',
    `update checkpoint set root = repeat('e', 64) where size = (select max(size) from checkpoint)`,
    'checkpoint-forged',
  ],
])('%s, and it is seen', async (_, sql, why) => {
  await company.rows(sql);
  const { ok, problems } = await audit();
  await restore();
  expect(ok).toBe(false);
  expect(problems.map((problem) => problem.why)).toContain(why);
  expect(await audit()).toMatchObject({ ok: true });
});

test('what has been stored a moment ago and waits for its line is no fault', async () => {
  const phone = await phoneOf(company);
  await ask(company.app, pushFacts, { device: phone.device, facts: [phone.say(placed(9), { at: MONDAY_10 })] });
  expect(await audit()).toMatchObject({ ok: true, facts: 16 });
});

test('the role of the requests may add to the ledger and change nothing in it', async () => {
  const everything = { ranges: [[0, 2_000_000_000]] as const };
  for (const sql of [
    'update fact set seq = 1',
    'delete from fact',
    'delete from log_leaf',
    'update checkpoint set size = 1',
    'update fact_part set value = null',
    'delete from quarantine',
  ]) {
    await expect(company.deps.database.within({ ranges: [...everything.ranges] }, (tx) => tx.rows(sql))).rejects.toThrow(
      'permission denied',
    );
  }
});

test('a phone that was given to somebody else beside the log, or another key, is named', async () => {
  const [{ id, key }] = (await company.rows('select id, key from device limit 1')) as [{ id: string; key: object }];
  const change = (value: object) => company.rows('update device set key = $2 where id = $1', [id, value]);
  await change(company.deps.key.publicKey);
  expect((await audit()).problems).toContainEqual({ about: `device ${id}`, why: 'key' });
  await change(key);
  await company.rows(`update log_leaf set digest = $2 where kind = 'key' and ref = $1`, [id, 'a'.repeat(64)]);
  expect((await audit()).problems).toContainEqual({ about: `device ${id}`, why: 'key' });
  await restore();
});
