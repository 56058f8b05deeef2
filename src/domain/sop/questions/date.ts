import * as z from 'zod/mini';
import { addDays, LocalDate } from '../../../base/moment.ts';
import { asked, questionType } from '../question.ts';

/** A date; the bounds are days from today, so that "an expiry lies ahead" is one number. */
export const date = questionType({
  type: 'date',
  question: z.strictObject({ ...asked, type: z.literal('date'), fromDays: z.optional(z.int()), toDays: z.optional(z.int()) }),
  answer: LocalDate,
  refuse: ({ fromDays, toDays }, answer, today) => {
    const [min, max] = [fromDays, toDays].map((days) => (days === undefined ? undefined : addDays(today, days)));
    if (min !== undefined && answer < min) return { why: 'too-early', min };
    return max !== undefined && answer > max ? { why: 'too-late', max } : undefined;
  },
});
