import * as z from 'zod/mini';
import { asked, questionType } from '../question.ts';

const Stroke = z.array(z.tuple([z.int().check(z.gte(0), z.lte(1000)), z.int().check(z.gte(0), z.lte(1000))])).check(z.maxLength(400));

/** Strokes on a 1000 × 1000 field. It shows who agreed to what; it is never used to recognise a person. */
export const signature = questionType({
  type: 'signature',
  question: z.strictObject({ ...asked, type: z.literal('signature'), signer: z.enum(['rep', 'customer']) }),
  answer: z.strictObject({ name: z.optional(z.string().check(z.maxLength(64))), strokes: z.array(Stroke).check(z.maxLength(60)) }),
  refuse: (_, { strokes }) => (strokes.some((stroke) => stroke.length > 1) ? undefined : { why: 'too-few', min: 1 }),
});
