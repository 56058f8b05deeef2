import { lazy, Suspense, useMemo, useState } from 'react';
import type { VisitId } from '../../domain/ids.ts';
import { say } from '../../words/language.ts';
import { DECISION, NO_PLACE, OUTCOME, VALIDITY } from '../../words/terms.ts';
import { AppealNotice, hasUnsentAppeal } from '../parts/appeal-notice.tsx';
import { FindingCard } from '../parts/finding-card.tsx';
import { GradeMark } from '../parts/grade-mark.tsx';
import { GradeReasons } from '../parts/grade-reasons.tsx';
import { Notice } from '../parts/line.tsx';
import { useFormats, useLook, useSay } from '../parts/look.tsx';
import { OwnAnswers } from '../parts/own-answers.tsx';
import { type OwnVisit, ownVisits } from '../parts/own-visits.ts';
import { Page } from '../parts/page.tsx';
import { SaySheet } from '../parts/say-sheet.tsx';
import { useView } from '../parts/use-pocket.ts';
import { Watermarked } from '../parts/watermarked.tsx';
import { ASK } from '../words/visit.ts';
import { FRAME } from '../words/frame.ts';
import { RECORD } from '../words/record.ts';

const BackCheckPart = lazy(() => import('../parts/back-check-part.tsx'));
const ProofPart = lazy(() => import('../parts/proof-part.tsx'));
const CustomerSide = lazy(() => import('../parts/customer-side.tsx'));

export default function OwnVisitScreen({ id }: { readonly id: string }) {
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
  const appealed = visit.sheet?.appeal?.state === 'open' || hasUnsentAppeal(visit);
  return (
    <Page
      title={visit.customerName}
      back="/visits"
      action={
        <>
          <button type="button" className="btn min-h-14 flex-1" onClick={() => setSaying('reply')}>
            {t(RECORD, 'reply')}
          </button>
          {!appealed && (
            <button type="button" className={`btn min-h-14 flex-1 ${rejected ? 'btn-main' : ''}`} onClick={() => setSaying('appeal')}>
              {t(RECORD, 'appeal')}
            </button>
          )}
        </>
      }
    >
      <Told visit={visit} />
      <AppealNotice visit={visit} />
      <VerdictPart visit={visit} />
      <Suspense fallback={null}>
        <CustomerSide visit={visit} />
      </Suspense>
      <SaidPart visit={visit} />
      <Photos visit={visit} />
      <OwnAnswers visit={visit} />
      {visit.sheet && (
        <Suspense fallback={null}>
          <ProofPart visit={visit.id as VisitId} />
        </Suspense>
      )}
      {visit.sheet && <BackCheck key={visit.id} visit={visit} />}
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
      {sheet?.dwell && (
        <span className="block">
          {t(RECORD, 'seenThere', {
            ...{ least: formats.duration(sheet.dwell.leastMs), most: formats.duration(sheet.dwell.mostMs), looks: sheet.dwell.looks },
            there: sheet.dwell.mostMs === 0 ? 'no' : 'yes',
          })}
        </span>
      )}
      {(['start', 'end'] as const).map((end) => {
        const why = sheet?.noPlace?.[end];
        return (
          why && (
            <span key={end} className="block">
              {t(RECORD, `noPlace_${end}`, { why: say(NO_PLACE, why, language) })}
            </span>
          )
        );
      })}
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
        <FindingCard key={finding.signal} finding={finding} verdict={verdict} visit={visit.id} />
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
    .map(({ fact, at, text, as, photo }) => ({ fact, at, text: text ?? null, as: as as string, byName: me.name, photo }));
  const said = [...(visit.sheet?.reviews ?? []), ...(visit.sheet?.explanations ?? []), ...unsent].toSorted((a, b) => a.at - b.at);
  if (said.length === 0) return null;
  return (
    <>
      <h2 className="section">{t(RECORD, 'said')}</h2>
      <ul className="flex flex-col gap-2">
        {said.map(({ fact, byName, at, text, as, photo }) => (
          <li key={fact} className="card py-2.5">
            <p className="hint num">
              {byName} · {as === 'reply' || as === 'appeal' ? t(RECORD, as) : say(DECISION, as, language)} · {formats.moment(at)}
            </p>
            {text && <p className="break-words whitespace-pre-line">{text}</p>}
            {photo && <p className="hint">{t(RECORD, 'withPhoto')}</p>}
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

/** On one's own request: nobody is told by themselves that they stand somewhere in an order. */
function BackCheck({ visit }: { readonly visit: OwnVisit }) {
  const t = useSay();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <h2 className="section">{t(RECORD, 'backCheck')}</h2>
      {asked ? (
        <Suspense fallback={null}>
          <BackCheckPart visit={visit.id as VisitId} />
        </Suspense>
      ) : (
        <button type="button" className="btn w-full" onClick={() => setAsked(true)}>
          {t(RECORD, 'backCheckShow')}
        </button>
      )}
    </>
  );
}
