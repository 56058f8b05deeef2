import type { Customer } from '../../domain/customer.ts';
import { shownQuestions, type SopTemplate } from '../../domain/sop/template.ts';
import type { QuestionId } from '../../domain/ids.ts';
import type { VisitSheet } from '../../wire/visit-sheet.ts';
import { VISIT } from '../words/visits.ts';
import { AnswerView } from './answer-view.tsx';
import { useSay, useText } from './speak.tsx';

interface AnswersProps {
  readonly sheet: VisitSheet;
  readonly earlier: VisitSheet | null;
  readonly sop: SopTemplate | null;
  readonly customer: Customer | null;
}

/** The sheet as the standard asked it, step by step; what differs from the visit before is marked. */
export function Answers({ sheet, earlier, sop, customer }: AnswersProps) {
  const t = useSay(VISIT);
  const text = useText();
  const given = new Map(Object.entries(sheet.answers)) as unknown as ReadonlyMap<QuestionId, unknown>;
  const shown = sop ? new Set(shownQuestions(sop, given, customer ?? undefined).map(({ id }) => id)) : new Set();
  const unknown = Object.keys(sheet.answers).filter(
    (id) => !sop?.steps.some(({ questions }) => questions.some((question) => question.id === id)),
  );
  if (given.size === 0) return <p className="quiet">{t('noAnswers')}</p>;
  return (
    <div className="answers">
      {earlier && <p className="quiet small">{t('earlier', { on: earlier.day })}</p>}
      {sop?.steps.map(({ id, title, questions }) => (
        <div key={id}>
          <h3>{text(title)}</h3>
          <dl>
            {questions
              .filter((question) => shown.has(question.id))
              .map((question) => (
                <div key={question.id}>
                  <dt>{text(question.title)}</dt>
                  <dd>
                    <AnswerView
                      question={question}
                      answer={sheet.answers[question.id]}
                      before={earlier?.answers[question.id]}
                      customer={customer}
                    />
                  </dd>
                </div>
              ))}
          </dl>
        </div>
      ))}
      {unknown.map((id) => (
        <p key={id} className="quiet">
          {id} ({t('notAsked')}): {JSON.stringify(sheet.answers[id])}
        </p>
      ))}
    </div>
  );
}
