import * as z from 'zod/mini';
import { choice } from './questions/choice.ts';
import { contactMet } from './questions/contact-met.ts';
import { date } from './questions/date.ts';
import { number } from './questions/number.ts';
import { photo } from './questions/photo.ts';
import { productGrid } from './questions/product-grid.ts';
import { promise } from './questions/promise.ts';
import { signature } from './questions/signature.ts';
import { text } from './questions/text.ts';
import { yesNo } from './questions/yes-no.ts';
import type { AnswerRefusal, QuestionType } from './question.ts';

// To add a type of question: one file in questions/, one line here, and an input for it on the phone.
export const QUESTION_TYPES = {
  choice,
  number,
  text,
  'yes-no': yesNo,
  date,
  photo,
  'product-grid': productGrid,
  'contact-met': contactMet,
  promise,
  signature,
} as const;
export type QuestionTypeName = keyof typeof QUESTION_TYPES;

export const Question = z.discriminatedUnion('type', [
  choice.question,
  number.question,
  text.question,
  yesNo.question,
  date.question,
  photo.question,
  productGrid.question,
  contactMet.question,
  promise.question,
  signature.question,
]);
export type Question = z.infer<typeof Question>;

/** What is wrong with an answer to a question on a date; undefined where it will do. */
export function refuseAnswer(question: Question, answer: unknown, today: string): AnswerRefusal | undefined {
  const type = QUESTION_TYPES[question.type] as unknown as QuestionType<string, z.ZodMiniType, z.ZodMiniType>;
  const read = type.answer.safeParse(answer);
  return read.success ? type.refuse(question, read.data, today) : { why: 'not-this-type' };
}
