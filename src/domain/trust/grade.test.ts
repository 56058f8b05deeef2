import { expect, test } from 'vitest';
import type { CustomerId, DeviceId, FactId, PersonId, QuestionId, VisitId } from '../ids.ts';
import { type Fix, movedBy, type Place } from '../place.ts';
import type { SopTemplate } from '../sop/template.ts';
import type { CustomerWord, Photo, Visit } from '../visit/state.ts';
import { gradeOf } from './grade.ts';
import type { Scene } from './signal.ts';
import type { SiteProof } from './site-proof.ts';
import { isEnough } from './verdict.ts';

const id = <Id>(n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Id;
const NINE = Date.UTC(2026, 10, 16, 1);
const DOOR = { lat: 28.68, lon: 115.86 };
const TIDY = 'tidy' as QuestionId;
const SOP = {
  steps: [{ id: 'shelf', title: { zh: '陈列' }, questions: [{ id: TIDY, type: 'yes-no', title: { zh: '整洁吗' }, required: true }] }],
} as unknown as SopTemplate;

const at = (km: number, more: Partial<Fix> = {}): Place => ({
  precision: 'precise',
  fixes: [{ ...movedBy(DOOR, km * 1_000, 0), accuracyM: 12, takenAt: NINE, ...more }],
});
const coarse = (inside: boolean | null): Place => ({ precision: 'coarse', cell: 'wtw3sj', inside });
const live: Photo = {
  ...{ fact: id<FactId>(4), question: TIDY, digest: 'a'.repeat(64), takenAt: NINE, source: 'camera', place: undefined },
};
/** Everything that a visit can have today; each row of the table takes something away. */
const full: Visit = {
  ...{ id: id<VisitId>(1), person: id<PersonId>(2), customer: id<CustomerId>(3), device: 'p' as DeviceId },
  ...{ customerName: undefined, stop: undefined, sop: undefined, purpose: undefined, unplanned: undefined, unplannedReason: undefined },
  ...{ startedAt: NINE, startPlace: at(0), noStartPlace: undefined, endedAt: NINE + 900_000, endPlace: at(0), outcome: 'done' },
  ...{ short: undefined, note: undefined, places: [], sheet: new Map([[TIDY, true]]), answeredAt: new Map(), photos: [live] },
  ...{ amendments: [], reviews: [], explanations: [], lapses: [], tokens: [], customerSaid: [] },
};
const grade = (less: Partial<Visit> = {}, more: Partial<Scene> = {}) =>
  gradeOf({
    ...{ visit: { ...full, ...less }, customer: { fence: { centre: DOOR, radiusM: 150 } } as Scene['customer'], sop: SOP },
    ...{ today: '2026-11-16', before: undefined, beforeCustomer: undefined, overlapping: [], brackets: [], breaks: [] },
    ...{
      pinMoves: [],
      aheadMs: 0,
      altered: 0,
      earlierLooks: [],
      samePhotos: [],
      copies: [],
      otherScenes: [],
      siteProofs: [],
      missingPhotos: 0,
      droppedPlaces: 0,
      ...more,
    },
  });

test('inside at both ends, a precise fix, a live photo that is here, all steps: B', () => {
  expect(grade().grade).toBe('B');
  expect(grade().reasons).toEqual(['inside-both-ends', 'precise-fix', 'live-photo', 'steps-done']);
});

const proof = (state: SiteProof['state']): Partial<Scene> => ({ siteProofs: [{ fact: id<FactId>(5), kind: 'code', at: NINE, state }] });
const word = (answer: CustomerWord['answer'], from: CustomerWord['from'] = 'another-device'): Partial<Visit> => ({
  customerSaid: [{ fact: id<FactId>(6), by: id<PersonId>(7), at: NINE, text: undefined, name: undefined, answer, from }],
});

const door = (outcome: 'confirmed' | 'denied', stood?: 'inside' | 'outside' | 'unknown'): Partial<Visit> => ({
  backChecks: [
    {
      fact: id<FactId>(8),
      by: id<PersonId>(9),
      at: NINE,
      text: undefined,
      when: undefined,
      about: undefined,
      how: 'visit',
      outcome,
      stood,
    },
  ],
});

test.each<[string, 'A' | 'B' | 'C', Partial<Visit>, Partial<Scene>]>([
  ['the customer’s code', 'A', {}, proof('proved')],
  ['a code that was used, kept or mistyped', 'B', {}, proof('stale')],
  ['the customer’s word', 'A', word('correct'), {}],
  ['their word on their own screen', 'A', word('correct', 'own-screen'), {}],
  ['a word that may be the rep’s', 'B', word('correct', 'same-network'), {}],
  ['a word from a browser that speaks for many', 'B', word('correct', 'known-device'), {}],
  ['a change', 'B', word('change'), {}],
  ['nobody came', 'B', word('nobody-came'), {}],
  ['somebody of the office asked at the door', 'A', door('confirmed'), {}],
  ['a colleague whose phone stood there asked', 'A', door('confirmed', 'inside'), {}],
  ['a colleague whose phone stood elsewhere', 'B', door('confirmed', 'outside'), {}],
  ['a colleague who told no place', 'B', door('confirmed', 'unknown'), {}],
  ['at the door: nobody came', 'B', door('denied', 'inside'), {}],
  ['a code, and no photo', 'C', { photos: [] }, proof('proved')],
])('from the customer’s side: %s: %s', (_, wanted, less, more) => {
  expect(grade(less, more).grade).toBe(wanted);
});

test('what A lacks is told where the standard asks for A, and nowhere else', () => {
  const asksA = { sop: { ...SOP, evidence: 'A' } as SopTemplate };
  expect(grade({}, asksA).reasons).toContain('lacks-independent-proof');
  expect(grade({}, { ...asksA, ...proof('proved') }).reasons).not.toContain('lacks-independent-proof');
  expect(grade().reasons).not.toContain('lacks-independent-proof');
});

test.each<[string, 'B' | 'C' | 'D', Partial<Visit>, Partial<Scene>, string]>([
  ['inside at one end', 'C', { endPlace: at(3) }, {}, 'inside-one-end'],
  ['an end without a place', 'C', { endPlace: undefined }, {}, 'inside-one-end'],
  ['a fix that is sure of nothing', 'C', { startPlace: at(0, { accuracyM: 60 }) }, {}, 'lacks-precise-fix'],
  ['no photo', 'C', { photos: [] }, {}, 'lacks-live-photo'],
  ['a photo from the gallery only', 'C', { photos: [{ ...live, source: 'gallery' }] }, {}, 'lacks-live-photo'],
  ['bytes that have not come', 'C', {}, { missingPhotos: 1 }, 'lacks-photo-bytes'],
  ['a required question without an answer', 'D', { sheet: new Map() }, {}, 'lacks-steps'],
  ['outside at both ends', 'D', { startPlace: at(3), endPlace: at(3) }, {}, 'lacks-inside'],
  ['no place', 'D', { startPlace: undefined, endPlace: undefined }, {}, 'lacks-place'],
  ['no check-out', 'D', { endedAt: undefined, endPlace: undefined, outcome: undefined }, {}, 'lacks-check-out'],
  ['a customer without a fence', 'D', {}, { customer: undefined }, 'lacks-inside'],
])('%s: %s', (_, wanted, less, more, reason) => {
  expect(grade(less, more)).toMatchObject({ grade: wanted, eventOnly: false, reasons: expect.arrayContaining([reason]) });
});

test('a door that stayed shut asks for no answers', () => {
  expect(grade({ outcome: 'closed', sheet: new Map() }).reasons).toContain('steps-done');
});

test('coarse places at both ends are enough where D+ is asked, and for nothing more', () => {
  const seen = grade({ startPlace: coarse(true), endPlace: coarse(true) });
  expect(seen).toMatchObject({ grade: 'D', eventOnly: true });
  expect([isEnough(seen, 'D+'), isEnough(seen, 'D'), isEnough(seen, 'C')]).toEqual([true, true, false]);
  expect(grade({ startPlace: coarse(true), endPlace: coarse(false) }).eventOnly).toBe(false);
  expect(grade({ startPlace: coarse(true), endPlace: undefined }).eventOnly).toBe(false);
  // Without a fence nobody saw the customer's place.
  expect(grade({ startPlace: coarse(null), endPlace: coarse(null) })).toMatchObject({ eventOnly: false, grade: 'D' });
});

test.each(['A', 'B', 'C', 'D+', 'D'] as const)('what is enough for %s is enough for all that asks less', (wanted) => {
  const order = ['D', 'D+', 'C', 'B', 'A'];
  for (const had of ['A', 'B', 'C', 'D'] as const) {
    expect(isEnough({ grade: had, eventOnly: false }, wanted)).toBe(order.indexOf(had) >= order.indexOf(wanted));
  }
});
