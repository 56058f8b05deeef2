import { Segmented, Tag } from 'antd';
import { useState } from 'react';
import type { VisitId } from '../../domain/ids.ts';
import { readReviewQueue, REVIEW_TABS } from '../../wire/review.ts';
import { readVisit } from '../../wire/visits.ts';
import { ReviewForm } from '../forms/review-form.tsx';
import { RuleForm } from '../forms/rule-form.tsx';
import { useAsk } from '../parts/ask.ts';
import { Empty, Waiting } from '../parts/empty.tsx';
import { Go } from '../parts/go.tsx';
import { useKeys } from '../parts/keys.ts';
import { useMay } from '../parts/me.tsx';
import { Page } from '../parts/page.tsx';
import { PickLine, PickPerson, PickUnit } from '../parts/pickers.tsx';
import { ReviewQueue } from '../parts/review-queue.tsx';
import { type RuleRow, RulesTable } from '../parts/rules-table.tsx';
import { SampleWeeks } from '../parts/sample-weeks.tsx';
import { useSearchState } from '../parts/search.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { VisitView } from '../parts/visit-view.tsx';
import { paths } from '../paths.ts';
import { DESK, TABLE } from '../words/desk.ts';
import { REVIEW } from '../words/review.ts';

const TABS = [...REVIEW_TABS, 'rules', 'samples'] as const;
type QueueTab = (typeof REVIEW_TABS)[number];

/** Appeals come while the page is open, and their clock runs. */
const REFRESH_MS = 15_000;

/** What waits for a person's look, one after another without taking the hands off the keys; and what the looking has taught. */
export default function ReviewPage() {
  const t = useSay(REVIEW);
  const desk = useSay(DESK);
  const { manage } = useMay();
  const [search, change] = useSearchState();
  const tab = TABS.find((it) => it === search.tab) ?? 'waiting';
  const { unit, person, line } = search;
  const filters = Object.fromEntries(Object.entries({ unit, person, line }).filter(([, it]) => it));
  const queueTab: QueueTab = REVIEW_TABS.find((it) => it === tab) ?? 'waiting';
  const queue = useAsk(readReviewQueue, { ...filters, tab: queueTab }, { everyMs: REFRESH_MS });
  const { waiting = 0, appeals = 0 } = queue.data?.counts ?? {};
  const counts: Partial<Record<string, number>> = { waiting, appeals };
  const isQueue = tab === queueTab;
  return (
    <Page
      title={desk('review')}
      lead={t('lead')}
      actions={
        manage && (
          <>
            <Go to={paths.checkTasks()}>{t('checkTasks')}</Go> <Go to={paths.backChecks()}>{t('worthALook')}</Go>
          </>
        )
      }
    >
      <div className="table-bar">
        <Segmented
          value={tab}
          options={TABS.map((value) => ({ value, label: t(`tab_${value}`, { n: counts[value] ?? 0 }) }))}
          onChange={(value) => change({ tab: value, open: undefined })}
        />
        {isQueue && <QueueFilters tab={queueTab} />}
      </div>
      {isQueue && <Queue tab={queueTab} queue={queue} />}
      {tab === 'rules' && <Rules />}
      {tab === 'samples' && <SampleWeeks />}
    </Page>
  );
}

function Rules() {
  const [asked, setAsked] = useState<RuleRow>();
  return (
    <>
      <RulesTable onAsk={setAsked} />
      {asked && <RuleForm rule={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function QueueFilters({ tab }: { tab: QueueTab }) {
  const t = useSay(REVIEW);
  return (
    <>
      <PickUnit />
      <PickPerson />
      <PickLine />
      <span className="grow" />
      {tab !== 'decided' && <span className="quiet small">{t(tab === 'appeals' ? 'keysAppeal' : 'keys')}</span>}
    </>
  );
}

type Asked = ReturnType<typeof useAsk<typeof readReviewQueue.ask, typeof readReviewQueue.reply>>;

function Queue({ tab, queue: { data, error, refetch, isPlaceholderData } }: { tab: QueueTab; queue: Asked }) {
  const t = useSay(REVIEW);
  const words = useSay(TABLE);
  const [search, change] = useSearchState();
  const rows = isPlaceholderData ? [] : (data?.rows ?? []);
  const found = rows.findIndex(({ id }) => id === search.open);
  const now = rows[found < 0 ? 0 : found];
  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, (found < 0 ? 0 : found) + by))];
    if (next) change({ open: next.id });
  };
  useKeys({ j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1) });
  const seeDecided = tab === 'decided' ? undefined : <Go to={paths.review({ tab: 'decided' })}>{t('seeDecided')}</Go>;
  return (
    <>
      <Trouble error={error} onRetry={() => void refetch()} />
      {(!data || isPlaceholderData) && !error && <Waiting label={words('loading')} rows={10} />}
      {data && !isPlaceholderData && !now && <Empty says={t(`empty_${tab}`)} action={seeDecided} />}
      {now && (
        <div className="review">
          <ReviewQueue rows={rows} open={now.id} onOpen={(id: VisitId) => change({ open: id })} />
          <Reviewed id={now.id} withKeys={tab !== 'decided'} onDone={() => step(1)} />
        </div>
      )}
    </>
  );
}

function Reviewed({ id, withKeys, onDone }: { id: VisitId; withKeys: boolean; onDone: () => void }) {
  const t = useSay(REVIEW);
  const words = useSay(TABLE);
  const { data, error } = useAsk(readVisit, { visit: id });
  if (error) return <Trouble error={error} />;
  if (data?.sheet.id !== id) return <Waiting label={words('loading')} rows={14} />;
  return (
    <div className="reviewed">
      <h2>
        <Go to={paths.visit(id)}>{data.sheet.customerName}</Go> {data.drawn && <Tag className="tag tag-quiet">{t('drawn')}</Tag>}
      </h2>
      {data.drawn && <p className="quiet">{t('drawnWhat')}</p>}
      <VisitView visit={data} review={<ReviewForm visit={data} withKeys={withKeys} onDone={onDone} />} />
    </div>
  );
}
