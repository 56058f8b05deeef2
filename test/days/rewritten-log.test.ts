import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startOver, watchLog } from '../../src/console/parts/log-watch.ts';
import { type Checkpoint, isCheckpointOf, type Leaf } from '../../src/domain/evidence/checkpoint.ts';
import { isConsistent } from '../../src/domain/evidence/merkle.ts';
import type { ToldPhone } from '../../src/field/adapters/told-phone.ts';
import { sequenceLog } from '../../src/server/jobs/sequence-log.ts';
import { verifyLog } from '../../src/server/log/audit.ts';
import { readCheckpoint } from '../../src/wire/log.ts';
import { ask } from '../asking.ts';
import { aCompany, at, LI, NEAR_SHOP, SHOP, type TestCompany, ZHAO } from './company.ts';
import { visit } from './visit.ts';

// What somebody does who holds the database and the signing key as well: the whole log made anew, and signed. The server
// finds nothing wrong with itself any more. Whoever was there before does.

let company: TestCompany;
let [li, zhao]: [ToldPhone, ToldPhone] = [] as never;
beforeEach(async () => {
  company = await aCompany();
  [li, zhao] = [await company.phone(LI), await company.phone(ZHAO)];
  company.setNow(at(8, 30));
  await li.sync();
  await visit(company, li, { customer: SHOP, from: at(9) });
  await li.sync();
  while ((await sequenceLog(company.deps)) > 0);
  await li.sync();
});
afterEach(() => company.close());

const heldBy = (phone: ToldPhone) => phone.deps.store.read<Checkpoint>('checkpoint');
const troubleOf = (phone: ToldPhone) => phone.log.view().sync.lastTrouble;

/** The log as somebody would rather have had it, every hash and every signature in its place. */
async function rewrite(change: (leaves: Leaf[]) => Leaf[]): Promise<void> {
  const leaves = await company.rows<Leaf>(`select kind, ref, digest from log_leaf order by place`);
  await company.rows('truncate log_leaf, log_node, checkpoint, to_log, outside_word');
  await company.rows(
    `insert into to_log (kind, ref, digest, at) select kind, ref, digest, 0 from rows from (jsonb_to_recordset($1::jsonb) as (kind text, ref text, digest text)) with ordinality order by ordinality`,
    [JSON.stringify(change(leaves))],
  );
  while ((await sequenceLog(company.deps)) > 0);
}

/** Life goes on, so that the new log is longer than what anybody holds of the old one. */
async function lifeGoesOn(): Promise<void> {
  company.setNow(at(14));
  await zhao.sync();
  await visit(company, li, { customer: NEAR_SHOP, from: at(15) });
  while ((await sequenceLog(company.deps)) > 0);
}

const FORGED: Leaf = { v: 1, kind: 'fact', ref: '00000000-0000-4000-8000-00000000beef', digest: 'f'.repeat(64) };
const REWRITINGS: readonly [string, (leaves: Leaf[]) => Leaf[]][] = [
  ['edited', (leaves) => leaves.with(3, { ...(leaves[3] as Leaf), digest: FORGED.digest })],
  ['taken out', (leaves) => leaves.toSpliced(3, 1)],
  ['put in', (leaves) => leaves.toSpliced(3, 0, FORGED)],
  ['exchanged for its neighbour', (leaves) => leaves.with(3, leaves[4] as Leaf).with(4, leaves[3] as Leaf)],
  ['dated back', (leaves) => [leaves.at(-1) as Leaf, ...leaves.slice(0, -1)]],
];

test.each(REWRITINGS)(
  'a line of the log is %s and all of it signed again: the phone that was there before does not believe it',
  async (_, change) => {
    const before = await heldBy(li);
    await rewrite(change);
    await lifeGoesOn();
    await li.sync();
    expect(troubleOf(li)).toBe('unproven');
    expect(await heldBy(li)).toEqual(before);
    // What it holds is proof for anybody: two words under one signature that cannot both be true.
    const dispute = await li.deps.store.read<{ before: Checkpoint; now: Checkpoint }>('dispute');
    for (const word of [dispute?.before, dispute?.now]) {
      expect(await isCheckpointOf(company.deps.key.publicKey, word as Checkpoint, company.deps.verify)).toBe(true);
    }
  },
);

test.each(REWRITINGS)('the same at the desk: a line is %s, and the browser that looked before says so', async (_, change) => {
  const kept = new Map<string, string>();
  const store = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  vi.stubGlobal('fetch', (to: string, how: RequestInit) => company.app.request(new Request(new URL(to, 'http://desk'), how)));
  expect(await watchLog(at(12), store)).toBeUndefined();
  await lifeGoesOn();
  expect(await watchLog(at(16), store)).toBeUndefined();
  const before = kept.get('rounds.log');
  await rewrite(change);
  expect(await watchLog(at(17), store)).toMatchObject({ what: 'rounds-dispute', foundAt: at(17) });
  expect(kept.get('rounds.log')).toBe(before);
  // It stays said, whatever the server says next, until somebody begins anew.
  expect(await watchLog(at(18), store)).toMatchObject({ foundAt: at(17) });
  startOver({ removeItem: (key) => void kept.delete(key) });
  expect(await watchLog(at(19), store)).toBeUndefined();
  vi.unstubAllGlobals();
});

test('a split view: two people who compare what their phones hold see that they were told two histories', async () => {
  const told = await heldBy(li);
  await rewrite((leaves) => leaves.with(3, FORGED));
  await lifeGoesOn();
  await zhao.sync();
  const other = (await heldBy(zhao)) as Checkpoint;
  expect(troubleOf(zhao)).toBeUndefined();
  const { consistency, checkpoint } = (await ask(company.app, readCheckpoint, { from: (told as Checkpoint).size })).reply;
  expect(checkpoint?.root).toBe(other.root);
  expect(isConsistent((told as Checkpoint).size, other.size, consistency, (told as Checkpoint).root, other.root)).toBe(false);
});

test('a check that looks at the signature alone would have believed it', async () => {
  await rewrite((leaves) => leaves.with(3, FORGED));
  await lifeGoesOn();
  const { checkpoint } = (await ask(company.app, readCheckpoint, {})).reply;
  expect(await isCheckpointOf(company.deps.key.publicKey, checkpoint as Checkpoint, company.deps.verify)).toBe(true);
});

test('an untouched log is believed by both, however much comes to it', async () => {
  await lifeGoesOn();
  await li.sync();
  while ((await sequenceLog(company.deps)) > 0);
  await Promise.all([li.sync(), zhao.sync()]);
  expect([troubleOf(li), troubleOf(zhao)]).toEqual([undefined, undefined]);
  expect(await li.deps.store.read('dispute')).toBeUndefined();
  expect(await verifyLog(company.deps)).toMatchObject({ ok: true });
});
