import * as z from 'zod/mini';
import { MINUTE_MS } from '../../base/moment.ts';
import { LineKey } from '../ids.ts';
import { Precision } from '../place.ts';
import { FrequencyRule } from '../plan/frequency.ts';
import { Text } from '../sop/text.ts';

/** A business line, and how private it is. A line that is not sales carries no sales figures of its people. */
export const BusinessLine = z.strictObject({
  key: LineKey,
  title: Text,
  precision: Precision,
  sales: z.boolean(),
});
export type BusinessLine = z.infer<typeof BusinessLine>;

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
