import { useState } from 'react';
import type { QuestionId, VisitId } from '../../domain/ids.ts';
import type { Question } from '../../domain/sop/questions.ts';
import { inLanguage } from '../../domain/sop/text.ts';
import { RECORD } from '../words/record.ts';
import { answerWords } from './answer-words.ts';
import { useFormats, useLook, useSay } from './look.tsx';
import type { OwnVisit } from './own-visits.ts';
import { QuestionInput } from './questions/question-input.tsx';
import { Sheet } from './sheet.tsx';
import { usePocket, useToday, useView } from './use-pocket.ts';

/** What was filled in, as it stands now; each may be amended, with a reason. */
export function OwnAnswers({ visit }: { readonly visit: OwnVisit }) {
  const t = useSay();
  const { language } = useLook();
  const view = useView();
  const formats = useFormats(view.me.duty.zone);
  const [amending, setAmending] = useState<Question>();
  const standard = visit.local?.sop ?? visit.sheet?.sop ?? undefined;
  const sop = view.sops.find(({ key, version }) => key === standard?.key && version === standard.version);
  const answers = visit.local?.sheet ?? new Map(Object.entries(visit.sheet?.answers ?? {}));
  const amended = new Set(
    [...(visit.local?.amendments ?? []), ...(visit.sheet?.amendments ?? [])].map(({ question }) => question as string),
  );
  const asked = (sop?.steps ?? []).flatMap(({ questions }) => questions).filter(({ id, type }) => answers.has(id) && type !== 'photo');
  if (asked.length === 0) return null;
  const customer = visit.local?.customer ?? visit.sheet?.customer;
  return (
    <>
      <h2 className="section">{t(RECORD, 'answers')}</h2>
      <ul className="rows rounded-2xl border border-line-soft bg-card px-4">
        {asked.map((question) => (
          <li key={question.id} className="flex items-center gap-2 py-2">
            <span className="min-w-0 flex-1">
              <span className="hint block">
                {inLanguage(question.title, language)}
                {amended.has(question.id) && ` · ${t(RECORD, 'amended')}`}
              </span>
              <span className="block break-words">
                {answerWords(question, answers.get(question.id as never), {
                  language,
                  formats,
                  customer: customer ? view.customers.get(customer) : undefined,
                })}
              </span>
            </span>
            <button type="button" className="btn btn-quiet -mr-3 shrink-0 px-3 text-[0.88rem]" onClick={() => setAmending(question)}>
              {t(RECORD, 'amend')}
            </button>
          </li>
        ))}
      </ul>
      {amending && (
        <AmendSheet visit={visit} question={amending} before={answers.get(amending.id as never)} onClose={() => setAmending(undefined)} />
      )}
    </>
  );
}

interface AmendProps {
  readonly visit: OwnVisit;
  readonly question: Question;
  readonly before: unknown;
  readonly onClose: () => void;
}

function AmendSheet({ visit, question, before, onClose }: AmendProps) {
  const t = useSay();
  const { language } = useLook();
  const pocket = usePocket();
  const view = useView();
  const today = useToday();
  const [value, setValue] = useState(before);
  const [reason, setReason] = useState('');
  const customer = visit.local?.customer ?? visit.sheet?.customer;
  const save = async () => {
    await pocket.amend({ visit: visit.id as VisitId, question: question.id as QuestionId, given: value, reason: reason.trim() });
    onClose();
  };
  return (
    <Sheet title={inLanguage(question.title, language)} onClose={onClose}>
      <span id="amending" className="sr-only">
        {inLanguage(question.title, language)}
      </span>
      <QuestionInput
        question={question as never}
        value={value}
        onChange={setValue}
        last={undefined}
        today={today}
        customer={customer ? view.customers.get(customer) : undefined}
        visit={visit.local}
        labelledBy="amending"
      />
      <label className="mt-4 block">
        <span className="label">{t(RECORD, 'amendWhy')}</span>
        <input className="field" maxLength={500} value={reason} onInput={({ currentTarget }) => setReason(currentTarget.value)} />
      </label>
      <button
        type="button"
        className="btn btn-main mt-3 w-full"
        disabled={reason.trim() === '' || value === undefined}
        onClick={() => void save()}
      >
        {t(RECORD, 'amendSave')}
      </button>
    </Sheet>
  );
}
