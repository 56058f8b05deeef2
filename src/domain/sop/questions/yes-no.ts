import * as z from 'zod/mini';
import { asked, questionType } from '../question.ts';

export const yesNo = questionType({
  type: 'yes-no',
  question: z.strictObject({ ...asked, type: z.literal('yes-no') }),
  answer: z.boolean(),
  refuse: () => undefined,
});
