import * as z from 'zod/mini';
import { Instant } from '../base/moment.ts';
import { CaseId, FactId, PersonId, VisitId } from '../domain/ids.ts';
import { CASE_STATES } from '../domain/trust/inquiry/case.ts';
import { CaseWord } from '../domain/trust/inquiry/facts.ts';
import { endpoint } from './endpoint.ts';
import { VisitSheet } from './visit-sheet.ts';

const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000));

/** A case as everybody sees it. How many findings are in is no secret; what they say is, until both are. */
const CaseRow = z.object({
  id: CaseId,
  person: PersonId,
  personName: z.string(),
  openedAt: Instant,
  decideBy: Instant,
  state: z.enum(CASE_STATES),
  visits: z.array(VisitId),
  given: z.int(),
});
export type CaseRow = z.infer<typeof CaseRow>;

const CaseAnswer = z.object({ fact: FactId, at: Instant, text: z.string() });

/** As it goes to the phone of whose visits they are: what was found, and by whom only as a role. */
export const OwnCase = z.extend(CaseRow, {
  reason: z.string(),
  answers: z.array(CaseAnswer),
  findings: z.array(z.object({ at: Instant, finding: CaseWord, reason: z.string() })),
});
export type OwnCase = z.infer<typeof OwnCase>;

export const CaseView = z.extend(CaseRow, {
  reason: z.string(),
  openedByName: z.string(),
  answers: z.array(CaseAnswer),
  findings: z.array(z.object({ fact: FactId, by: PersonId, byName: z.string(), at: Instant, finding: CaseWord, reason: z.string() })),
  sheets: z.array(VisitSheet),
  /** Why the reader may not say what they found; null where they may. */
  whyNot: z.nullable(z.enum(['decided', 'own', 'said-already', 'not-in-scope', 'second-is-another'])),
});
export type CaseView = z.infer<typeof CaseView>;

/** Cases in scope, the newest first. */
export const listCases = endpoint({
  method: 'GET',
  path: '/cases',
  who: 'manager',
  ask: z.object({}),
  reply: z.object({ cases: z.array(CaseRow) }),
});

export const readCase = endpoint({
  method: 'GET',
  path: '/cases/one',
  who: 'manager',
  ask: z.object({ case: CaseId }),
  reply: CaseView,
});

/** What there is for a case about one person who was asked for by name: there is no list of candidates. */
export const readGround = endpoint({
  method: 'GET',
  path: '/cases/ground',
  who: 'manager',
  ask: z.object({ person: PersonId }),
  reply: z.object({
    visits: z.array(VisitSheet),
    families: z.array(z.string()),
    enough: z.boolean(),
    /** A case about this person that is open already. */
    open: z.nullable(CaseId),
    needs: z.object({ visits: z.int(), families: z.int(), days: z.int() }),
  }),
});

export const openCase = endpoint({
  method: 'POST',
  path: '/cases',
  who: 'manager',
  ask: z.object({ person: PersonId, visits: z.array(VisitId).check(z.minLength(1), z.maxLength(20)), reason: words }),
  reply: z.object({ id: CaseId }),
});

/** One reviewer's finding, once for ever; the other one's comes back only when both are in. */
export const giveFinding = endpoint({
  method: 'POST',
  path: '/cases/finding',
  who: 'manager',
  ask: z.object({ case: CaseId, finding: CaseWord, reason: words }),
  reply: CaseView,
});
