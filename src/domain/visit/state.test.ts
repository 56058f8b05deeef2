import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Told } from '../fact.ts';
import type { VisitFact } from './facts.ts';
import { inOrder, openVisit, visitsOf } from './state.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const phones = ['a'.repeat(43), 'b'.repeat(43)];

/** A day of facts: three visits on two phones, clocks that jump, with answers, photos, ends and words in any number. */
const anyDay = fc
  .array(
    fc.tuple(
      fc.nat({ max: 2 }),
      fc.nat({ max: 1 }),
      fc.integer({ min: 0, max: 1_000 }),
      fc.constantFrom('start', 'answer', 'photo', 'end', 'explain', 'review'),
    ),
    { maxLength: 40 },
  )
  .map((rows) => rows.map(([visit, phone, at, what], n) => fact(n, { visit, phone, at, what })));

test('visits are a function of the set of facts: any order of arrival gives the same', () => {
  fc.assert(
    fc.property(
      anyDay.chain((day) => fc.tuple(fc.constant(day), fc.shuffledSubarray(day, { minLength: day.length }))),
      ([day, shuffled]) => {
        expect(visitsOf(shuffled)).toEqual(visitsOf(day));
      },
    ),
    { numRuns: 500 },
  );
});

test('folding a fact twice is folding it once, where it says only one thing', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const once = day.filter(({ kind }) => kind === 'visit.started' || kind === 'question.answered' || kind === 'visit.ended');
      expect(visitsOf([...once, ...once])).toEqual(visitsOf(once));
    }),
  );
});

test('on one device nothing overtakes, whatever its clock does', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const seqs = inOrder(day.filter(({ kind, device }) => kind !== 'visit.started' && device === phones[0])).map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    }),
  );
});

test('an answer after check-out changes nothing; an amendment does, and is remembered', () => {
  const story = [
    fact(0, { visit: 0, phone: 0, at: 0, what: 'start' }),
    fact(1, { visit: 0, phone: 0, at: 10, what: 'answer' }),
    fact(2, { visit: 0, phone: 0, at: 20, what: 'end' }),
    fact(3, { visit: 0, phone: 0, at: 30, what: 'answer' }),
  ];
  const visit = [...visitsOf(story).values()][0]!;
  expect([...visit.sheet.values()]).toEqual([1]);
  expect(openVisit(visitsOf(story))).toBeUndefined();
  const amended = {
    ...fact(4, { visit: 0, phone: 0, at: 40, what: 'answer' }),
    kind: 'visit.amended',
    parts: { answers: { answer: 9 }, words: { reason: '数错了' } },
  } as Told<VisitFact>;
  const after = [...visitsOf([...story, amended]).values()][0]!;
  expect([...after.sheet.values()]).toEqual([9]);
  expect(after.amendments).toMatchObject([{ text: '数错了', at: 40 }]);
});

test('an answer that is taken back is no longer on the sheet', () => {
  const story = [
    fact(0, { visit: 0, phone: 0, at: 0, what: 'start' }),
    fact(1, { visit: 0, phone: 0, at: 10, what: 'answer' }),
    { ...fact(2, { visit: 0, phone: 0, at: 20, what: 'answer' }), parts: { answers: { answer: null } } } as Told<VisitFact>,
  ];
  expect([...visitsOf(story.slice(0, 2)).values()][0]?.sheet.size).toBe(1);
  expect([...visitsOf(story).values()][0]?.sheet.size).toBe(0);
});

test('a fact whose parts were erased still counts as having happened', () => {
  const started = { ...fact(0, { visit: 0, phone: 0, at: 5, what: 'start' }), parts: {} } as Told<VisitFact>;
  expect([...visitsOf([started]).values()][0]).toMatchObject({ startedAt: 5, startPlace: undefined, sop: undefined });
});

function fact(n: number, { visit, phone, at, what }: { visit: number; phone: number; at: number; what: string }): Told<VisitFact> {
  const stamp = { id: id(n), person: id(900), by: id(900), device: phones[phone], seq: n, at, blobs: [] as string[] };
  const refs = { visit: id(500 + visit) };
  const kinds: Record<string, object> = {
    start: { kind: 'visit.started', refs, parts: { details: { sop: null } } },
    answer: { kind: 'question.answered', refs: { ...refs, question: 'q' }, parts: { answers: { answer: n } } },
    photo: { kind: 'photo.taken', refs: { ...refs, question: 'p' }, parts: {}, blobs: [n.toString(16).padStart(64, '0')] },
    end: { kind: 'visit.ended', refs, parts: { details: { outcome: 'done' } } },
    explain: { kind: 'visit.explained', refs, parts: { details: { as: 'reply' }, words: { text: `${n}` } } },
    review: { kind: 'visit.reviewed', refs, parts: { details: { decision: 'accepted' } } },
  };
  return { ...stamp, ...kinds[what] } as unknown as Told<VisitFact>;
}
