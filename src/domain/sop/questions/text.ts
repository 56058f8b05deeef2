import * as z from 'zod/mini';
import { asked, questionType } from '../question.ts';

const LONGEST = 2_000;

export const text = questionType({
  type: 'text',
  question: z.strictObject({ ...asked, type: z.literal('text'), maxLength: z.optional(z.int().check(z.gte(1), z.lte(LONGEST))) }),
  answer: z.string().check(z.maxLength(LONGEST)),
  refuse: ({ maxLength = LONGEST }, answer) => {
    if (answer.trim() === '') return { why: 'too-few', min: 1 };
    return answer.length > maxLength ? { why: 'too-long', max: maxLength } : undefined;
  },
});
