import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { QuestionId } from '../../domain/ids.ts';
import { promise } from '../../domain/sop/questions/promise.ts';
import { shownQuestions, type SopTemplate, unmet } from '../../domain/sop/template.ts';
import { inLanguage } from '../../domain/sop/text.ts';
import { ShortReason } from '../../domain/visit/facts.ts';
import type { CheckOutRefusal } from '../../domain/visit/rules.ts';
import { openVisit, type Visit } from '../../domain/visit/state.ts';
import { bestFix } from '../../domain/place.ts';
import { ANSWER_REFUSAL, CHECK_OUT_REFUSAL } from '../../words/refusals.ts';
import { NO_PLACE, SHORT_REASON } from '../../words/terms.ts';
import { Choices } from '../parts/choices.tsx';
import { nameOf } from '../parts/customer-name.ts';
import { Notice } from '../parts/line.tsx';
import { type Looking, useLooking } from '../parts/looking.ts';
import { useFormats, useLook, useSay } from '../parts/look.tsx';
import { Page } from '../parts/page.tsx';
import { Elapsed } from '../parts/progress.tsx';
import { askedSteps, standardOf } from '../parts/steps.ts';
import { useDraft } from '../parts/use-draft.ts';
import { useNow, usePocket, useToday, useView } from '../parts/use-pocket.ts';
import { TODAY } from '../words/today.ts';
import { VISIT } from '../words/visit.ts';

type Short = (typeof ShortReason.options)[number];

export function CheckOutScreen() {
  const t = useSay();
  const view = useView();
  const visit = openVisit(view.visits);
  if (!visit) {
    return (
      <Page title={t(VISIT, 'endTitle')} back="/">
        <p className="py-6 text-soft">{t(VISIT, 'ended')}</p>
      </Page>
    );
  }
  return <CheckOutForm visit={visit} sop={standardOf(view, visit)} />;
}

function CheckOutForm({ visit, sop }: { readonly visit: Visit; readonly sop: SopTemplate | undefined }) {
  const t = useSay();
  const pocket = usePocket();
  const view = useView();
  const today = useToday();
  const now = useNow(1_000);
  const [, go] = useLocation();
  const looking = useLooking();
  const [short, setShort] = useState<Short>();
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<CheckOutRefusal>();
  const [busy, setBusy] = useState(false);
  const customer = visit.customer && view.customers.get(visit.customer);
  const open = useMemo(() => (sop ? unmet(sop, visit.sheet, customer, today) : []), [sop, visit.sheet, customer, today]);
  const isShort = sop !== undefined && now - visit.startedAt < sop.minDwellMin * 60_000;
  const end = async () => {
    setBusy(true);
    const said = await pocket
      .checkOut({
        visit: visit.id,
        outcome: 'done',
        short: isShort ? short : undefined,
        note: note.trim() || undefined,
        seen: looking.seenNow(),
      })
      .finally(() => setBusy(false));
    if (said.ok) return go('/', { replace: true });
    setRefusal(said.error);
  };
  const action = (
    <>
      <button type="button" className="btn min-h-14" onClick={() => go('/visit')}>
        {t(VISIT, 'back')}
      </button>
      <button
        type="button"
        className="btn btn-main flex-1"
        disabled={busy || open.length > 0 || (isShort && !short)}
        onClick={() => void end()}
      >
        {t(VISIT, 'checkOut')}
      </button>
    </>
  );
  return (
    <Page
      title={nameOf(view, visit)}
      back="/visit"
      action={action}
      under={
        <div className="pb-2">
          <Elapsed since={visit.startedAt} suggestedMin={sop?.minDwellMin} />
        </div>
      }
    >
      {open.length > 0 && sop && <StillOpen visit={visit} sop={sop} open={open} />}
      {refusal && (
        <Notice tone="warn">
          {t(
            CHECK_OUT_REFUSAL,
            refusal.why,
            refusal.why === 'short-needs-reason' ? { forMin: refusal.forMin, wantedMin: refusal.wantedMin } : {},
          )}
        </Notice>
      )}
      <Done visit={visit} sop={sop} />
      {open.length === 0 && isShort && (
        <ShortWhy since={visit.startedAt} now={now} min={sop.minDwellMin} short={short} onShort={setShort} />
      )}
      <label className="mt-5 block">
        <span className="label">{t(VISIT, 'note')}</span>
        <textarea className="field min-h-20" maxLength={500} value={note} onInput={({ currentTarget }) => setNote(currentTarget.value)} />
      </label>
      <PlaceAtEnd looking={looking} />
    </Page>
  );
}

function StillOpen({
  visit,
  sop,
  open,
}: {
  readonly visit: Visit;
  readonly sop: SopTemplate;
  readonly open: readonly { readonly question: QuestionId; readonly why: { readonly why: keyof typeof ANSWER_REFUSAL } }[];
}) {
  const t = useSay();
  const { language } = useLook();
  const view = useView();
  const today = useToday();
  const drafting = useDraft(visit.id);
  const [, go] = useLocation();
  const customer = visit.customer && view.customers.get(visit.customer);
  const steps = askedSteps(sop, visit.sheet, customer, today);
  const jump = async (question: QuestionId) => {
    const step = steps.findIndex(({ questions }) => questions.some(({ id }) => id === question));
    drafting.change({ step: Math.max(0, step), question });
    await drafting.flush();
    go('/visit');
  };
  return (
    <section className="mb-5 rounded-2xl border border-amber bg-amber-soft px-4 py-2" aria-labelledby="still-open">
      <h2 id="still-open" className="py-1 font-semibold text-amber-ink">
        {t(VISIT, 'stillOpen', { n: open.length })}
      </h2>
      <ul>
        {open.map(({ question, why }) => {
          const asked = sop.steps.flatMap(({ questions }) => questions).find(({ id }) => id === question);
          const { why: code, ...numbers } = why as { why: keyof typeof ANSWER_REFUSAL };
          return (
            <li key={question}>
              <button
                type="button"
                className="flex min-h-12 w-full items-center justify-between gap-2 text-left"
                onClick={() => void jump(question)}
              >
                <span className="min-w-0 leading-snug">
                  {asked ? inLanguage(asked.title, language) : question}
                  {code !== 'unanswered' && <span className="hint block">{t(ANSWER_REFUSAL, code, numbers)}</span>}
                </span>
                <ChevronRight size={18} className="shrink-0" aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Done({ visit, sop }: { readonly visit: Visit; readonly sop: SopTemplate | undefined }) {
  const t = useSay();
  const view = useView();
  const formats = useFormats(view.me.duty.zone);
  const now = useNow(30_000);
  const customer = visit.customer && view.customers.get(visit.customer);
  const asked = sop ? shownQuestions(sop, visit.sheet, customer) : [];
  const promised = asked.flatMap(({ id, type }) => (type === 'promise' ? (promise.answer.safeParse(visit.sheet.get(id)).data ?? []) : []));
  return (
    <section className="card">
      <h2 className="font-semibold">{t(VISIT, 'did')}</h2>
      <p className="num">
        {[
          t(VISIT, 'stayed', { for: formats.duration(now - visit.startedAt) }),
          asked.length > 0 ? t(VISIT, 'answered', { n: asked.filter(({ id }) => visit.sheet.has(id)).length, of: asked.length }) : '',
          visit.photos.length > 0 ? t(VISIT, 'photos', { n: visit.photos.length }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <h2 className="mt-3 font-semibold">{t(VISIT, 'promised')}</h2>
      {promised.length === 0 && <p className="text-soft">{t(VISIT, 'nothingPromised')}</p>}
      <ul>
        {promised.map(({ id, what, by, dueOn }) => (
          <li key={id} className="leading-snug">
            {what}{' '}
            <span className="hint">
              {t(TODAY, by === 'us' ? 'byUs' : 'byCustomer')} · {t(TODAY, 'dueBy', { on: formats.date(dueOn) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ShortWhyProps {
  readonly since: number;
  readonly now: number;
  readonly min: number;
  readonly short: Short | undefined;
  readonly onShort: (short: Short | undefined) => void;
}

function ShortWhy({ since, now, min, short, onShort }: ShortWhyProps) {
  const t = useSay();
  const formats = useFormats(useView().me.duty.zone);
  return (
    <div className="mt-5">
      <p className="mb-2">{t(VISIT, 'stayedShort', { for: formats.duration(now - since), min })}</p>
      <Choices
        legend={t(VISIT, 'shortWhy')}
        hideLegend
        options={ShortReason.options.map((value) => ({ value, title: t(SHORT_REASON, value) }))}
        chosen={short ? [short] : []}
        onChoose={([it]) => onShort(it)}
      />
    </div>
  );
}

export function PlaceAtEnd({ looking }: { readonly looking: Looking }) {
  const t = useSay();
  const best = bestFix(looking.fixes);
  const none = looking.ended && 'none' in looking.ended ? looking.ended.none : undefined;
  const words = best
    ? t(VISIT, 'seenNow', { m: Math.round(best.accuracyM) })
    : none
      ? t(VISIT, 'noPlaceNow', { why: t(NO_PLACE, none) })
      : t(VISIT, 'looking');
  return <p className="hint num mt-3">{words}</p>;
}
