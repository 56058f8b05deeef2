import { expect, test } from 'vitest';
import { Customer } from '../customer.ts';
import type { QuestionId } from '../ids.ts';
import { inForce, sopFor, SopTemplate, unmet } from './template.ts';

const shop = Customer.parse({
  id: '00000000-0000-4000-8000-00000000000a',
  code: 'YD-001',
  name: '康宁大药房',
  line: 'pharmacy',
  grade: 'A',
  stage: 'active',
  tags: ['连锁'],
  contacts: [],
  fence: null,
});
const sop = (key: string, applies: unknown, priority = 0, steps: unknown[] = [{ id: 's', title: { zh: '步' }, questions: [] }]) =>
  SopTemplate.parse({
    key,
    version: 1,
    line: 'pharmacy',
    title: { zh: key },
    applies,
    priority,
    purposes: [],
    minDwellMin: 15,
    evidence: 'C',
    burdenS: 120,
    steps,
  });

const everybody = sop('all', { all: [] });
const keyStore = sop('key-store', { all: [{ trait: 'grade', in: ['A', 'B'] }, { not: { trait: 'stage', in: ['new'] } }] }, 10);
const newStore = sop('new-store', { trait: 'stage', in: ['new', 'prospect'] }, 20);

test('the highest that applies is chosen, and every test that was made is told', () => {
  const { chosen, considered } = sopFor(shop, [everybody, keyStore, newStore]);
  expect(chosen?.sop.key).toBe('key-store');
  expect(chosen?.reasons).toEqual([
    { trait: 'grade', wanted: ['A', 'B'], had: ['A'], holds: true },
    { trait: 'stage', wanted: ['new'], had: ['active'], holds: true },
  ]);
  expect(considered.find((one) => one.sop.key === 'new-store')).toMatchObject({
    holds: false,
    reasons: [{ trait: 'stage', had: ['active'], holds: false }],
  });
});

test('a new store gets the new store standard, also when it is an A', () => {
  expect(sopFor({ ...shop, stage: 'new' }, [everybody, keyStore, newStore]).chosen?.sop.key).toBe('new-store');
});

test('another line has other standards', () => {
  expect(sopFor({ ...shop, line: 'hospital' }, [everybody]).chosen).toBeUndefined();
});

const adjusted = {
  id: 'adjusted',
  title: { zh: '做了哪些调整' },
  type: 'choice',
  required: false,
  several: true,
  options: [{ value: 'moved', title: { zh: '移位' } }],
};
const after = { id: 'after', title: { zh: '调整后' }, type: 'text', required: true, when: { question: 'adjusted', has: 'moved' } };
const stock = {
  id: 'stock',
  title: { zh: '库存' },
  type: 'number',
  min: 0,
  whole: true,
  required: { customer: { trait: 'grade', in: ['A'] } },
};
const asked = sop('asked', { all: [] }, 0, [{ id: 's', title: { zh: '步' }, questions: [adjusted, after, stock] }]);
const sheet = (answers: Record<string, unknown>) => new Map(Object.entries(answers)) as ReadonlyMap<QuestionId, unknown>;

test('what is not shown is not required, and what is required depends on the customer', () => {
  expect(unmet(asked, sheet({}), shop, '2026-11-23')).toEqual([{ question: 'stock', why: { why: 'unanswered' } }]);
  expect(unmet(asked, sheet({}), { ...shop, grade: 'C' }, '2026-11-23')).toEqual([]);
  expect(unmet(asked, sheet({ adjusted: ['moved'], stock: 3 }), shop, '2026-11-23')).toEqual([
    { question: 'after', why: { why: 'unanswered' } },
  ]);
});

test('an answer that will not do is named with its reason', () => {
  expect(unmet(asked, sheet({ stock: -1 }), shop, '2026-11-23')).toEqual([{ question: 'stock', why: { why: 'too-small', min: 0 } }]);
  expect(unmet(asked, sheet({ stock: 'many' }), shop, '2026-11-23')).toEqual([{ question: 'stock', why: { why: 'not-this-type' } }]);
});

test('a template with an unknown field is not a template', () => {
  expect(SopTemplate.safeParse({ ...everybody, colour: 'red' }).success).toBe(false);
});

test('a standard that was sent out early begins on its day, and the older version holds until then', () => {
  const [old, next] = [sop('shop', { all: [] }), { ...sop('shop', { all: [] }), version: 2, from: '2026-11-16' }];
  expect(inForce([next, old], '2026-11-15')).toEqual([old]);
  expect(inForce([old, next], '2026-11-16')).toEqual([next]);
  expect(inForce([next], '2026-11-01')).toEqual([]);
});
