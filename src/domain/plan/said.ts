import * as z from 'zod/mini';
import { daysBetween, LocalDate } from '../../base/moment.ts';

/** Where something that changes without notice was learnt: by what way, from whom, on which day. */
export const Said = z.strictObject({
  how: z.enum(['in-person', 'phone', 'notice', 'website', 'sheet']),
  on: LocalDate,
  who: z.optional(z.string().check(z.trim(), z.maxLength(64))),
  words: z.optional(z.string().check(z.trim(), z.maxLength(300))),
});
export type Said = z.infer<typeof Said>;

/** After half a year a rule of somebody else's house is a memory, and asks to be heard again. */
export const STALE_AFTER_DAYS = 180;

export function ageDays({ on }: Said, today: LocalDate): number {
  return Math.max(0, daysBetween(on, today));
}

export function isStale(said: Said, today: LocalDate): boolean {
  return ageDays(said, today) > STALE_AFTER_DAYS;
}
