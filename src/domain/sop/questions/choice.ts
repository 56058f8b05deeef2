import * as z from 'zod/mini';
import { asked, questionType } from '../question.ts';
import { Text } from '../text.ts';

const Option = z.strictObject({ value: z.string().check(z.minLength(1), z.maxLength(64)), title: Text });

/** One or several of a list; the answer is always a list, so that a question may open up without breaking old answers. */
export const choice = questionType({
  type: 'choice',
  question: z.strictObject({
    ...asked,
    type: z.literal('choice'),
    options: z.array(Option).check(z.minLength(1), z.maxLength(64)),
    several: z.boolean(),
  }),
  answer: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(64)),
  refuse: ({ options, several }, answer) => {
    if (answer.length < 1) return { why: 'too-few', min: 1 };
    if (!several && answer.length > 1) return { why: 'too-many', max: 1 };
    return answer.every((value) => options.some((option) => option.value === value)) ? undefined : { why: 'not-a-choice' };
  },
});
