import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { CustomerId, QuestionId } from '../../domain/ids.ts';
import type { Question } from '../../domain/sop/questions.ts';
import { inLanguage, type Language } from '../../domain/sop/text.ts';
import type { AnswerTrouble } from '../../domain/visit/rules.ts';
import { openVisit, type Visit } from '../../domain/visit/state.ts';
import { nameOf } from '../parts/customer-name.ts';
import { useLook, useSay } from '../parts/look.tsx';
import { Page } from '../parts/page.tsx';
import { lastAnswer } from '../parts/past.ts';
import type { Draft } from '../parts/pocket.ts';
import { Elapsed, Progress } from '../parts/progress.tsx';
import { QuestionCard } from '../parts/questions/question-card.tsx';
import { ScanRow } from '../parts/scan-row.tsx';
import { type AskedStep, askedSteps, isWanted, sheetWith, standardOf } from '../parts/steps.ts';
import { type Drafting, useDraft } from '../parts/use-draft.ts';
import { usePocket, useToday, useView } from '../parts/use-pocket.ts';
import { VISIT } from '../words/visit.ts';

type Troubles = Readonly<Record<string, AnswerTrouble>>;

const ConfirmPerson = lazy(() => import('../parts/confirm-person.tsx'));

export function VisitScreen() {
  const t = useSay();
  const view = useView();
  const visit = openVisit(view.visits);
  const drafting = useDraft(visit?.id);
  if (!visit) {
    return (
      <Page title={t(VISIT, 'endTitle')} back="/">
        <p className="py-6 text-soft">{t(VISIT, 'noVisit')}</p>
      </Page>
    );
  }
  // Read from the phone in a moment; nothing is drawn that would jump.
  if (!drafting.draft)
    return (
      <Page title={nameOf(view, visit)} back="/">
        {null}
      </Page>
    );
  return <Steps visit={visit} draft={drafting.draft} drafting={drafting} />;
}

function Steps({ visit, draft, drafting }: { readonly visit: Visit; readonly draft: Draft; readonly drafting: Drafting }) {
  const t = useSay();
  const { language } = useLook();
  const view = useView();
  const today = useToday();
  const [, go] = useLocation();
  const sop = standardOf(view, visit);
  const customer = visit.customer && view.customers.get(visit.customer);
  const sheet = useMemo(() => sheetWith(visit.sheet, draft.answers), [visit.sheet, draft.answers]);
  const steps = useMemo(() => (sop ? askedSteps(sop, sheet, customer, today) : []), [sop, sheet, customer, today]);
  const at = Math.min(draft.step, Math.max(0, steps.length - 1));
  const here = steps[at];
  const { leave, troubles } = useLeaving(visit, here, drafting);
  const [leftAt] = useState(draft.question);
  useEffect(() => landOn(leftAt), [leftAt]);
  const goTo = async (step: number) => {
    await leave();
    drafting.change({ step, question: undefined });
    scrollTo(0, 0);
  };
  const next = async () => {
    if (!(await leave())) return;
    if (at < steps.length - 1) return goTo(at + 1);
    go('/visit/end');
  };
  const toEnd = async () => {
    await leave();
    go('/visit/end');
  };
  const action = (
    <>
      <button type="button" className="btn min-h-14" disabled={at === 0} onClick={() => void goTo(at - 1)}>
        {t(VISIT, 'back')}
      </button>
      <button type="button" className="btn btn-main flex-1" onClick={() => void next()}>
        {t(VISIT, at < steps.length - 1 ? 'next' : 'toEnd')}
      </button>
    </>
  );
  return (
    <Page
      title={nameOf(view, visit)}
      back="/"
      action={action}
      under={
        <>
          <div className="flex items-center justify-between gap-2">
            <Elapsed since={visit.startedAt} suggestedMin={sop?.minDwellMin} />
            <span className="hint num">{steps.length > 0 && `${at + 1} / ${steps.length}`}</span>
          </div>
          {steps.length > 1 && <Progress steps={steps} at={at} onGo={(step) => void goTo(step)} />}
        </>
      }
    >
      {sop?.identity && (
        <Suspense fallback={null}>
          <ConfirmPerson visit={visit} />
        </Suspense>
      )}
      {here ? (
        <>
          <p className="mb-4 text-[1.2rem] leading-tight font-semibold">{inLanguage(here.step.title, language)}</p>
          {here.questions.map((question) => (
            <QuestionCard
              key={question.id}
              question={question as never}
              value={sheet.get(question.id)}
              onChange={(value) => drafting.change({ question: question.id, answers: { ...draft.answers, [question.id]: value ?? null } })}
              last={lastAnswer(view, visit.customer as CustomerId | undefined, question.id)}
              today={today}
              customer={customer}
              visit={visit}
              required={isWanted(question, sheet, customer)}
              trouble={troubles[question.id]}
            />
          ))}
        </>
      ) : (
        <p className="py-6 text-soft">{t(VISIT, sop ? 'noQuestions' : 'noStandard')}</p>
      )}
      <ScanRow visit={visit} />
      <div className="grid grid-cols-2 gap-3 pt-3">
        <Link href="/visit/could-not" className="btn">
          {t(VISIT, 'couldNot')}
        </Link>
        {at < steps.length - 1 && (
          <button type="button" className="btn" onClick={() => void toEnd()}>
            {t(VISIT, 'toEnd')}
          </button>
        )}
      </div>
    </Page>
  );
}

/** Leaving a step turns what was drafted on it into facts; what will not do stays a draft, and says why. */
function useLeaving(visit: Visit, here: AskedStep | undefined, drafting: Drafting) {
  const pocket = usePocket();
  const { language } = useLook();
  const [troubles, setTroubles] = useState<Troubles>({});
  const leave = async (): Promise<boolean> => {
    const found: Record<string, AnswerTrouble> = {};
    for (const question of here?.questions ?? []) {
      const given = changed(question, visit, drafting.draft);
      if (given === undefined) continue;
      const said = await pocket.answer({ visit: visit.id, question: question.id as QuestionId, given });
      if (!said.ok) found[question.id] = titled(question, said.error, language);
    }
    setTroubles(found);
    await drafting.flush();
    const [first] = Object.keys(found);
    if (first) landOn(first);
    return first === undefined;
  };
  return { leave, troubles };
}

function changed(question: Question, visit: Visit, draft: Draft | undefined): unknown {
  const given = draft?.answers[question.id];
  if (given === undefined) return undefined;
  // Cleared: said only where there was something to take back.
  if (given === null) return visit.sheet.has(question.id) ? null : undefined;
  return JSON.stringify(given) === JSON.stringify(visit.sheet.get(question.id)) ? undefined : given;
}

/** A row is named as the rep reads it. */
function titled(question: Question, trouble: AnswerTrouble, language: Language): AnswerTrouble {
  if (trouble.why !== 'row-incomplete' || question.type !== 'product-grid') return trouble;
  const title = question.products.find(({ key }) => key === trouble.product)?.title;
  return title ? { ...trouble, product: inLanguage(title, language) } : trouble;
}

function landOn(question: string | undefined): void {
  if (question) requestAnimationFrame(() => document.getElementById(`q-${question}`)?.scrollIntoView({ block: 'start' }));
}
