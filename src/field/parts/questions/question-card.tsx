import { useId } from 'react';
import { inLanguage } from '../../../domain/sop/text.ts';
import { ANSWER_REFUSAL } from '../../../words/refusals.ts';
import type { AnswerTrouble } from '../../../domain/visit/rules.ts';
import { FRAME } from '../../words/frame.ts';
import { useLook, useSay } from '../look.tsx';
import type { Asking } from './asking.ts';
import { QuestionInput } from './question-input.tsx';

/** One question: what it asks, whether it must be answered, its input, and what is wrong with what stands there. */
export function QuestionCard({
  required,
  trouble,
  ...asking
}: Omit<Asking, 'labelledBy'> & { readonly required: boolean; readonly trouble: AnswerTrouble | undefined }) {
  const t = useSay();
  const { language } = useLook();
  const { question } = asking;
  const id = useId();
  return (
    <section id={`q-${question.id}`} className="mb-7 scroll-mt-32" data-question={question.id}>
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 id={id} className="min-w-0 leading-snug font-semibold break-words">
          {inLanguage(question.title, language)}
        </h2>
        <span className={`shrink-0 text-[0.82rem] ${required ? 'font-semibold text-amber-ink' : 'text-soft'}`}>
          {t(FRAME, required ? 'required' : 'optional')}
        </span>
      </div>
      {question.hint && <p className="hint -mt-1 mb-2">{inLanguage(question.hint, language)}</p>}
      <QuestionInput {...asking} labelledBy={id} />
      {trouble && (
        <p className="wrong mt-2" role="alert">
          {t(ANSWER_REFUSAL, trouble.why, numbersOf(trouble))}
        </p>
      )}
    </section>
  );
}

function numbersOf(trouble: AnswerTrouble): Readonly<Record<string, string | number>> {
  const { why: _, ...numbers } = trouble;
  return numbers;
}
