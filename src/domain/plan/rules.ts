import * as z from 'zod/mini';

/** Why somebody asks for another plan. `distance`: too far for what it is; `too-much`: more than fits into the day. */
export const ChallengeWhy = z.enum(['customer-asked', 'closed-that-day', 'leave', 'distance', 'too-much', 'other']);
export type ChallengeWhy = z.infer<typeof ChallengeWhy>;

/** How plans are agreed on. */
export const PlanningPolicy = z.strictObject({
  /** A day's plan freezes so many minutes before the day begins where its person works: 240 is eight in the evening before. */
  freezeBeforeMin: z.int().check(z.gte(0), z.lte(10_080)),
  /** Whether a rep's own plan counts at once, or when a manager has said yes. */
  approval: z.enum(['none', 'manager']),
  /** A plan is called possible when it is kept in so many of a hundred lives that a month may take … */
  goalPercent: z.int().check(z.gte(50), z.lte(99)),
  /** … and kept means: at most so many of a hundred visits are never made. */
  mayMissPercent: z.number().check(z.gte(0), z.lte(50)),
  /** What a rep asks for one of these reasons is granted at once, so often in a week. */
  grantedWhys: z.array(ChallengeWhy).check(z.maxLength(6)),
  grantedPerWeek: z.int().check(z.gte(0), z.lte(60)),
});
export type PlanningPolicy = z.infer<typeof PlanningPolicy>;

export const DEFAULT_PLANNING: PlanningPolicy = {
  freezeBeforeMin: 0,
  approval: 'none',
  goalPercent: 90,
  mayMissPercent: 5,
  grantedWhys: ['customer-asked', 'closed-that-day'],
  grantedPerWeek: 3,
};

export function planningOf({ planning }: { readonly planning?: PlanningPolicy | undefined }): PlanningPolicy {
  return planning ?? DEFAULT_PLANNING;
}
