import { lazy, Suspense, useMemo, useState } from 'react';
import { groupBy } from '../../base/group.ts';
import { isSettled } from '../../wire/visit-sheet.ts';
import { say } from '../../words/language.ts';
import { OUTCOME } from '../../words/terms.ts';
import { GradeMark } from '../parts/grade-mark.tsx';
import { LinkRow } from '../parts/line.tsx';
import { useFormats, useLook, useSay } from '../parts/look.tsx';
import { type OwnVisit, ownVisits } from '../parts/own-visits.ts';
import { Page } from '../parts/page.tsx';
import { useView } from '../parts/use-pocket.ts';
import { useReason } from '../parts/use-reason.ts';
import { CUSTOMERS } from '../words/customers.ts';
import { FRAME } from '../words/frame.ts';
import { RECORD } from '../words/record.ts';

const OwnCases = lazy(() => import('../parts/own-cases.tsx'));
const SHOWN_AT_ONCE = 40;

export function VisitsScreen() {
  const t = useSay();
  const view = useView();
  const formats = useFormats(view.me.duty.zone);
  const visits = useMemo(() => ownVisits(view), [view]);
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const days = groupBy(visits.slice(0, most), ({ day }) => day);
  return (
    <Page title={t(FRAME, 'visits')}>
      {view.mine?.cases?.length ? (
        <Suspense>
          <OwnCases />
        </Suspense>
      ) : null}
      {visits.length === 0 && <p className="py-6 text-soft">{t(RECORD, 'none')}</p>}
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h2 className="section mt-3 mb-0">{formats.day(day)}</h2>
          <ul className="rows">
            {ofDay.map((visit) => (
              <VisitRow key={visit.id} visit={visit} />
            ))}
          </ul>
        </section>
      ))}
      {visits.length > most && (
        <button type="button" className="btn mt-4 w-full" onClick={() => setMost(most + SHOWN_AT_ONCE)}>
          {t(CUSTOMERS, 'more')}
        </button>
      )}
    </Page>
  );
}

function VisitRow({ visit }: { readonly visit: OwnVisit }) {
  const t = useSay();
  const { language } = useLook();
  const { me } = useView();
  const formats = useFormats(me.duty.zone);
  const reason = useReason();
  const { startedAt, endedAt, outcome, verdict, customerName, sheet } = visit;
  const asks = verdict?.review && !(sheet && isSettled(sheet));
  const told = [
    formats.time(startedAt),
    endedAt === undefined ? t(RECORD, 'open') : formats.duration(endedAt - startedAt),
    outcome && outcome !== 'done' ? say(OUTCOME, outcome, language) : '',
  ];
  return (
    <li>
      <LinkRow
        href={endedAt === undefined ? '/visit' : `/visits/${visit.id}`}
        aside={verdict ? <GradeMark grade={verdict.grade} eventOnly={verdict.eventOnly} /> : <span className="text-soft">—</span>}
      >
        <span className="block leading-snug font-semibold break-words">{customerName}</span>
        <span className="hint num block">{told.filter(Boolean).join(' · ')}</span>
        <span className={`block text-[0.88rem] leading-snug ${asks ? 'text-amber-ink' : 'text-soft'}`}>{reason(visit)}</span>
      </LinkRow>
    </li>
  );
}
