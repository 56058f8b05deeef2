import * as z from 'zod/mini';
import { MINUTE_MS } from '../../base/moment.ts';
import { LineKey } from '../ids.ts';
import { Precision } from '../place.ts';
import { FrequencyRule } from '../plan/frequency.ts';
import { PlanningPolicy } from '../plan/rules.ts';
import { Text } from '../sop/text.ts';

/** A business line, and how private it is. A line that is not sales carries no sales figures of its people. */
export const BusinessLine = z.strictObject({
  key: LineKey,
  title: Text,
  precision: Precision,
  sales: z.boolean(),
});
export type BusinessLine = z.infer<typeof BusinessLine>;

/** How long a doubt may stand, how much is looked at besides, and when a rule that errs falls silent. */
export const LookingPolicy = z.strictObject({
  /** Days for the company to answer an appeal; unanswered, what it was against falls away. */
  answerWithinDays: z.int().check(z.gte(1), z.lte(60)),
  /** Days after which a doubt that nobody has decided on asks for nothing more. */
  expireAfterDays: z.int().check(z.gte(7), z.lte(730)),
  /** How many of a hundred visits without a doubt are drawn for a look. */
  samplePercent: z.number().check(z.gte(0), z.lte(100)),
  /** A rule falls silent when it surely is right in fewer of a hundred cases than this, after so many decisions. */
  silentBelowPercent: z.number().check(z.gte(0), z.lte(100)),
  silentFromDecisions: z.int().check(z.gte(5), z.lte(10_000)),
});
export type LookingPolicy = z.infer<typeof LookingPolicy>;

/** What the company sets for everybody: one directive, versioned; each verdict names the version that it was made under. */
export const Policy = z.strictObject({
  fence: z.enum(['refuse', 'note']),
  enrolment: z.enum(['self', 'approved']),
  /** For so many hours a phone that was enrolled beside another is called new, and may let in no other. */
  coolDownH: z.optional(z.int().check(z.gte(0), z.lte(720))),
  frequency: z.array(FrequencyRule).check(z.maxLength(200)),
  /** Visits of one person to one customer on one day count once, unless they lie this far apart. */
  recountAfterH: z.number().check(z.gte(0), z.lte(24)),
  /** Days until a day's numbers are final. */
  finalAfterDays: z.int().check(z.gte(0), z.lte(31)),
  /** A pin that moves farther needs a reason in words; 200 m where nothing is said. */
  pinReasonFromM: z.optional(z.int().check(z.gte(0), z.lte(5_000))),
  /** Left out by versions that were written before there was a choice. */
  looking: z.optional(LookingPolicy),
  planning: z.optional(PlanningPolicy),
});
export type Policy = z.infer<typeof Policy>;

/** After this long a confirmation says who wrote the visit up, and no longer who checked in. */
export const CONFIRM_WITHIN_MS = 10 * MINUTE_MS;

export const DEFAULT_POLICY: Policy = {
  fence: 'note',
  enrolment: 'self',
  coolDownH: 24,
  frequency: [],
  recountAfterH: 4,
  finalAfterDays: 3,
};

const DEFAULT_LOOKING: LookingPolicy = {
  answerWithinDays: 7,
  expireAfterDays: 90,
  samplePercent: 2,
  silentBelowPercent: 50,
  silentFromDecisions: 20,
};

export function lookingOf({ looking }: Policy): LookingPolicy {
  return looking ?? DEFAULT_LOOKING;
}
