import type { EvidenceGrade } from '../sop/template.ts';
import type { Family, Finding } from './signal.ts';

/**
 * What is thought of a visit. The grade says how much was provable, the doubt what contradicts it, and neither changes
 * the other: missing evidence lowers the grade and never raises doubt.
 */
export interface Verdict {
  readonly grade: 'A' | 'B' | 'C' | 'D';
  /** Coarse presence at both ends, by design of the line: enough where the SOP asks for `D+`. */
  readonly eventOnly: boolean;
  readonly gradeReasons: readonly GradeReason[];
  readonly doubtBans: number;
  /** A person should look. It is never more than that. */
  readonly review: boolean;
  /** False while the bytes of a declared photo have not come: the grade may still rise. */
  readonly complete: boolean;
  readonly findings: readonly (Finding & { readonly signal: string; readonly family: Family })[];
  readonly engine: string;
  readonly policy: number;
}

/** What raised the grade, or what it lacks for the next one. */
export const GRADE_REASONS = [
  'inside-both-ends',
  'inside-one-end',
  'precise-fix',
  'live-photo',
  'steps-done',
  'coarse-both-ends',
  'person-verified',
  'independent-proof',
  'lacks-place',
  'lacks-inside',
  'lacks-precise-fix',
  'lacks-live-photo',
  'lacks-photo-bytes',
  'lacks-steps',
  'lacks-check-out',
  'lacks-person-verified',
  'lacks-independent-proof',
] as const;
export type GradeReason = (typeof GRADE_REASONS)[number];

const RANK: Record<EvidenceGrade, number> = { A: 4, B: 3, C: 2, 'D+': 1, D: 0 };

/** Whether a verdict proves as much as an SOP asks. */
export function isEnough({ grade, eventOnly }: Pick<Verdict, 'grade' | 'eventOnly'>, wanted: EvidenceGrade): boolean {
  return (eventOnly && wanted === 'D+') || RANK[grade] >= RANK[wanted];
}

/** From here on a person should look: the X of the evidence grades. */
export const REVIEW_FROM_BANS = 2;
