import { Input } from 'antd';
import { addDays } from '../../base/moment.ts';
import { type BehaviourReasonSheet, listBackChecks } from '../../wire/behaviour.ts';
import type { VisitRow } from '../../wire/visits.ts';
import { BEHAVIOUR_INNOCENT, BEHAVIOUR_REASONS, BEHAVIOUR_TITLES } from '../../words/behaviour.ts';
import { useAsk } from '../parts/ask.ts';
import { Empty, Waiting } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { GradeMark } from '../parts/grade-mark.tsx';
import { useToday } from '../parts/me.tsx';
import { Back, Page } from '../parts/page.tsx';
import { PickPerson, PickUnit } from '../parts/pickers.tsx';
import { useSearchState } from '../parts/search.ts';
import { useSay, useTell } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { paths } from '../paths.ts';
import { BACK_CHECKS } from '../words/back-checks.ts';
import { DESK, TABLE } from '../words/desk.ts';

const DAYS = 14;
const MOST = 50;

/** Visits in the order in which a back-check had best go through them, each with its reasons and what may explain them. */
export default function BackChecksPage() {
  const t = useSay(BACK_CHECKS);
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const today = useToday();
  const [search, change] = useSearchState();
  const { unit, person } = search;
  const [from, to] = [search.from ?? addDays(today, -DAYS), search.to ?? today];
  const filters = Object.fromEntries(Object.entries({ unit, person }).filter(([, it]) => it));
  const { data, error, refetch } = useAsk(listBackChecks, { ...filters, from, to, limit: MOST });
  const day = (name: 'from' | 'to', value: string) => (
    <Input type="date" aria-label={t(name)} value={value} onChange={({ target }) => target.value && change({ [name]: target.value })} />
  );
  return (
    <Page title={t('title')} lead={<Back to={paths.review()} label={desk('review')} />}>
      <p className="quiet back-check-lead">{t('lead')}</p>
      <div className="table-bar">
        <PickUnit />
        <PickPerson />
        <span className="back-check-span">
          {day('from', from)} – {day('to', to)}
        </span>
      </div>
      <Trouble error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting label={words('loading')} rows={10} />}
      {data?.visits.length === 0 && <Empty says={t('empty')} />}
      {data && data.visits.length > 0 && (
        <ol className="section back-checks">
          {data.visits.map(({ row, reasons }) => (
            <li key={row.id}>
              <Head row={row} />
              <Reasons reasons={reasons} />
            </li>
          ))}
        </ol>
      )}
    </Page>
  );
}

function Head({ row }: { row: VisitRow }) {
  const f = useFormats();
  return (
    <div>
      <p>
        <Go to={paths.visit(row.id)}>
          <strong>{row.customerName}</strong>
        </Go>{' '}
        <GradeMark {...row} />
      </p>
      <p className="quiet">
        {row.personName} · {row.day} {f.time(row.startedAt).slice(0, 5)}
        {row.endedAt !== null && ` · ${f.minutes(row.endedAt - row.startedAt)}`}
      </p>
    </div>
  );
}

function Reasons({ reasons }: { reasons: readonly BehaviourReasonSheet[] }) {
  const t = useSay(BACK_CHECKS);
  const title = useTell(BEHAVIOUR_TITLES);
  const says = useTell(BEHAVIOUR_REASONS);
  const innocent = useTell(BEHAVIOUR_INNOCENT);
  return (
    <ul className="plain">
      {reasons.map(({ measure, people, says: numbers }) => (
        <li key={measure}>
          <strong>{title(measure)}</strong> {says(measure, numbers)}
          <p className="quiet small">
            {t('innocent')}: {innocent(measure)} {t('peers', { n: people })}
          </p>
        </li>
      ))}
    </ul>
  );
}
