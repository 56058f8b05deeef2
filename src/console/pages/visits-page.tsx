import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer, Tag } from 'antd';
import type * as z from 'zod/mini';
import type { VisitId } from '../../domain/ids.ts';
import { VALIDITIES } from '../../wire/visit-sheet.ts';
import { listVisits, readVisit, type VisitRow } from '../../wire/visits.ts';
import { VALIDITY } from '../../words/terms.ts';
import { call, type Problem } from '../call.ts';
import { ReviewForm } from '../forms/review-form.tsx';
import { useAsk } from '../parts/ask.ts';
import { DataTable, SearchField } from '../parts/data-table.tsx';
import { Empty, Waiting } from '../parts/empty.tsx';
import { Go } from '../parts/go.tsx';
import { Page } from '../parts/page.tsx';
import { lastDays, PickLine, PickOne, PickPerson, PickSpan, PickUnit, useSpan } from '../parts/pickers.tsx';
import { ProofButton } from '../parts/proof-button.tsx';
import { useSearchState } from '../parts/search.ts';
import { useSay, useTell } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useVisitColumns } from '../parts/visit-columns.tsx';
import { VisitView } from '../parts/visit-view.tsx';
import { paths } from '../paths.ts';
import { DESK, TABLE } from '../words/desk.ts';
import { FINDING_TITLES } from '../../words/finding-titles.ts';
import { KPI_NAMES } from '../../words/kpis.ts';
import { VISITS } from '../words/visits.ts';

const BATCH = 100;
const MOST_EXPORTED = 20_000;

/** All visits in scope; one of them opens beside the list, and the list stays where it was. */
export default function VisitsPage() {
  const t = useSay(VISITS);
  const desk = useSay(DESK);
  const [search, change] = useSearchState();
  const columns = useVisitColumns();
  const asked = useAsked();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [listVisits.path, 'pages', asked],
    queryFn: ({ pageParam, signal }) => call(listVisits, { ...asked, limit: BATCH, ...(pageParam && { after: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const rows = data?.pages.flatMap(({ visits }) => visits);
  const to = search.to ?? asked.to;
  const wider = to && <Button onClick={() => change({ from: lastDays(90)(to).from })}>{t('wider')}</Button>;
  return (
    <Page title={desk('visits')} lead={t('lead')}>
      <Trouble error={error as Problem | null} onRetry={() => void refetch()} />
      <DataTable
        name="visits"
        columns={columns}
        rows={error ? [] : rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => change({ open: id })}
        openKey={search.open}
        total={data?.pages[0]?.total}
        onMore={hasNextPage ? () => void fetchNextPage() : undefined}
        moreComing={isFetchingNextPage}
        fetchAll={(onProgress) => fetchAll(asked, onProgress)}
        filters={<Filters />}
        empty={<Empty says={t('empty')} action={wider} />}
      />
      <VisitDrawer open={search.open as VisitId | undefined} onClose={() => change({ open: undefined })} />
    </Page>
  );
}

type Asked = z.input<typeof listVisits.ask>;

function useAsked(): Asked {
  const [search] = useSearchState();
  const span = useSpan(lastDays(30));
  const { unit, person, customer, line, grade, validity, review, signal, kpi, q, order } = search;
  const given = Object.entries({ unit, person, customer, line, grade, validity, review, signal, kpi, search: q, sort: order }).filter(
    ([, it]) => it,
  );
  return { ...span, ...(Object.fromEntries(given) as Asked) };
}

function Filters() {
  const t = useSay(VISITS);
  const validity = useSay(VALIDITY);
  const kpi = useTell(KPI_NAMES);
  const finding = useTell(FINDING_TITLES);
  const [search, change] = useSearchState();
  const span = useSpan(lastDays(30));
  return (
    <>
      <SearchField />
      <PickSpan span={span} />
      <PickUnit />
      <PickPerson />
      <PickLine />
      <PickOne
        name="grade"
        label={t('grade')}
        options={[
          ['A', 'A ●'],
          ['B', 'B ◐'],
          ['C', 'C ○'],
          ['D', 'D ◌'],
        ].map(([value = '', label = '']) => ({ value, label }))}
      />
      <PickOne name="validity" label={t('validity')} options={VALIDITIES.map((value) => ({ value, label: validity(value) }))} />
      <PickOne name="review" label={t('review')} options={(['waiting', 'decided'] as const).map((value) => ({ value, label: t(value) }))} />
      <PickOne
        name="order"
        label={t('newest')}
        options={[
          { value: 'newest', label: t('newest') },
          { value: 'doubt', label: t('mostDoubt') },
        ]}
      />
      {search.signal && (
        <Tag closable onClose={() => change({ signal: undefined })}>
          {t('spokenOf', { signal: finding(search.signal) })}
        </Tag>
      )}
      {search.kpi && (
        <Tag closable onClose={() => change({ kpi: undefined })}>
          {t('countedBy', { kpi: kpi(search.kpi) })}
        </Tag>
      )}
    </>
  );
}

function VisitDrawer({ open, onClose }: { open: VisitId | undefined; onClose: () => void }) {
  const t = useSay(VISITS);
  const words = useSay(TABLE);
  const { data, error } = useAsk(readVisit, { visit: open as VisitId }, { enabled: open !== undefined });
  const visit = data?.sheet.id === open ? data : undefined;
  return (
    <Drawer
      open={open !== undefined}
      onClose={onClose}
      size={620}
      mask={false}
      title={visit ? visit.sheet.customerName : words('loading')}
      extra={open && <Go to={paths.visit(open)}>{t('open')}</Go>}
      footer={visit && <ProofButton visit={visit.sheet.id} />}
    >
      <Trouble error={error} />
      {visit ? (
        <VisitView visit={visit} review={<ReviewForm visit={visit} />} narrow />
      ) : (
        !error && <Waiting label={words('loading')} rows={12} />
      )}
    </Drawer>
  );
}

async function fetchAll(asked: Asked, onProgress: (done: number) => void): Promise<VisitRow[]> {
  const rows: VisitRow[] = [];
  for (let after: string | null = ''; after !== null && rows.length < MOST_EXPORTED; ) {
    const page: z.output<(typeof listVisits)['reply']> = await call(listVisits, { ...asked, limit: 200, ...(after && { after }) });
    rows.push(...page.visits);
    onProgress(rows.length);
    after = page.next;
  }
  return rows;
}
