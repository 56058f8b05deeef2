import { useEffect, useRef } from 'react';
import type { VisitId } from '../../domain/ids.ts';
import { listVisits, readVisit, type VisitRow } from '../../wire/visits.ts';
import { ReviewForm } from '../forms/review-form.tsx';
import { useAsk } from '../parts/ask.ts';
import { Empty, Waiting } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { GradeMark } from '../parts/grade-mark.tsx';
import { useKeys } from '../parts/keys.ts';
import { useMay } from '../parts/me.tsx';
import { Page } from '../parts/page.tsx';
import { PickLine, PickPerson, PickUnit } from '../parts/pickers.tsx';
import { useSearchState } from '../parts/search.ts';
import { useSay, useTell } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { VisitView } from '../parts/visit-view.tsx';
import { paths } from '../paths.ts';
import { DESK, TABLE } from '../words/desk.ts';
import { REVIEW } from '../words/review.ts';
import { FINDING_TITLES } from '../../words/findings.ts';

const QUEUE = 100;

/** Visits that ask for a person's look, one after another, without taking the hands off the keys. */
export default function ReviewPage() {
  const t = useSay(REVIEW);
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const { manage } = useMay();
  const [search, change] = useSearchState();
  const { unit, person, line } = search;
  const filters = Object.fromEntries(Object.entries({ unit, person, line }).filter(([, it]) => it));
  const { data, error, refetch } = useAsk(listVisits, { ...filters, review: 'waiting', sort: 'doubt', limit: QUEUE });
  const queue = data?.visits ?? [];
  const found = queue.findIndex(({ id }) => id === search.open);
  const now = queue[found < 0 ? 0 : found];
  const step = (by: number) => {
    const next = queue[Math.min(queue.length - 1, Math.max(0, (found < 0 ? 0 : found) + by))];
    if (next) change({ open: next.id });
  };
  useKeys({ j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1) });
  const empty = <Empty says={t('empty')} action={<Go to={paths.visits({ review: 'decided' })}>{t('seeDecided')}</Go>} />;
  return (
    <Page title={desk('review')} lead={t('lead')} actions={manage && <Go to={paths.backChecks()}>{t('worthALook')}</Go>}>
      <div className="table-bar">
        <strong>{t('waiting', { n: data?.total ?? 0 })}</strong>
        <PickUnit />
        <PickPerson />
        <PickLine />
        <span className="grow" />
        <span className="quiet small">{t('keys')}</span>
      </div>
      <Trouble error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting label={words('loading')} rows={10} />}
      {data && !now && empty}
      {now && (
        <div className="review">
          <Queue queue={queue} open={now.id} onOpen={(id) => change({ open: id })} />
          <Reviewed id={now.id} onDone={() => step(1)} />
        </div>
      )}
    </Page>
  );
}

function Queue({ queue, open, onOpen }: { queue: readonly VisitRow[]; open: VisitId; onOpen: (id: VisitId) => void }) {
  const t = useSay(REVIEW);
  const finding = useTell(FINDING_TITLES);
  const f = useFormats();
  const here = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    void here.current?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <ul className="queue" aria-label={t('queue')}>
      {queue.map((row) => (
        <li key={row.id}>
          <button type="button" ref={row.id === open ? here : null} aria-current={row.id === open} onClick={() => onOpen(row.id)}>
            <span className="queue-head">
              <strong>{row.customerName}</strong> <GradeMark {...row} />
            </span>
            <span className="quiet">
              {row.personName} · {row.day} {f.time(row.startedAt).slice(0, 5)}
            </span>
            <span className="needs-you">
              {f.number(row.doubtBans, 1)} {row.topSignal && finding(row.topSignal)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Reviewed({ id, onDone }: { id: VisitId; onDone: () => void }) {
  const words = useSay(TABLE);
  const { data, error } = useAsk(readVisit, { visit: id });
  if (error) return <Trouble error={error} />;
  if (data?.sheet.id !== id) return <Waiting label={words('loading')} rows={14} />;
  return (
    <div className="reviewed">
      <h2>
        <Go to={paths.visit(id)}>{data.sheet.customerName}</Go>
      </h2>
      <VisitView visit={data} review={<ReviewForm visit={data} withKeys onDone={onDone} />} />
    </div>
  );
}
