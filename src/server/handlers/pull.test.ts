import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { A_LINE, aCustomer, aPerson, aPost, aUnit, change, cookieOf, write } from '../../../test/company.ts';
import { freshDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { serverDeps } from '../../../test/server-deps.ts';
import { addDays, localDate } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import type { StopId } from '../../domain/ids.ts';
import type { Post } from '../../domain/person.ts';
import { pullDirectives } from '../../wire/pull.ts';
import { createApp } from '../app.ts';
import { turnDay } from '../jobs/turn-day.ts';
import type { ServerDeps } from '../ports.ts';

const team = aUnit('一队');
const [mine, other] = [aPost(team, 1), aPost(team, 2)];
const admin = aPerson('1', 'admin');
const [ana, ben] = [aPerson('2', 'rep', mine, { line: A_LINE.key }), aPerson('3', 'rep', other, { line: A_LINE.key })];
const [anas, bens] = [aCustomer('A1'), aCustomer('B1')];

let [database, deps, cookie]: [TestDatabase, ServerDeps, string] = [] as never;
let now = Date.now();
const today = () => localDate(now, 'Asia/Shanghai');
beforeAll(async () => {
  database = await freshDatabase();
  deps = serverDeps(database.url, { clock: { now: () => now } });
  const org = [change('unit', team), change('line', A_LINE), ...[mine, other].map((post) => change('post', post))];
  await write(deps, admin, ...org, ...[admin, ana, ben].map((person) => change('person', person)));
  await write(deps, admin, ...owned(anas, mine), ...owned(bens, other));
  cookie = await cookieOf(deps, ana);
});
afterAll(async () => {
  await deps.database.close();
  await database.drop();
});

const owned = (customer: Customer, post: Post | null, from = '2020-01-01') => [
  change('customer', customer),
  change('ownership', { customer: customer.id, post: post?.id ?? null, from }),
];
const owning = (customer: Customer, post: Post | null, from: string) =>
  change('ownership', { customer: customer.id, post: post?.id ?? null, from });

/** A phone that keeps what it pulls, and drops it when the epoch is another. */
const phone = { epoch: '', cursor: 0, held: new Map<string, unknown>() };
async function pull(): Promise<string[]> {
  for (let more = true; more; ) {
    const { reply } = await ask(createApp(deps), pullDirectives, { epoch: phone.epoch, after: phone.cursor }, { cookie });
    if (reply.epoch !== phone.epoch) phone.held.clear();
    for (const { kind, id, value } of reply.directives)
      if (value === null) phone.held.delete(`${kind} ${id}`);
      else phone.held.set(`${kind} ${id}`, value);
    more = reply.more;
    [phone.epoch, phone.cursor] = [reply.epoch, reply.cursor];
  }
  return [...phone.held].filter(([key]) => key.startsWith('customer')).map(([, value]) => (value as Customer).code);
}

test('a phone gets its own customers, by the cursor what is new, and what was taken back goes', async () => {
  expect(await pull()).toEqual(['A1']);
  expect([...phone.held.keys()].filter((key) => key.startsWith('person'))).toEqual([`person ${ana.id}`]);
  const fresh = aCustomer('A2');
  const epoch = phone.epoch;
  await write(deps, admin, ...owned(fresh, mine));
  expect([await pull(), phone.epoch]).toEqual([['A1', 'A2'], epoch]);
  await write(deps, admin, { kind: 'customer', id: fresh.id, value: null });
  expect([await pull(), phone.epoch]).toEqual([['A1'], epoch]);
});

test('another owner means another epoch: what is not theirs any more is gone from the phone', async () => {
  await write(deps, admin, owning(bens, mine, today()));
  expect((await pull()).toSorted()).toEqual(['A1', 'B1']);
  await write(deps, admin, owning(bens, other, today()));
  expect(await pull()).toEqual(['A1']);
});

test('who changes hands tomorrow changes hands tomorrow', async () => {
  await write(deps, admin, owning(bens, mine, addDays(today(), 1)));
  expect(await pull()).toEqual(['A1']);
  now += 86_400_000;
  await turnDay(deps);
  expect((await pull()).toSorted()).toEqual(['A1', 'B1']);
  await write(deps, admin, owning(bens, other, today()));
  expect(await pull()).toEqual(['A1']);
});

test('a plan brings the customer that it names, whoever looks after them', async () => {
  const stops = [{ id: randomUUID() as StopId, customer: bens.id }];
  await write(deps, admin, change('plan', { person: ana.id, day: today(), stops }));
  expect((await pull()).toSorted()).toEqual(['A1', 'B1']);
  expect(phone.held.has(`plan ${ana.id}:${today()}`)).toBe(true);
});

test('many come in pages, none twice and none left out', async () => {
  const many = Array.from({ length: 1_203 }, (_, i) => aCustomer(`M${i}`));
  await write(deps, admin, ...many.flatMap((customer) => owned(customer, mine)));
  expect((await pull()).length).toBe(1_205);
});

test('numbers follow the order of commits, also when many write at once', async () => {
  const seen: number[] = [];
  const is = { stopped: false };
  let cursor = 0;
  const reader = (async () => {
    while (!is.stopped) {
      const rows = await deps.database.asOwner((sql) =>
        sql.rows<{ number: number }>('select number from directive where number > $1 order by number', [cursor]),
      );
      seen.push(...rows.map(({ number }) => number));
      cursor = seen.at(-1) ?? cursor;
    }
  })();
  await Promise.all(Array.from({ length: 30 }, (_, i) => write(deps, admin, change('customer', aCustomer(`C${i}`)))));
  is.stopped = true;
  await reader;
  const rows = await deps.database.asOwner((sql) => sql.rows<{ number: number }>('select number from directive order by number'));
  const all = rows.map(({ number }) => number);
  expect(all.filter((number) => number <= cursor)).toEqual(seen);
  const [log] = await deps.database.asOwner((sql) => sql.rows<{ n: number }>(`select count(*) as n from to_log where kind = 'directive'`));
  expect(log?.n).toBe(all.length);
});
