import * as z from 'zod/mini';
import { QuestionId } from '../ids.ts';
import { Condition } from './condition.ts';
import { Text } from './text.ts';

/** What every question bears, whatever it asks. */
export const asked = {
  id: QuestionId,
  title: Text,
  hint: z.optional(Text),
  /** `true`, or only where the condition holds. */
  required: z.union([z.boolean(), Condition]),
  /** Shown only where the condition holds; what is not shown is not required. */
  when: z.optional(Condition),
};

/** Why an answer does not do. The numbers fill the sentence. */
export type AnswerRefusal =
  | { readonly why: 'not-this-type' }
  | { readonly why: 'not-a-choice' }
  | { readonly why: 'too-few'; readonly min: number }
  | { readonly why: 'too-many'; readonly max: number }
  | { readonly why: 'too-small'; readonly min: number }
  | { readonly why: 'too-large'; readonly max: number }
  | { readonly why: 'not-whole' }
  | { readonly why: 'too-long'; readonly max: number }
  | { readonly why: 'too-early'; readonly min: string }
  | { readonly why: 'too-late'; readonly max: string }
  | { readonly why: 'row-incomplete'; readonly product: string };

/** One type of question: how it is asked, what an answer to it looks like, and what is wrong with one. */
export interface QuestionType<Type extends string, Q extends z.ZodMiniType, A extends z.ZodMiniType> {
  readonly type: Type;
  readonly question: Q;
  readonly answer: A;
  /** What is wrong with a well-formed answer to this question on this date; undefined where nothing is. */
  readonly refuse: (question: z.output<Q>, answer: z.output<A>, today: string) => AnswerRefusal | undefined;
}

export function questionType<const Type extends string, Q extends z.ZodMiniType, A extends z.ZodMiniType>(
  type: QuestionType<Type, Q, A>,
): QuestionType<Type, Q, A> {
  return type;
}
