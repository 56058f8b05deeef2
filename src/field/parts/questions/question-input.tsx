import type { ReactNode } from 'react';
import type { QuestionTypeName } from '../../../domain/sop/questions.ts';
import type { Asking } from './asking.ts';
import { ChoiceInput } from './choice-input.tsx';
import { ContactMetInput } from './contact-met-input.tsx';
import { DateInput } from './date-input.tsx';
import { NumberInput } from './number-input.tsx';
import { PhotoInput } from './photo-input.tsx';
import { ProductGridInput } from './product-grid-input.tsx';
import { PromiseInput } from './promise-input.tsx';
import { SignatureInput } from './signature-input.tsx';
import { TextInput } from './text-input.tsx';
import { YesNoInput } from './yes-no-input.tsx';

// A new type of question is one line here, and does not compile without it.
const INPUTS: { readonly [T in QuestionTypeName]: (asking: Asking<T>) => ReactNode } = {
  choice: ChoiceInput,
  number: NumberInput,
  text: TextInput,
  'yes-no': YesNoInput,
  date: DateInput,
  photo: PhotoInput,
  'product-grid': ProductGridInput,
  'contact-met': ContactMetInput,
  promise: PromiseInput,
  signature: SignatureInput,
};

export function QuestionInput(asking: Asking) {
  const Input = INPUTS[asking.question.type] as (asking: Asking) => ReactNode;
  return <Input {...asking} />;
}
