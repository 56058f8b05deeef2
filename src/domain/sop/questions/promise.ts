import * as z from 'zod/mini';
import { LocalDate } from '../../../base/moment.ts';
import { asked, questionType } from '../question.ts';

/** What one side said it would do, and by when. */
export const Promised = z.strictObject({
  id: z.uuid(),
  by: z.enum(['us', 'customer']),
  what: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  dueOn: LocalDate,
});
export type Promised = z.infer<typeof Promised>;

/** "Nothing was promised" is an answer: an empty list. */
export const promise = questionType({
  type: 'promise',
  question: z.strictObject({ ...asked, type: z.literal('promise') }),
  answer: z.array(Promised).check(z.maxLength(10)),
  refuse: (_, answer, today) => (answer.some(({ dueOn }) => dueOn < today) ? { why: 'too-early', min: today } : undefined),
});
