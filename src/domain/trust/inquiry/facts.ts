import * as z from 'zod/mini';
import { Instant } from '../../../base/moment.ts';
import { kindOf } from '../../fact.ts';
import { CaseId, VisitId } from '../../ids.ts';

const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000));

/** A person asks that some visits of somebody be looked into by two people. The day by which it ends is sealed with it. */
export const CaseOpened = kindOf('case.opened', {
  refs: { case: CaseId },
  parts: {
    details: z.strictObject({ visits: z.array(VisitId).check(z.minLength(1), z.maxLength(20)), decideBy: Instant }),
    words: z.strictObject({ reason: words }),
  },
});

/** Whose visits they are answers, from the phone. */
export const CaseAnswered = kindOf('case.answered', { refs: { case: CaseId }, parts: { words: z.strictObject({ text: words }) } });

export const CaseWord = z.enum(['confirmed', 'not-confirmed']);
export type CaseWord = z.infer<typeof CaseWord>;

/** What one reviewer found, without having seen what the other did. */
export const CaseFound = kindOf('case.found', {
  refs: { case: CaseId },
  parts: { details: z.strictObject({ finding: CaseWord }), words: z.strictObject({ reason: words }) },
});

export const CaseFact = z.discriminatedUnion('kind', [CaseOpened, CaseAnswered, CaseFound]);
export type CaseFact = z.infer<typeof CaseFact>;
