import * as z from 'zod/mini';
import { Month } from '../../base/moment.ts';
import { Grade } from '../customer.ts';
import { Digest } from '../fact.ts';
import { CustomerId, PersonId } from '../ids.ts';

const Share = z.number().check(z.gte(0), z.lte(1));
const Count = z.int().check(z.nonnegative());
const Seen = z.strictObject({ times: Count, among: Count });

/**
 * What was said of a person's month before it was asked of them: how often it can be kept, what stands in the way, what
 * would help, and on what all this rests. `inputs.digest` names the month that was lived; the same month, seed and number
 * of runs give the same answer. Who went ahead against it signs with a reason.
 */
export const Certified = z.strictObject({
  person: PersonId,
  month: Month,
  engine: z.string().check(z.maxLength(32)),
  seed: z.int(),
  runs: Count,
  goal: Share,
  mayMiss: Count,
  visits: Count,
  probability: Share,
  interval: z.tuple([Share, Share]),
  missed: z.tuple([Count, Count, Count]),
  binding: z.optional(z.strictObject({ what: z.enum(['time', 'roads', 'doors', 'open-days', 'lost-days']), probability: Share })),
  remedies: z
    .array(
      z.strictObject({
        kind: z.enum(['minutes', 'days', 'visits', 'customers']),
        amount: Count,
        customers: z.array(CustomerId).check(z.maxLength(1_000)),
      }),
    )
    .check(z.maxLength(4)),
  inputs: z.strictObject({
    digest: Digest,
    days: Count,
    /** Of them, how many have a plan already. */
    planned: Count,
    customers: Count,
    fieldMinutes: Count,
    stays: Count,
    dwellSpread: z.number(),
    travel: z.enum(['prior', 'learned']),
    access: z.array(z.strictObject({ grade: Grade, times: Count, among: Count })).check(z.maxLength(4)),
    lostDays: Seen,
  }),
  override: z.optional(z.strictObject({ by: PersonId, reason: z.string().check(z.trim(), z.minLength(2), z.maxLength(300)) })),
});
export type Certified = z.infer<typeof Certified>;

/** Named in each certificate; another one may say something else of the same month. */
export const CERTIFIER = '2026-11-23';
