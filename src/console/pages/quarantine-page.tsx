import { Drawer } from 'antd';
import type * as z from 'zod/mini';
import { listQuarantine } from '../../wire/quarantine.ts';
import { QUARANTINE_REASONS, type QuarantineReason } from '../../wire/push-facts.ts';
import { useAsk } from '../parts/ask.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { Page } from '../parts/page.tsx';
import { PickOne } from '../parts/pickers.tsx';
import { useSearchState } from '../parts/search.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { paths } from '../paths.ts';
import { DESK } from '../words/desk.ts';
import { QUARANTINE, QUARANTINE_MEANS, QUARANTINE_REASON } from '../words/quarantine.ts';

type Item = z.output<(typeof listQuarantine)['reply']>['items'][number];
const MOST = 500;

/** What was put aside, so that nothing is ever lost quietly. */
export default function QuarantinePage() {
  const t = useSay(QUARANTINE);
  const desk = useSay(DESK);
  const reason = useSay(QUARANTINE_REASON);
  const [search, change] = useSearchState();
  const why = QUARANTINE_REASONS.find((it) => it === search.why);
  const { data, error, refetch } = useAsk(listQuarantine, { limit: MOST, ...(why && { why }) });
  const columns = useColumns();
  const open = data?.items.find(({ id }) => id === search.open);
  return (
    <Page title={desk('quarantine')} lead={t('lead')}>
      <Trouble error={error} onRetry={() => void refetch()} />
      <DataTable
        name="quarantine"
        columns={columns}
        rows={error ? [] : data?.items}
        rowKey={({ id }) => id}
        onOpen={({ id }) => change({ open: id })}
        openKey={search.open}
        total={data?.total}
        searchHere
        filters={
          <PickOne name="why" label={t('why')} options={QUARANTINE_REASONS.map((value) => ({ value, label: reason(value) }))} wide />
        }
        empty={<Empty says={t('empty')} />}
      />
      <Drawer
        open={open !== undefined}
        onClose={() => change({ open: undefined })}
        size={560}
        mask={false}
        title={open && reason(open.why)}
      >
        {open && <Opened item={open} why={open.why} />}
      </Drawer>
    </Page>
  );
}

function useColumns(): readonly Column<Item>[] {
  const t = useSay(QUARANTINE);
  const reason = useSay(QUARANTINE_REASON);
  const f = useFormats();
  return [
    {
      key: 'received',
      opens: true,
      title: t('received'),
      value: ({ receivedAt }) => receivedAt,
      show: ({ receivedAt }) => f.moment(receivedAt),
    },
    { key: 'why', title: t('why'), value: (item) => reason(item.why), filter: true },
    {
      key: 'person',
      title: t('person'),
      value: ({ personName }) => personName ?? t('unknown'),
      filter: true,
      show: ({ person, personName }) => (person ? <Go to={paths.org({ open: person })}>{personName ?? person}</Go> : t('unknown')),
    },
    { key: 'device', title: t('device'), value: ({ device }) => device, show: ({ device }) => <code>{device.slice(0, 10)}</code> },
    { key: 'detail', title: t('detail'), value: ({ detail }) => detail },
  ];
}

function Opened({ item, why }: { item: Item; why: QuarantineReason }) {
  const t = useSay(QUARANTINE);
  const means = useSay(QUARANTINE_MEANS);
  return (
    <>
      <h3>{t('means')}</h3>
      <p>{means(why)}</p>
      {item.detail && <p className="quiet">{item.detail}</p>}
      <h3>{t('raw')}</h3>
      <p className="quiet small">{t('placeNote')}</p>
      <pre className="raw">{JSON.stringify(item.raw, null, 2)}</pre>
    </>
  );
}
