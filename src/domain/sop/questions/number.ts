import * as z from 'zod/mini';
import { asked, questionType } from '../question.ts';
import { Text } from '../text.ts';

export const number = questionType({
  type: 'number',
  question: z.strictObject({
    ...asked,
    type: z.literal('number'),
    min: z.optional(z.number()),
    max: z.optional(z.number()),
    whole: z.optional(z.boolean()),
    unit: z.optional(Text),
  }),
  answer: z.number(),
  refuse: ({ min, max, whole }, answer) => {
    if (whole && !Number.isInteger(answer)) return { why: 'not-whole' };
    if (min !== undefined && answer < min) return { why: 'too-small', min };
    return max !== undefined && answer > max ? { why: 'too-large', max } : undefined;
  },
});
