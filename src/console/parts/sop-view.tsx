import type { ReactNode } from 'react';
import type { Question } from '../../domain/sop/questions.ts';
import type { SopTemplate } from '../../domain/sop/template.ts';
import { EVIDENCE_GRADE, GRID_COLUMN, QUESTION_TYPE } from '../../words/terms.ts';
import { SOPS } from '../words/sops.ts';
import { useConditionWords, useRuleWords } from './rule-words.ts';
import { useSay, useText } from './speak.tsx';

/** A standard as it is: to whom it applies, what it asks for, and each question with its conditions. */
export function SopView({ sop }: { sop: SopTemplate }) {
  const t = useSay(SOPS);
  const text = useText();
  const rule = useRuleWords();
  const evidence = useSay(EVIDENCE_GRADE);
  const facts: [string, ReactNode][] = [
    [t('appliesTo'), rule(sop.applies)],
    [t('minDwell'), t('minutes', { n: sop.minDwellMin })],
    [t('evidence'), evidence(sop.evidence)],
    ...(sop.identity ? [[t('identity'), t('identity_passkey')] as [string, ReactNode]] : []),
    [t('burden'), t('seconds', { n: sop.burdenS })],
    [t('priority'), sop.priority],
    ...(sop.purposes.length > 0 ? [[t('purposes'), sop.purposes.map(({ title }) => text(title)).join(' · ')] as [string, ReactNode]] : []),
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([term, what]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <ol className="steps">
        {sop.steps.map(({ id, title, questions }) => (
          <li key={id}>
            <h3>{text(title)}</h3>
            <ul className="plain">
              {questions.map((question) => (
                <QuestionLine key={question.id} question={question} sop={sop} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

function QuestionLine({ question, sop }: { question: Question; sop: SopTemplate }) {
  const t = useSay(SOPS);
  const type = useSay(QUESTION_TYPE);
  const text = useText();
  const when = useConditionWords(sop);
  const details = useDetails(question);
  const { required } = question;
  const need = required === true ? t('required') : required === false ? t('optional') : t('requiredWhen', { when: when(required) });
  return (
    <li className="question">
      <p>
        <strong>{text(question.title)}</strong> <span className="chip">{type(question.type)}</span>
      </p>
      <p className="quiet small">
        {[need, ...details, question.when && t('shownWhen', { when: when(question.when) })].filter(Boolean).join(' · ')}
      </p>
      {question.hint && <p className="quiet small">{text(question.hint)}</p>}
    </li>
  );
}

function useDetails(question: Question): string[] {
  const t = useSay(SOPS);
  const column = useSay(GRID_COLUMN);
  const text = useText();
  switch (question.type) {
    case 'choice':
      return [question.options.map(({ title }) => text(title)).join(' / '), ...(question.several ? [t('several')] : [])];
    case 'number':
      return [[question.min ?? '', question.max ?? ''].join('–').replace(/^–$/, ''), question.unit ? text(question.unit) : ''].filter(
        Boolean,
      );
    case 'photo':
      return [t('photos', { min: question.min, max: question.max }), t(question.gallery ? 'gallery' : 'noGallery')];
    case 'product-grid':
      return [question.columns.map((it) => column(it)).join(' / '), question.products.map(({ title }) => text(title)).join(', ')];
    default:
      return [];
  }
}

/** What the rep will hold in the hand, one step below the other; it shows and does not take answers. */
export function PhonePreview({ sop }: { sop: SopTemplate }) {
  const text = useText();
  const t = useSay(SOPS);
  return (
    <section className="phone" aria-label={t('preview')}>
      <div className="phone-screen">
        <p className="phone-head">{text(sop.title)}</p>
        {sop.steps.map(({ id, title, questions }) => (
          <div key={id} className="phone-step">
            <p className="phone-title">{text(title)}</p>
            {questions.map((question) => (
              <div key={question.id} className="phone-question">
                <span>
                  {text(question.title)} {question.required === true && <em>*</em>}
                </span>
                <PhoneInput question={question} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

function PhoneInput({ question }: { question: Question }) {
  const type = useSay(QUESTION_TYPE);
  const text = useText();
  if (question.type === 'choice') {
    return (
      <span className="phone-options">
        {question.options.slice(0, 6).map(({ value, title }) => (
          <i key={value}>{text(title)}</i>
        ))}
      </span>
    );
  }
  return <span className={question.type === 'photo' ? 'phone-photo' : 'phone-field'}>{type(question.type)}</span>;
}
