import * as z from 'zod/mini';
import { Rule } from '../sop/condition.ts';

/** How often a kind of customer is to be seen in a month: a floor *and* a ceiling, because too often is a breach as well. */
export const FrequencyRule = z.strictObject({
  applies: Rule,
  target: z.int().check(z.gte(0), z.lte(31)),
  max: z.int().check(z.gte(1), z.lte(62)),
  minGapDays: z.int().check(z.gte(0), z.lte(90)),
});
export type FrequencyRule = z.infer<typeof FrequencyRule>;
