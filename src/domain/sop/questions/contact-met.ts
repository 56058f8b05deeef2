import * as z from 'zod/mini';
import { ContactId } from '../../ids.ts';
import { asked, questionType } from '../question.ts';

/** Who was met: contacts of the customer, or someone new by name. How long each took is never asked. */
export const contactMet = questionType({
  type: 'contact-met',
  question: z.strictObject({ ...asked, type: z.literal('contact-met') }),
  answer: z
    .array(
      z.union([
        z.strictObject({ contact: ContactId }),
        z.strictObject({ name: z.string().check(z.minLength(1), z.maxLength(64)), role: z.optional(z.string().check(z.maxLength(64))) }),
      ]),
    )
    .check(z.maxLength(20)),
  refuse: (_, answer) => (answer.length === 0 ? { why: 'too-few', min: 1 } : undefined),
});
