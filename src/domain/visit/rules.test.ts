import { expect, test } from 'vitest';
import { Customer } from '../customer.ts';
import type { StopId, VisitId } from '../ids.ts';
import { movedBy } from '../place.ts';
import { SopTemplate } from '../sop/template.ts';
import { answer, type CheckIn, checkIn, checkOut, type Seen } from './rules.ts';
import { noVisits, type Visit } from './state.ts';

const door = { lat: 28.68, lon: 115.89 };
const shop = Customer.parse({
  id: '00000000-0000-4000-8000-00000000000a',
  code: 'YD-001',
  name: '康宁大药房',
  line: 'pharmacy',
  grade: 'A',
  stage: 'active',
  tags: [],
  contacts: [],
  fence: { centre: door, radiusM: 50 },
});
const visit = '00000000-0000-4000-8000-000000000001' as VisitId;
const stop = '00000000-0000-4000-8000-000000000002' as StopId;
const sop = SopTemplate.parse({
  key: 'all',
  version: 3,
  line: 'pharmacy',
  title: { zh: '药店' },
  applies: { all: [] },
  priority: 0,
  purposes: [],
  minDwellMin: 15,
  evidence: 'C',
  burdenS: 60,
  steps: [{ id: 's', title: { zh: '步' }, questions: [{ id: 'stock', title: { zh: '库存' }, type: 'number', required: true }] }],
});
const seen = (awayM: number, accuracyM = 20): Seen => ({ fixes: [{ ...movedBy(door, awayM, 0), accuracyM, takenAt: 1 }] });
const asked = (more: Partial<CheckIn> = {}): CheckIn => ({
  visit,
  customer: shop,
  stop,
  sop,
  purpose: undefined,
  unplanned: undefined,
  seen: seen(0),
  offSite: false,
  ...more,
});
const refuse = { fence: 'refuse', precision: 'precise' } as const;

test.each<[string, Partial<CheckIn>, string | undefined]>([
  ['at the door', {}, undefined],
  ['outside, within what the phone may be wrong by', { seen: seen(65) }, undefined],
  ['down the road', { seen: seen(300) }, 'too-far'],
  ['down the road, and says so', { seen: seen(300), offSite: true }, undefined],
  ['no position at all', { seen: { none: 'denied' } }, undefined],
  ['at a closed customer', { customer: { ...shop, stage: 'closed' } }, 'customer-closed'],
  ['not planned, no reason', { stop: undefined }, 'unplanned-needs-reason'],
  ['not planned, with a reason', { stop: undefined, unplanned: { why: 'passing-by', reason: undefined } }, undefined],
])('check-in %s', (_, more, why) => {
  const it = checkIn(noVisits, refuse, asked(more));
  expect(it.ok ? undefined : it.error.why).toBe(why);
});

test('a policy that only notes lets the rep in from afar', () => {
  expect(checkIn(noVisits, { ...refuse, fence: 'note' }, asked({ seen: seen(5_000) })).ok).toBe(true);
});

test('a second visit waits for the first to end', () => {
  const open = new Map([[visit, { id: visit, endedAt: undefined } as Visit]]);
  expect(checkIn(open, refuse, asked())).toEqual({ ok: false, error: { why: 'visit-open', visit } });
});

test('a coarse line never says where, only whether', () => {
  const it = checkIn(noVisits, { ...refuse, precision: 'coarse' }, asked());
  expect(JSON.stringify(it)).not.toContain('28.68');
  expect(it).toMatchObject({ value: { parts: { place: { precision: 'coarse', inside: true } } } });
});

const under = (minutes: number, answers: [string, unknown][] = []) =>
  ({ id: visit, startedAt: 0, endedAt: undefined, sheet: new Map(answers), minutes }) as unknown as Visit;
const leaving = (minutes: number, more = {}) => ({
  outcome: 'done' as const,
  short: undefined,
  note: undefined,
  seen: seen(0),
  now: minutes * 60_000,
  today: '2026-11-23',
  ...more,
});

test.each<[string, Visit, object, string | undefined]>([
  ['all done', under(20, [['stock', 3]]), leaving(20), undefined],
  ['a required answer is missing', under(20), leaving(20), 'unanswered'],
  ['too short, no reason', under(8, [['stock', 3]]), leaving(8), 'short-needs-reason'],
  ['too short, with a reason', under(8, [['stock', 3]]), leaving(8, { short: 'customer-busy' }), undefined],
  ['found closed: nothing is asked', under(1), leaving(1, { outcome: 'closed' }), undefined],
])('check-out: %s', (_, open, out, why) => {
  const it = checkOut(open, sop, { customer: shop, precision: 'precise', ...(out as object) } as never);
  expect(it.ok ? undefined : it.error.why).toBe(why);
});

test('an answer is refused for what can be mended on the spot', () => {
  expect(answer(under(1), sop, { question: 'stock' as never, given: 'x', today: '2026-11-23' })).toMatchObject({
    ok: false,
    error: { why: 'not-this-type' },
  });
  expect(answer(under(1), sop, { question: 'nothing' as never, given: 1, today: '2026-11-23' })).toMatchObject({
    ok: false,
    error: { why: 'no-such-question' },
  });
  expect(answer(under(1), sop, { question: 'stock' as never, given: 4, today: '2026-11-23' }).ok).toBe(true);
  expect(answer(under(1), sop, { question: 'stock' as never, given: null, today: '2026-11-23' }).ok).toBe(true);
});
