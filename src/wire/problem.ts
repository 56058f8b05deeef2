import * as z from 'zod/mini';

/** Why the server said no. The words for each are in the room `words`; the numbers fill the sentence. */
export const PROBLEM_CODES = [
  'malformed',
  'too-large',
  'not-found',
  'not-signed-in',
  'not-allowed',
  'wrong-password',
  'too-many-tries',
  'code-not-valid',
  'weak-password',
  'device-revoked',
  'device-awaits-approval',
  'device-too-new',
  'stale',
  'unreadable-sheet',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
  'sheet-too-large',
  'sheet-too-hard',
  'not-undoable',
  'unsupported-photo',
  'case-needs-more',
  'case-open',
  'case-decided',
  'case-needs-another',
  'contradicts',
  'leave-overlaps',
  'witness-unknown',
  'cosignature-false',
  'stamping-off',
  'busy',
  'database-away',
  'our-fault',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const ProblemBody = z.object({
  code: z.enum(PROBLEM_CODES),
  says: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});
export type ProblemBody = z.infer<typeof ProblemBody>;
