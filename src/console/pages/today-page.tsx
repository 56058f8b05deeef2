import type { ReactNode } from 'react';
import type * as z from 'zod/mini';
import { addDays } from '../../base/moment.ts';
import { readToday } from '../../wire/board.ts';
import { listVisits } from '../../wire/visits.ts';
import { useAsk } from '../parts/ask.ts';
import { Waiting } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { GradeMark } from '../parts/grade-mark.tsx';
import { useKpiFormats, PROCESS_KPIS } from '../parts/kpi.ts';
import { KpiCard } from '../parts/kpi-card.tsx';
import { useMay, useMe, useToday } from '../parts/me.tsx';
import { Page, Section } from '../parts/page.tsx';
import { Setup } from '../parts/setup.tsx';
import { useGo } from '../parts/search.ts';
import { useSay, useTell } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { paths } from '../paths.ts';
import { DESK, TABLE } from '../words/desk.ts';
import { TODAY } from '../words/today.ts';
import { FINDING_TITLES } from '../../words/finding-titles.ts';
import { KPI_NAMES } from '../../words/kpis.ts';

type Today = z.output<(typeof readToday)['reply']>;
const REFRESH_MS = 30_000;
const SHOWN = 6;

/** Not a map of people: what is due, what was kept, what needs somebody, and what changed. */
export default function TodayPage() {
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const t = useSay(TODAY);
  const f = useFormats();
  const { manage, admin } = useMay();
  const today = useToday();
  const { data, error, refetch } = useAsk(readToday, {}, { everyMs: REFRESH_MS });
  return (
    <Page
      title={`${desk('today')} · ${f.day(data?.day ?? today)}`}
      lead={data ? <Changed cards={data.cards} /> : manage ? ' ' : desk('forRep')}
    >
      <Trouble error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting label={words('loading')} rows={12} />}
      {data && (
        <>
          {admin && isYoung(data) && <Setup unplannedTomorrow={data.unplannedTomorrow} />}
          <Figures today={data} />
          <div className="three">
            <ToReview today={data} />
            <ToPlan today={data} />
            <ToCall today={data} />
          </div>
          <Section title={t('process')} aside={<Go to={paths.board()}>{t('allKpis')}</Go>}>
            <Cards today={data} />
          </Section>
        </>
      )}
    </Page>
  );
}

/** Nothing planned, nothing visited, nothing that a number could stand on. */
function isYoung({ planned, visits, cards }: Today): boolean {
  return planned === 0 && visits === 0 && cards.every(({ n }) => n === 0);
}

function Figures({ today: { day, planned, kept, visits, waitingReview, openAppeals, quarantined } }: { today: Today }) {
  const t = useSay(TODAY);
  return (
    <div className="figures-row">
      <Figure to={paths.plans({ from: day })} name={t('planned')} value={planned} />
      <Figure to={paths.plans({ from: day })} name={t('kept')} value={kept} tone="kept" foot={t('ofPlanned', { kept, planned })} />
      <Figure to={paths.visits({ from: day, to: day })} name={t('visits')} value={visits} />
      <Figure
        to={paths.review()}
        name={t('needsYou')}
        value={waitingReview + openAppeals}
        tone="needs"
        foot={quarantined > 0 ? t('quarantined', { n: quarantined }) : ''}
      />
    </div>
  );
}

function Figure({ to, name, value, tone = '', foot = '' }: { to: string; name: string; value: number; tone?: string; foot?: string }) {
  return (
    <Go to={to} className={`figure ${tone}`}>
      <span>{name}</span>
      <strong>{value}</strong>
      <small>{foot}</small>
    </Go>
  );
}

function Action({
  title,
  count,
  to,
  label,
  none,
  first,
  children,
}: {
  title: string;
  count: number;
  to: string;
  label: string;
  none: string;
  first?: ReactNode;
  children: ReactNode;
}) {
  const t = useSay(TODAY);
  return (
    <Section title={`${title} ${count || ''}`} aside={<Go to={to}>{label}</Go>}>
      {first}
      {count === 0 ? <p className="quiet">{none}</p> : <ul className="lines">{children}</ul>}
      {count > SHOWN && <Go to={to}>{t('more', { n: count - SHOWN })}</Go>}
    </Section>
  );
}

function ToReview({ today: { waitingReview, openAppeals, appealDueAt } }: { today: Today }) {
  const t = useSay(TODAY);
  const f = useFormats();
  const finding = useTell(FINDING_TITLES);
  const { data } = useAsk(listVisits, { review: 'waiting', sort: 'doubt', limit: SHOWN });
  const appeals = openAppeals > 0 && (
    <p className="needs-you">
      <Go to={paths.review({ tab: 'appeals' })}>{t('appeals', { n: openAppeals, at: f.moment(appealDueAt) })}</Go>
    </p>
  );
  return (
    <Action
      title={t('reviewList')}
      count={waitingReview}
      to={paths.review()}
      label={t('reviewAction')}
      none={t('reviewNone')}
      first={appeals}
    >
      {data?.visits.map((row) => (
        <li key={row.id}>
          <Go to={paths.review({ open: row.id })}>{row.customerName}</Go> <GradeMark {...row} />
          <span className="quiet">
            {row.personName} · {row.topSignal ? finding(row.topSignal) : row.day}
          </span>
        </li>
      ))}
    </Action>
  );
}

function ToPlan({ today: { day, unplannedTomorrow } }: { today: Today }) {
  const t = useSay(TODAY);
  const tomorrow = addDays(day, 1);
  return (
    <Action
      title={t('planList')}
      count={unplannedTomorrow.length}
      to={paths.plans({ from: tomorrow })}
      label={t('planAction')}
      none={t('planNone')}
    >
      {unplannedTomorrow.slice(0, SHOWN).map(({ person, personName }) => (
        <li key={person}>
          <Go to={paths.plans({ from: tomorrow, open: `${person}:${tomorrow}` })}>{personName}</Go>
        </li>
      ))}
    </Action>
  );
}

function ToCall({ today: { unsentDevices } }: { today: Today }) {
  const t = useSay(TODAY);
  const f = useFormats();
  const { serverAt } = useMe();
  return (
    <Action title={t('deviceList')} count={unsentDevices.length} to={paths.org()} label={t('deviceAction')} none={t('deviceNone')}>
      {unsentDevices.slice(0, SHOWN).map(({ person, personName, lastContactAt }) => (
        <li key={person}>
          <Go to={paths.org({ open: person })}>{personName}</Go>
          <span className="quiet">
            {lastContactAt === null ? t('neverContact') : t('lastContact', { ago: f.ago(lastContactAt, serverAt) })}
          </span>
        </li>
      ))}
    </Action>
  );
}

function Cards({ today: { cards } }: { today: Today }) {
  const go = useGo();
  const shown = cards.filter(({ key }) => PROCESS_KPIS.includes(key));
  return (
    <div className="kpis">
      {shown.map((card) => (
        <KpiCard key={card.key} card={card} onOpen={() => go(paths.board({ open: card.key }))} />
      ))}
    </div>
  );
}

const WORTH_TELLING = 0.005;

/** What changed, in a sentence: the two numbers that moved most, each in its own unit. */
function Changed({ cards }: Pick<Today, 'cards'>) {
  const t = useSay(TODAY);
  const name = useTell(KPI_NAMES);
  const kpi = useKpiFormats();
  const moved = cards.flatMap(({ key, value, before }) => {
    if (value === null || before?.value === null || before?.value === undefined || before.value === 0) return [];
    const by = value - before.value;
    return Math.abs(by / before.value) < WORTH_TELLING ? [] : [{ key, by, share: Math.abs(by / before.value) }];
  });
  const most = moved.toSorted((a, b) => b.share - a.share).slice(0, 2);
  if (most.length === 0) return t('changedNothing');
  const what = most.map(({ key, by }) => t(by > 0 ? 'changeUp' : 'changeDown', { name: name(key), by: kpi.change(key, by) })).join('; ');
  return t('changed', { what });
}
