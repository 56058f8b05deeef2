import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Told } from '../../fact.ts';
import type { CaseId, DeviceId, FactId, PersonId, PostId, PostNumber, UnitId, VisitId } from '../../ids.ts';
import type { Person, Role } from '../../person.ts';
import { CASE_OPEN_MS, type Case, caseOf, findingsFor } from './case.ts';
import type { CaseFact, CaseWord } from './facts.ts';
import { CASE_NEEDS, groundOf, type Looked } from './ground.ts';
import { type People, whyNotReviewer } from './reviewers.ts';

const id = <Id>(n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Id;
const FAMILIES = ['place', 'photo', 'time'];

const anyVisit = fc.record({
  review: fc.constantFrom(true, true, true, false),
  findings: fc.array(fc.record({ family: fc.constantFrom(...FAMILIES), doubtBans: fc.constantFrom(0, 0.5, 2, 3) }), { maxLength: 3 }),
  word: fc.constantFrom(undefined, undefined, 'accepted', 'asked', 'rejected'),
  lapsed: fc.constantFrom(false, false, false, true),
});
const looked = fc.array(anyVisit, { maxLength: 7 }).map((visits) =>
  visits.map(
    ({ review, findings, word, lapsed }, i): Looked => ({
      ...{ id: id<VisitId>(i), verdict: { review, findings } },
      ...{ reviews: word ? [{ at: 100, as: word }] : [], lapses: lapsed ? [{ at: 200 }] : [] },
    }),
  ),
);

test('there is ground for a case in three visits under review whose weighty findings are of two families, and in nothing less', () => {
  const seen = { enough: 0, not: 0 };
  fc.assert(
    fc.property(looked, (visits) => {
      const ground = groundOf(visits);
      const counts = visits.filter(({ verdict, reviews, lapses }) => verdict?.review && reviews[0]?.as !== 'accepted' && !lapses?.length);
      const weighty = FAMILIES.filter((family) =>
        counts.some(({ verdict }) => verdict?.findings.some((one) => one.family === family && one.doubtBans > 0)),
      );
      expect(ground).toMatchObject({ visits: counts, families: weighty.toSorted(), enough: counts.length >= 3 && weighty.length >= 2 });
      seen[ground.enough ? 'enough' : 'not'] += 1;
      // Setting visits right until too few are left takes the ground away.
      const [first, second] = counts;
      if (counts.length > CASE_NEEDS.visits + 1 || !first || !second) return;
      const right = visits.map((visit) =>
        visit === first || visit === second ? { ...visit, reviews: [{ at: 300, as: 'accepted' }] } : visit,
      );
      expect(groundOf(right).enough).toBe(false);
    }),
    { numRuns: 300 },
  );
  expect(Math.min(seen.enough, seen.not)).toBeGreaterThan(10);
});

test('a label that weighs nothing is no second family', () => {
  const visits = [1, 2, 3].map(
    (n): Looked => ({
      ...{ id: id<VisitId>(n), reviews: [] },
      verdict: {
        review: true,
        findings: [
          { family: 'place', doubtBans: 2 },
          { family: 'time', doubtBans: 0 },
        ],
      },
    }),
  );
  expect(groundOf(visits)).toMatchObject({ families: ['place'], enough: false });
});

const [REP, OPENER, SECOND, THIRD] = [11, 12, 13, 14].map((n) => id<PersonId>(n)) as [PersonId, PersonId, PersonId, PersonId];
const CASE = id<CaseId>(1);
const fact = (n: number, by: PersonId, at: number, rest: object) =>
  ({
    ...{ id: id<FactId>(100 + n), person: REP, by, device: `desk.${REP}` as DeviceId, seq: n, at, blobs: [], refs: { case: CASE } },
    ...rest,
  }) as unknown as Told<CaseFact>;
const opened = fact(0, OPENER, 0, {
  kind: 'case.opened',
  parts: { details: { visits: [id(1), id(2), id(3)], decideBy: CASE_OPEN_MS }, words: { reason: 'three photos alike' } },
});
const secretOf = (by: PersonId) => `what ${by} thinks`;
const found = (n: number, [by, at, finding]: readonly [PersonId, number, CaseWord]) =>
  fact(n, by, at, { kind: 'case.found', parts: { details: { finding }, words: { reason: secretOf(by) } } });
const answered = (n: number, by: PersonId) => fact(n, by, 5, { kind: 'case.answered', parts: { words: { text: 'I was there' } } });

const anyFindings = fc.array(
  fc.tuple(
    fc.constantFrom(OPENER, SECOND, THIRD),
    fc.integer({ min: 1, max: CASE_OPEN_MS * 1.4 }),
    fc.constantFrom<CaseWord>('confirmed', 'not-confirmed'),
  ),
  { maxLength: 5 },
);
const caseAt = (facts: readonly Told<CaseFact>[], now: number) => caseOf(facts, now) as Case;

test('nobody reads another’s finding before both are in, and everybody does after; whose case it is never reads one alone', () => {
  const ways = { blind: 0, both: 0 };
  fc.assert(
    fc.property(anyFindings, fc.integer({ min: 0, max: CASE_OPEN_MS * 1.5 }), (said, now) => {
      const it = caseAt([opened, ...said.filter(([, at]) => at <= now).map((one, i) => found(i + 1, one))], now);
      for (const reader of [REP, OPENER, SECOND, THIRD]) {
        const shown = JSON.stringify(findingsFor(it, reader));
        const others = it.findings.filter(({ by }) => by !== reader);
        const both = it.findings.length === 2;
        for (const { by } of others) expect(shown.includes(secretOf(by))).toBe(both);
        ways[both ? 'both' : 'blind'] += others.length;
      }
    }),
  );
  expect(Math.min(ways.blind, ways.both)).toBeGreaterThan(10);
});

test('two who agree confirm, all else ends without a finding, and what comes after the last day counts for nothing; in any order of arrival', () => {
  fc.assert(
    fc.property(anyFindings, fc.integer({ min: 0, max: CASE_OPEN_MS * 1.5 }), fc.infiniteStream(fc.nat()), (said, now, dice) => {
      const facts = [opened, answered(50, REP), answered(51, SECOND), ...said.map((one, i) => found(i + 1, one))];
      const shuffled = facts.map((one) => [dice.next().value as number, one] as const).toSorted(([a], [b]) => a - b);
      const it = caseAt(facts, now);
      const turned = shuffled.map(([, one]) => one);
      expect(caseAt(turned, now)).toEqual(it);
      const intime = it.findings.every(({ at }) => at <= CASE_OPEN_MS);
      expect([intime, new Set(it.findings.map(({ by }) => by)).size]).toEqual([true, it.findings.length]);
      const agreed = it.findings.length === 2 && it.findings.every(({ finding }) => finding === 'confirmed');
      expect(it.state === 'confirmed').toBe(agreed);
      if (it.findings.length < 2) expect(it.state).toBe(now > CASE_OPEN_MS ? 'expired' : 'open');
      expect(it.answers.map(({ text }) => text)).toEqual(['I was there']); // only whose visits they are answers
    }),
  );
});

const [TOP, TEAM, ASIDE] = [id<UnitId>(1), id<UnitId>(2), id<UnitId>(3)];
const seat = (n: number, unit: UnitId, manages: boolean) => ({ id: id<PostId>(20 + n), number: n as PostNumber, unit, name: '', manages });
const person = (who: PersonId, role: Role, post: number | null, active = true) =>
  [who, { id: who, role, post: post === null ? null : id<PostId>(20 + post), active } as Person] as const;
const [LEAD, BOSS, STRANGER, ADMIN] = [OPENER, SECOND, THIRD, id<PersonId>(15)];
const org = (...more: readonly (readonly [PersonId, Person])[]): People => ({
  units: [TOP, TEAM, ASIDE].map((unit) => ({ id: unit, parent: unit === TOP ? null : TOP, name: '' })),
  posts: [seat(1, TEAM, false), seat(2, TEAM, true), seat(3, TOP, true), seat(4, ASIDE, true)],
  people: new Map([person(REP, 'rep', 1), person(LEAD, 'manager', 2), person(STRANGER, 'manager', 4), ...more]),
});
const asked = (openedBy: PersonId, ...said: PersonId[]) =>
  caseAt([{ ...opened, by: openedBy }, ...said.map((by, i) => found(i + 1, [by, i + 1, 'confirmed']))], 10);

test('who may say what they found: never whose visits they are, nobody from elsewhere, nobody twice, and second never who opened it', () => {
  const [small, large] = [org(person(BOSS, 'manager', 3)), org(person(BOSS, 'manager', 3), person(ADMIN, 'admin', null))];
  const why = (people: People, it: Case) => (reader: PersonId) => whyNotReviewer(people, it, reader);
  expect([REP, STRANGER, LEAD, BOSS].map(why(small, asked(LEAD)))).toEqual(['own', 'not-in-scope', undefined, undefined]);
  expect([LEAD, BOSS].map(why(small, asked(LEAD, LEAD)))).toEqual(['said-already', undefined]);
  expect([LEAD, BOSS].map(why(small, asked(LEAD, BOSS)))).toEqual(['second-is-another', 'said-already']);
  expect([LEAD, ADMIN].map(why(large, asked(BOSS, BOSS)))).toEqual(['second-is-another', undefined]); // the direct manager, while another can
  expect([LEAD].map(why(small, asked(BOSS, BOSS)))).toEqual([undefined]); // and where nobody else can
  expect([ADMIN].map(why(large, asked(LEAD, LEAD, BOSS)))).toEqual(['decided']);
  const gone = org(person(BOSS, 'manager', 3), person(ADMIN, 'admin', null, false));
  expect([ADMIN, LEAD].map(why(gone, asked(BOSS, BOSS)))).toEqual(['not-in-scope', undefined]);
});
