import { useEffect, useRef } from 'react';
import { DAY_MS, HOUR_MS } from '../../base/moment.ts';
import type { VisitId } from '../../domain/ids.ts';
import type { QueueRow } from '../../wire/review.ts';
import { DECISION } from '../../words/terms.ts';
import { REVIEW } from '../words/review.ts';
import { useFormats } from './formats.ts';
import { GradeMark } from './grade-mark.tsx';
import { useSay } from './speak.tsx';

/** The list at the left of a visit that is looked at: enough to know it again, and nothing of why it lies here. */
export function ReviewQueue({ rows, open, onOpen }: { rows: readonly QueueRow[]; open: VisitId; onOpen: (id: VisitId) => void }) {
  const t = useSay(REVIEW);
  const f = useFormats();
  const here = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    void here.current?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <ul className="queue" aria-label={t('queue')}>
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" ref={row.id === open ? here : null} aria-current={row.id === open} onClick={() => onOpen(row.id)}>
            <span className="queue-head">
              <strong>{row.customerName}</strong> <GradeMark {...row} />
            </span>
            <span className="quiet">
              {row.personName} · {row.day} {f.time(row.startedAt).slice(0, 5)}
            </span>
            <Standing row={row} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Standing({ row: { appeal, dueAt, decision, drawn } }: { row: QueueRow }) {
  const t = useSay(REVIEW);
  const decided = useSay(DECISION);
  const timeLeft = useTimeLeft();
  if (appeal === 'open' && dueAt !== null) return <span className="needs-you">{timeLeft(dueAt)}</span>;
  if (!decision) return null;
  return (
    <span className="quiet">
      {decided(decision)}
      {appeal && ` · ${t(`appeal_${appeal}`)}`}
      {drawn && ` · ${t('drawn')}`}
    </span>
  );
}

/** How long an appeal's clock still runs, in days while there are two, in hours after that. */
function useTimeLeft(): (dueAt: number) => string {
  const t = useSay(REVIEW);
  const f = useFormats();
  return (dueAt) => {
    const left = dueAt - Date.now();
    if (left <= 0) return t('overdue');
    const hours = Math.ceil(left / HOUR_MS) * HOUR_MS;
    return t('dueIn', { for: left >= 2 * DAY_MS ? t('days', { n: Math.floor(left / DAY_MS) }) : f.minutes(hours).replace(/ 0 .*$/, '') });
  };
}
