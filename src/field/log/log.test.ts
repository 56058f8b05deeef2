import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import type { Person } from '../../domain/person.ts';
import type { PersonId, QuestionId, VisitId } from '../../domain/ids.ts';
import { falseParts, sealOf } from '../../domain/evidence/seal.ts';
import { visitsOf } from '../../domain/visit/state.ts';
import { arrayStore } from '../adapters/array-store.ts';
import { toldPhone } from '../adapters/told-phone.ts';
import type { FieldDeps, LogStore } from '../ports.ts';
import { toldOf } from './told.ts';

const ANNA: Person = {
  ...{ id: '00000000-0000-4000-8000-000000000001' as PersonId, employeeNo: 'A1', name: '安娜', role: 'rep', post: null, line: null },
  ...{ duty: { zone: 'Asia/Shanghai', hours: [] }, leaves: [], active: true },
};
const key: FieldDeps['key'] = {
  device: 'd'.repeat(43) as never,
  publicKey: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) },
  sign: async () => new Uint8Array(64),
};
const aLog = async (store: LogStore = arrayStore()) => {
  const told = {
    person: ANNA,
    key,
    check: () => false,
    random: seededRandom('log'),
    origin: 'http://phone',
    trueNow: () => 1_000_000,
    store,
  };
  return toldPhone({ ...told, send: async () => Promise.reject(new TypeError('no network')) });
};
const visit = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as VisitId;
const started = (n: number) => ({
  kind: 'visit.started' as const,
  refs: { visit: visit(n) },
  blobs: [],
  parts: { details: { sop: null }, words: { customerName: `店${n}` } },
});
const answered = (n: number, question: string, answer: unknown) => ({
  ...{ kind: 'question.answered' as const, refs: { visit: visit(n), question: question as QuestionId }, blobs: [] },
  parts: { answers: { answer } },
});

test('each fact points back to the one before, and commits to its parts under fresh salts', async () => {
  const { log } = await aLog();
  const [a, b] = [await log.append(started(1)), await log.append(started(1))];
  expect([a.envelope.prev, b.envelope.prev, b.envelope.seq]).toEqual(['', a.seal, 1]);
  expect([sealOf(b.envelope), falseParts(b)]).toEqual([b.seal, []]);
  expect(a.parts.details?.salt).not.toBe(b.parts.details?.salt);
  expect(a.envelope.parts.details).not.toBe(b.envelope.parts.details);
});

test('what no database can keep is put right before it is sealed', async () => {
  const { log } = await aLog();
  const fact = await log.append(answered(1, 'note', 'a\0b\ud800c😀'));
  expect(fact.parts.answers?.value).toEqual({ answer: 'a\ufffdb\ufffdc😀' });
  expect(falseParts(fact)).toEqual([]);
});

test('what a fact may not say is not written at all', async () => {
  const { log, deps } = await aLog();
  await expect(log.append({ ...started(1), parts: { details: { sop: null, mood: 'good' } } } as never)).rejects.toThrow();
  expect(await deps.store.head()).toBeUndefined();
});

test('where another tab was first, the fact takes the next place, with the time at which it was said', async () => {
  const store = arrayStore();
  let raced = 0;
  const { log } = await aLog({ ...store, append: async (fact, photo) => (raced++ < 2 ? false : store.append(fact, photo)) });
  expect((await log.append(started(1))).envelope).toMatchObject({ seq: 0, at: 1_000_000 });
  expect(raced).toBe(3);
});

test('the view after each fact is the view of all of them, and with thousands an action still answers in a moment', async () => {
  const { log, deps, restart } = await aLog();
  for (let n = 1; n <= 300; n++) {
    await log.append(started(n));
    for (const question of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']) await log.append(answered(n, question, n));
  }
  const before = performance.now();
  await log.append(answered(300, 'a', 'last'));
  expect(performance.now() - before).toBeLessThan(50);
  expect(log.view().visits).toEqual(visitsOf((await deps.store.facts()).map(toldOf) as never));
  expect((await restart()).log.view()).toEqual(log.view());
}, 30_000);
