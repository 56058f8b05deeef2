import * as z from 'zod/mini';
import { type Instant, LocalDate, MINUTE_MS, MinuteOfDay, startOfDay, type Zone } from '../../base/moment.ts';
import { CustomerId, PersonId, StopId } from '../ids.ts';

/** One customer to see on a day. The window is what the plan hopes for; nobody is blamed for minutes. */
export const Stop = z.strictObject({
  id: StopId,
  customer: CustomerId,
  atMinute: z.optional(MinuteOfDay),
  /** The hour is agreed with the customer: no planner moves it. */
  appointment: z.optional(z.literal(true)),
  purpose: z.optional(z.string().check(z.maxLength(64))),
  objective: z.optional(z.string().check(z.maxLength(200))),
});
export type Stop = z.infer<typeof Stop>;

/** What a person means to do on a day, in order. Every change is a new version. */
export const DayPlan = z.strictObject({ person: PersonId, day: LocalDate, stops: z.array(Stop).check(z.maxLength(60)) });
export type DayPlan = z.infer<typeof DayPlan>;

/** A plan version and when it was published, by the server's clock. */
export interface PlanVersion {
  readonly plan: DayPlan;
  readonly publishedAt: Instant;
}

/** When a day's plan freezes: so many minutes before the day begins where the person works. */
export function freezesAt(day: LocalDate, zone: Zone, beforeMin = 0): Instant {
  return startOfDay(day, zone) - beforeMin * MINUTE_MS;
}

/** The plan that counts: the last one published before the freeze. What came later is what was done, not what was promised. */
export function frozenPlan(versions: readonly PlanVersion[], frozenFrom: Instant): DayPlan | undefined {
  return versions
    .filter(({ publishedAt }) => publishedAt < frozenFrom)
    .toSorted((a, b) => a.publishedAt - b.publishedAt)
    .at(-1)?.plan;
}
