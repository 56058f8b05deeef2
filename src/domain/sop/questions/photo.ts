import * as z from 'zod/mini';
import { FactId } from '../../ids.ts';
import { asked, questionType } from '../question.ts';

/** The answer names the photo facts; their bytes travel beside, by digest. */
export const photo = questionType({
  type: 'photo',
  question: z.strictObject({
    ...asked,
    type: z.literal('photo'),
    min: z.int().check(z.gte(1), z.lte(9)),
    max: z.int().check(z.gte(1), z.lte(9)),
    /** Whether one from the gallery will do; it is marked as such wherever it is shown. */
    gallery: z.boolean(),
    subject: z.optional(z.enum(['storefront', 'shelf-before', 'shelf-after', 'expiry', 'material', 'document', 'other'])),
  }),
  answer: z.array(FactId).check(z.maxLength(9)),
  refuse: ({ min, max }, answer) => {
    if (answer.length < min) return { why: 'too-few', min };
    return answer.length > max ? { why: 'too-many', max } : undefined;
  },
});
