import { useMemo, useState } from 'react';
import type { FactId, VisitId } from '../../domain/ids.ts';
import { say } from '../../words/language.ts';
import { DECISION, OUTCOME, VALIDITY } from '../../words/terms.ts';
import { FindingCard } from '../parts/finding-card.tsx';
import { GradeMark } from '../parts/grade-mark.tsx';
import { GradeReasons } from '../parts/grade-reasons.tsx';
import { Notice } from '../parts/line.tsx';
import { useFormats, useLook, useSay } from '../parts/look.tsx';
import { OwnAnswers } from '../parts/own-answers.tsx';
import { type OwnVisit, ownVisits } from '../parts/own-visits.ts';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { usePocket, useView } from '../parts/use-pocket.ts';
import { Watermarked } from '../parts/watermarked.tsx';
import { ASK } from '../words/visit.ts';
import { FRAME } from '../words/frame.ts';
import { RECORD } from '../words/record.ts';

export function OwnVisitScreen({ id }: { readonly id: string }) {
  const t = useSay();
  const view = useView();
  const visit = useMemo(() => ownVisits(view).find((one) => one.id === id), [view, id]);
  const [saying, setSaying] = useState<'reply' | 'appeal'>();
  if (!visit) {
    return (
      <Page title="—" back="/visits">
        <p className="py-6 text-soft">{t(FRAME, 'notHere')}</p>
      </Page>
    );
  }
  const rejected = visit.sheet?.reviews.at(-1)?.as === 'rejected';
  return (
    <Page
      title={visit.customerName}
      back="/visits"
      action={
        <>
          <button type="button" className="btn min-h-14 flex-1" onClick={() => setSaying('reply')}>
            {t(RECORD, 'reply')}
          </button>
          <button type="button" className={`btn min-h-14 flex-1 ${rejected ? 'btn-main' : ''}`} onClick={() => setSaying('appeal')}>
            {t(RECORD, 'appeal')}
          </button>
        </>
      }
    >
      <Told visit={visit} />
      <VerdictPart visit={visit} />
      <SaidPart visit={visit} />
      <Photos visit={visit} />
      <OwnAnswers visit={visit} />
      {saying && <SaySheet visit={visit} as={saying} onClose={() => setSaying(undefined)} />}
    </Page>
  );
}

function Told({ visit }: { readonly visit: OwnVisit }) {
  const t = useSay();
  const { language } = useLook();
  const formats = useFormats(useView().me.duty.zone);
  const { day, startedAt, endedAt, outcome, sheet } = visit;
  return (
    <p className="num text-soft">
      {[
        formats.day(day),
        `${formats.time(startedAt)}–${formats.time(endedAt)}`,
        endedAt === undefined ? '' : t(RECORD, 'stay', { for: formats.duration(endedAt - startedAt) }),
        outcome ? say(OUTCOME, outcome, language) : '',
        sheet ? t(VALIDITY, sheet.validity) : '',
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

function VerdictPart({ visit }: { readonly visit: OwnVisit }) {
  const t = useSay();
  const { verdict } = visit;
  const allUp = useView().sync.unsentFacts === 0;
  if (!verdict) return <Notice tone="calm">{t(RECORD, visit.sheet || allUp ? 'notJudged' : 'onPhone')}</Notice>;
  return (
    <>
      <div className="card mt-3">
        <p className="flex items-baseline gap-3">
          <span className="text-[1.5rem]">
            <GradeMark grade={verdict.grade} eventOnly={verdict.eventOnly} />
          </span>
          <span className="hint">{t(RECORD, 'gradeWhat')}</span>
        </p>
        <GradeReasons reasons={verdict.gradeReasons} />
        {!verdict.complete && <p className="hint mt-2">{t(RECORD, 'incomplete')}</p>}
      </div>
      <h2 className="section">{t(RECORD, 'findings')}</h2>
      {verdict.findings.length === 0 && <p className="text-soft">{t(RECORD, 'noDoubt')}</p>}
      {verdict.findings.map((finding) => (
        <FindingCard key={finding.signal} finding={finding} verdict={verdict} />
      ))}
    </>
  );
}

function SaidPart({ visit }: { readonly visit: OwnVisit }) {
  const t = useSay();
  const { language } = useLook();
  const { me } = useView();
  const formats = useFormats(me.duty.zone);
  const known = new Set(visit.sheet?.explanations.map(({ fact }) => fact as string));
  const unsent = (visit.local?.explanations ?? [])
    .filter(({ fact }) => !known.has(fact))
    .map(({ fact, at, text, as }) => ({ fact, at, text: text ?? null, as: as as string, byName: me.name }));
  const said = [...(visit.sheet?.reviews ?? []), ...(visit.sheet?.explanations ?? []), ...unsent].toSorted((a, b) => a.at - b.at);
  if (said.length === 0) return null;
  return (
    <>
      <h2 className="section">{t(RECORD, 'said')}</h2>
      <ul className="flex flex-col gap-2">
        {said.map(({ fact, byName, at, text, as }) => (
          <li key={fact} className="card py-2.5">
            <p className="hint num">
              {byName} · {as === 'reply' || as === 'appeal' ? t(RECORD, as) : say(DECISION, as, language)} · {formats.moment(at)}
            </p>
            {text && <p className="break-words whitespace-pre-line">{text}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Photos({ visit }: { readonly visit: OwnVisit }) {
  const t = useSay();
  const photos = visit.local?.photos ?? [];
  if (photos.length === 0) return null;
  return (
    <>
      <h2 className="section">{t(RECORD, 'photoN', { n: photos.length })}</h2>
      <ul className="grid grid-cols-2 gap-2">
        {photos.map((photo, i) => (
          <li key={photo.fact}>
            <Watermarked photo={photo} visit={visit.local} label={t(ASK, 'photoN', { n: i + 1 })} />
          </li>
        ))}
      </ul>
    </>
  );
}

function SaySheet({ visit, as, onClose }: { readonly visit: OwnVisit; readonly as: 'reply' | 'appeal'; readonly onClose: () => void }) {
  const t = useSay();
  const pocket = usePocket();
  const [text, setText] = useState('');
  const about = visit.sheet?.reviews.at(-1)?.fact as FactId | undefined;
  const send = async () => {
    await pocket.explain({ visit: visit.id as VisitId, as, text: text.trim(), about });
    onClose();
  };
  return (
    <Sheet title={t(RECORD, as)} onClose={onClose}>
      <label>
        <span className="label">{t(RECORD, as === 'reply' ? 'replyTo' : 'appealTo')}</span>
        <textarea className="field min-h-32" maxLength={2_000} value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
      </label>
      <button type="button" className="btn btn-main mt-3 w-full" disabled={text.trim() === ''} onClick={() => void send()}>
        {t(RECORD, 'send')}
      </button>
    </Sheet>
  );
}
