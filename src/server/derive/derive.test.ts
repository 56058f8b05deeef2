import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  aToldCompany,
  at,
  FAR,
  LI,
  MONDAY,
  NEAR,
  NEXT,
  ODD,
  SEATS,
  THEIRS,
  type Told,
  type ToldCompany,
  TUESDAY,
  visitBy,
  visitId,
  WEDNESDAY,
  ZHAO,
} from '../../../test/told-days.ts';
import { change } from '../../../test/company.ts';
import { canonical, type Json } from '../../base/json.ts';
import { MINUTE_MS } from '../../base/moment.ts';
import type { SealedFact } from '../../domain/fact.ts';
import type { FactBody } from '../../domain/facts.ts';
import type { Sums } from '../../domain/kpi/indicator.ts';
import { added } from '../../domain/kpi/indicators.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { sayAtDesk } from '../log/desk.ts';
import { rebuildAll } from './rebuild.ts';

let company: ToldCompany;
beforeAll(async () => {
  company = await aToldCompany();
});
afterAll(() => company.close());

const TOLD = ['fact', 'fact_part', 'photo', 'photo_use', 'quarantine', 'dropped_place', 'verdict_history'];
const DERIVED = ['visit', 'stop_state', 'result', 'day_sum', 'customer_sum', 'month_sum', 'visit_trait'];
const forget = async () => {
  const all = [...TOLD, ...DERIVED, 'to_derive', 'to_log'].map((table, i) => `t${i} as (delete from ${table})`);
  await company.rows(`with ${all.join(', ')} update device set next_seq = 0`);
};
beforeEach(async () => {
  company.setNow(at(20, 0, WEDNESDAY));
  await forget();
});

/** Everything derived, byte for byte, but for when it was; a day that came to nothing is as good as none. */
async function derived() {
  const tables = await Promise.all(
    DERIVED.map(async (table) => {
      const rows = await company.rows<{ row: Json }>(`select to_jsonb(t) - 'derived_at' as row from ${table} t`);
      return [
        table,
        rows
          .map(({ row }) => canonical(row))
          .filter((row) => !row.includes('"sums":{}'))
          .toSorted(),
      ] as const;
    }),
  );
  return Object.fromEntries(tables);
}

type Tables = Awaited<ReturnType<typeof derived>>;
/** Few words for what may be much. */
const differing = (wanted: Tables, got: Tables) =>
  DERIVED.flatMap((table) => {
    const [old, now] = [new Set(wanted[table]), new Set(got[table])];
    return [...old, ...now].filter((row) => !(old.has(row) && now.has(row))).map((row) => `${table}: ${row}`);
  });

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const result = (kind: string, name: string, n: number, details: object, customer = NEAR) =>
  ({ kind, refs: { [name]: id(n), customer: customer.id }, blobs: [], parts: { details } }) as unknown as FactBody;
const explained = (n: number, as: 'reply' | 'appeal', text: string): FactBody => ({
  ...{ kind: 'visit.explained', refs: { visit: visitId(n) }, blobs: [] },
  parts: { details: { as }, words: { text } },
});
const PHOTO = 'ab'.repeat(32);

/** Two days of two people: planned and not, with a shared photo, words afterwards, orders, contracts and a return. */
function twoDays(li: Told, spare: Told, zhao: Told): SealedFact[] {
  const word = (phone: Told, when: number, body: FactBody) => phone.say(body, { at: when });
  return [
    ...visitBy(li, { visit: 1, customer: NEAR, from: at(9), ms: 912_345, planned: true, photo: PHOTO }),
    ...visitBy(li, { visit: 2, customer: NEXT, from: at(10), ms: 1_033_333, planned: true }),
    word(li, at(10, 30), result('order.placed', 'order', 71, { on: MONDAY, netFen: 90_000 })),
    word(li, at(10, 40), result('opportunity.moved', 'opportunity', 81, { stage: 'qualified', on: '2026-08-03', amountFen: 7 }, NEXT)),
    ...visitBy(spare, { visit: 3, customer: ODD, from: at(10, 5), ms: 300_001 }),
    ...visitBy(li, { visit: 4, customer: FAR, from: at(9, 0, TUESDAY), ms: 1_777_777 }),
    ...visitBy(li, { visit: 5, customer: NEAR, from: at(9, 32, TUESDAY), ms: 800_001, planned: true, day: TUESDAY, photo: PHOTO }),
    word(spare, at(18, 0, TUESDAY), explained(3, 'reply', '店主不在')),
    word(li, at(11, 0, TUESDAY), result('order.placed', 'order', 71, { on: MONDAY, netFen: 80_000 })),
    word(li, at(11, 1, TUESDAY), result('opportunity.moved', 'opportunity', 81, { stage: 'won', on: TUESDAY }, NEXT)),
    word(li, at(11, 2, TUESDAY), result('contract.signed', 'contract', 91, { on: TUESDAY, entity: '91360100' }, NEXT)),
    ...visitBy(zhao, { visit: 6, customer: THEIRS, from: at(15), ms: 654_321, planned: true, photo: PHOTO }),
    word(zhao, at(15, 30), result('contract.signed', 'contract', 92, { on: MONDAY, entity: '91360100' }, THEIRS)),
    word(zhao, at(15, 31), result('order.placed', 'order', 72, { on: '2026-10-20', netFen: 5_000 }, NEAR)),
  ];
}
let [li, spare, zhao]: Told[] = [];
let facts: SealedFact[] = [];
beforeAll(async () => {
  [li, spare, zhao] = [await company.phone(LI), await company.phone(LI), await company.phone(ZHAO)];
  facts = twoDays(li, spare, zhao);
});
const live = async (all: readonly SealedFact[] = facts) => {
  await company.push(all);
  await company.derive();
};

describe('what follows from facts is a function of them', () => {
  test('the days come out as they were told', async () => {
    await live();
    expect(await company.rows('select validity, top_signal as signal from visit order by id')).toEqual([
      { validity: 'valid', signal: null },
      { validity: 'pending', signal: 'overlapping-visits' },
      { validity: 'pending', signal: 'overlapping-visits' },
      { validity: 'valid', signal: null },
      { validity: 'pending', signal: 'same-photo-bytes' },
      { validity: 'pending', signal: 'same-photo-bytes' },
    ]);
    const stops = await company.rows<{ day: string; state: string }>('select day, state from stop_state order by day, state');
    expect(stops.map(({ day, state }) => `${day} ${state}`)).toEqual([
      `${MONDAY} kept`,
      `${MONDAY} kept`,
      `${MONDAY} kept`,
      `${MONDAY} kept-later`,
      `${TUESDAY} kept`,
      `${TUESDAY} kept-later`,
    ]);
    const sums = added((await company.rows<{ sums: Sums }>('select sums from month_sum')).map((row) => row.sums));
    expect(sums).toMatchObject({ 'new-customers.signed': 2, 'order-value.fen': 85_000, 'conversion.qualified': 1 });
  });

  test('in whatever order and in whatever portions they come, worked on in between or not', async () => {
    await live();
    const wanted = await derived();
    const way = fc.record({
      order: fc.shuffledSubarray(facts, { minLength: facts.length }),
      cuts: fc.array(fc.nat({ max: facts.length }), { maxLength: 5 }),
      works: fc.infiniteStream(fc.boolean()),
    });
    await fc.assert(
      fc.asyncProperty(way, async ({ order, cuts, works }) => {
        await forget();
        const edges = [0, ...cuts.toSorted((a, b) => a - b), order.length];
        for (const [i, to] of edges.entries()) {
          await company.push(order.slice(edges[i - 1] ?? 0, to));
          if (works.next().value) await company.derive();
        }
        await company.derive();
        expect(differing(wanted, await derived())).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  test('whichever of them comes last, long after the others were worked on', async () => {
    await live();
    const wanted = await derived();
    for (const last of facts.filter(({ envelope }) => envelope.kind !== 'question.answered')) {
      await forget();
      await live(facts.filter((one) => one !== last));
      await live([last]);
      expect([last.envelope.kind, ...differing(wanted, await derived())]).toEqual([last.envelope.kind]);
    }
  }, 120_000);

  test('a month is always the sum of its days and its customers', async () => {
    for (let i = 0; i < facts.length; i += 5) {
      await live(facts.slice(i, i + 5).toReversed());
      const months = await company.rows<{ key: string; sums: Sums }>(`select person_id || month as key, sums from month_sum`);
      const parts = await company.rows<{ key: string; sums: Sums }>(
        `select person_id || to_char(day, 'YYYY-MM') as key, sums from day_sum union all select person_id || month, sums from customer_sum`,
      );
      for (const { key, sums } of months) expect(sums).toEqual(added(parts.filter((one) => one.key === key).map((one) => one.sums)));
      expect(new Set(parts.filter(({ sums }) => Object.keys(sums).length > 0).map(({ key }) => key))).toEqual(
        new Set(months.map(({ key }) => key)),
      );
    }
  });
});

describe('what comes later', () => {
  const topOf = async (n: number) =>
    (await company.rows<{ top: string | null }>('select top_signal as top from visit where id = $1', [visitId(n)]))[0]?.top;

  test('what a copied phone sends on another day is seen on the day that it was copied', async () => {
    const phone = await company.phone(LI);
    const monday = visitBy(phone, { visit: 31, customer: NEAR, from: at(9) });
    await live(monday);
    expect(await topOf(31)).toBeNull();
    phone.backTo(monday[0] as SealedFact);
    await live(visitBy(phone, { visit: 32, customer: NEXT, from: at(9, 0, TUESDAY) }));
    expect([await topOf(31), await topOf(32)]).toEqual(['broken-chain', 'broken-chain']);
  });

  test('a gap between two days closes when its last link of yesterday comes', async () => {
    const phone = await company.phone(LI);
    const night = visitBy(phone, { visit: 33, customer: NEAR, from: at(18) });
    await live([...night.slice(0, -1), ...visitBy(phone, { visit: 34, customer: NEAR, from: at(12, 0, TUESDAY) })]);
    const labels = () => company.rows(`select f ->> 'signal' as label from visit, jsonb_path_query(sheet, '$.verdict.findings[*]') f`);
    expect(await labels()).toEqual([{ label: 'broken-chain' }]);
    await live(night.slice(-1));
    expect(await labels()).toEqual([]);
  });

  test('earlier orders that come all at once take the first deal away from a later day, whoever made it', async () => {
    const [phone, other] = [await company.phone(LI), await company.phone(ZHAO)];
    const placed = (by: Told, n: number, on: string, when: number) =>
      by.say(result('order.placed', 'order', n, { on, netFen: 100 }), { at: when });
    const signed = async () =>
      added((await company.rows<{ sums: Sums }>('select sums from month_sum')).map(({ sums }) => sums))['new-customers.signed'] ?? 0;
    await live([placed(phone, 61, TUESDAY, at(9, 0, TUESDAY))]);
    expect(await signed()).toBe(1);
    await live([62, 63, 64].map((n, i) => placed(other, n, `2026-10-1${i}`, at(10, i, TUESDAY))));
    const firsts = await company.rows<{ month: string; n: number }>(
      `select month, (sums ->> 'new-customers.signed')::int as n from month_sum where sums ? 'new-customers.signed'`,
    );
    expect(firsts).toEqual([{ month: '2026-10', n: 1 }]);
  });

  test('a late fact of yesterday changes what is thought of this morning', async () => {
    const phone = await company.phone(LI);
    const night = visitBy(phone, { visit: 21, customer: FAR, from: at(23, 40), ms: 17 * MINUTE_MS });
    const morning = visitBy(phone, { visit: 22, customer: NEAR, from: at(0, 1, TUESDAY) });
    await live(morning);
    expect(await topOf(22)).toBeNull();
    await live(night);
    expect(await topOf(22)).toBe('impossible-hop');
    await company.rows(`delete from to_derive`);
  });

  test('a review decides, an appeal is heard, and a second word puts right: the numbers follow each time', async () => {
    await live();
    const kept = async () => (await company.rows<{ n: number }>(`select count(*)::int as n from stop_state where state = 'kept'`))[0]?.n;
    const validity = async () =>
      (await company.rows<{ validity: string }>('select validity from visit where id = $1', [visitId(2)]))[0]?.validity;
    const decide = async (decision: string) => {
      const body = {
        kind: 'visit.reviewed',
        refs: { visit: visitId(2) },
        blobs: [],
        parts: { details: { decision } },
      } as unknown as FactBody;
      const word = { person: LI.id, by: ZHAO.id, post: 11, day: MONDAY, body };
      await company.deps.database.within(EVERYTHING, (sql) => sayAtDesk(sql, company.deps, word));
      company.setNow(at(20, 1, WEDNESDAY));
      await company.derive();
    };
    expect([await validity(), await kept()]).toEqual(['pending', 4]);
    await decide('rejected');
    expect([await validity(), await kept()]).toEqual(['rejected', 3]);
    const appeal = explained(2, 'appeal', '在场');
    await live([(await company.phone(LI)).say(appeal, { at: at(20, 2, WEDNESDAY) })]);
    const sheets = await company.rows<{ said: object[] }>(`select sheet -> 'explanations' as said from visit where id = $1`, [visitId(2)]);
    expect(sheets[0]?.said).toMatchObject([{ as: 'appeal', text: '在场' }]);
    await decide('accepted');
    expect([await validity(), await kept()]).toEqual(['valid', 4]);
  });

  test('somebody else’s earlier deal with the same legal entity comes late: the other one is the first no longer', async () => {
    const signed = async () =>
      added((await company.rows<{ sums: Sums }>('select sums from month_sum')).map(({ sums }) => sums))['new-customers.signed'];
    const [mine, theirs] = [await company.phone(LI), await company.phone(ZHAO)];
    await live([mine.say(result('contract.signed', 'contract', 93, { on: TUESDAY, entity: '9136' }, NEXT), { at: at(9, 0, TUESDAY) })]);
    expect(await signed()).toBe(1);
    await live([theirs.say(result('contract.signed', 'contract', 94, { on: MONDAY, entity: '9136' }, THEIRS), { at: at(9) })]);
    expect(await signed()).toBe(1);
    expect(await company.rows(`select 1 from day_sum where person_id = $1 and sums ? 'new-customers.signed'`, [LI.id])).toEqual([]);
  });

  test('a day that cannot be derived is put off, longer each time, and holds up no other', async () => {
    const broken = [ZHAO.id, TUESDAY];
    await company.rows(`insert into plan values ($1, $2, 999, 1, '{}', 12)`, broken);
    const [first] = visitBy(zhao!, { visit: 31, customer: THEIRS, from: at(9, 0, TUESDAY) });
    await live([...facts.filter(({ envelope }) => envelope.person === LI.id), first!]);
    expect(company.reports.some((line) => line.startsWith('derive-failed'))).toBe(true);
    const waiting = () =>
      company.rows<{ tries: number; at: number }>(
        'select tries, not_before as at from to_derive where person_id = $1 and day = $2',
        broken,
      );
    expect(await waiting()).toEqual([{ tries: 1, at: at(20, 1, WEDNESDAY) }]);
    expect(await company.rows('select 1 from visit where person_id = $1', [LI.id])).toHaveLength(5);
    company.setNow(at(20, 1, WEDNESDAY));
    await company.derive();
    expect(await waiting()).toEqual([{ tries: 2, at: at(20, 3, WEDNESDAY) }]);
    await company.rows('delete from plan where number = 999');
    company.setNow(at(20, 3, WEDNESDAY));
    await company.derive();
    expect(await waiting()).toEqual([]);
    expect(await company.rows('select 1 from visit where person_id = $1', [ZHAO.id])).toHaveLength(1);
  });
});

describe('rebuilding', () => {
  const rebuilt = () => rebuildAll(company.deps);

  test('makes the same again, and leaves it there', async () => {
    await live();
    const before = await derived();
    expect(await rebuilt()).toMatchObject({ equal: true, differences: [] });
    expect(await derived()).toEqual(before);
  });

  test('makes the same again when photos are waited for no longer, and leaves no day undone that still waited', async () => {
    await live();
    company.setNow(at(9, 0, '2026-11-28'));
    const waited = [ZHAO.id, '2026-09-01'];
    await company.rows('insert into to_derive (person_id, day, marked_at) values ($1, $2, 1)', waited);
    const { differences } = await rebuilt();
    expect(differences.filter(({ table }) => table === 'visit')).toEqual([]);
    expect(await company.rows('select 1 from customer_sum where person_id = $1 and month = $2', [ZHAO.id, '2026-09'])).toHaveLength(1);
    expect(await company.rows('select 1 from to_derive')).toEqual([]);
  });

  test('makes the same again after somebody changed seats and a customer changed hands', async () => {
    await live();
    await company.write(change('person', { ...LI, post: SEATS.spare.id }));
    await company.write(change('ownership', { customer: NEAR.id, post: SEATS.zhao.id, from: TUESDAY }));
    await company.derive();
    const { differences } = await rebuilt();
    await company.write(change('person', LI), { kind: 'ownership', id: NEAR.id, value: null });
    await company.derive();
    expect(differences).toEqual([]);
  });

  test.each<[string, string, object]>([
    [
      'a wrong number in a month',
      `update month_sum set sums = sums || '{"plan-completion.kept": 99}' where person_id = $1 and month = '2026-11'`,
      { table: 'month_sum', what: 'different' },
    ],
    ['a visit that went missing', `delete from visit where person_id = $1 and id = '${visitId(1)}'`, { table: 'visit', what: 'missing' }],
    [
      'a stop that nobody planned',
      `insert into stop_state values ($1, '${MONDAY}', gen_random_uuid(), 11, '${NEAR.id}', 'kept', null)`,
      { table: 'stop_state', what: 'extra' },
    ],
    [
      'a wrong number of a day',
      `update day_sum set sums = '{"mean-dwell.visits": 1}' where person_id = $1`,
      { table: 'day_sum', what: 'different' },
    ],
    ['an outcome that nobody said', `update result set amount_fen = 1 where person_id = $1`, { table: 'result', what: 'different' }],
  ])('finds %s, and puts it right', async (_, plant, found) => {
    await live();
    await company.rows(plant, [LI.id]);
    const { equal, differences } = await rebuilt();
    expect(equal).toBe(false);
    expect(differences).toEqual(expect.arrayContaining([expect.objectContaining(found)]));
    expect(new Set(differences.map(({ table }) => table)).size).toBe(1);
    expect(await rebuilt()).toMatchObject({ equal: true });
  });
});
