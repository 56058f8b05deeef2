import * as z from 'zod/mini';
import { Month } from '../base/moment.ts';
import { CustomerId, PersonId } from '../domain/ids.ts';
import { FrequencyRule } from '../domain/plan/frequency.ts';
import { POLICY_TROUBLES } from '../domain/plan/policy-troubles.ts';
import { endpoint } from './endpoint.ts';

/** What a draft of a frequency policy would catch and ask for, before anybody saves it. Customers in the asker's scope. */
export const weighPolicy = endpoint({
  method: 'POST',
  path: '/policy/weigh',
  who: 'manager',
  ask: z.object({ frequency: z.array(FrequencyRule).check(z.maxLength(200)) }),
  reply: z.object({
    troubles: z.array(
      z.object({
        code: z.enum(POLICY_TROUBLES),
        level: z.enum(['refuse', 'tell']),
        rule: z.int(),
        says: z.record(z.string(), z.number()),
      }),
    ),
    rules: z.array(z.object({ customers: z.int(), visitsAMonth: z.number() })),
    customers: z.int(),
    /** Customers that no rule catches. */
    unruled: z.int(),
    /** Customers for whom two rules hold with equal right and say different things. */
    rivals: z.object({
      customers: z.int(),
      first: z.array(z.object({ customer: CustomerId, name: z.string(), rules: z.array(z.int()) })),
    }),
    people: z.array(
      z.object({
        person: PersonId,
        personName: z.string(),
        customers: z.int(),
        asked: z.number(),
        /** Visits for which the next thirty days have time, at this person's own pace. */
        capacity: z.number(),
        workingDays: z.number(),
        minutesPerVisit: z.number(),
        pace: z.enum(['own', 'company', 'assumed']),
      }),
    ),
  }),
});

/** Lives a person's month under a draft of the frequency policy, as a certificate would, and keeps nothing of it. */
export const tryPolicy = endpoint({
  method: 'POST',
  path: '/policy/try',
  who: 'manager',
  ask: z.object({ person: PersonId, month: Month, frequency: z.array(FrequencyRule).check(z.maxLength(200)) }),
  reply: z.object({
    person: PersonId,
    probability: z.number(),
    goal: z.number(),
    visits: z.int(),
    /** What stands most in the way, where it falls short. */
    binding: z.nullable(z.enum(['time', 'roads', 'doors', 'open-days', 'lost-days'])),
  }),
});
