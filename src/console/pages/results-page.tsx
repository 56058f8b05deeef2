import { Button, Segmented, Tooltip } from 'antd';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { listResults, RESULT_KINDS, type ResultRow } from '../../wire/results.ts';
import { ResultForm } from '../forms/result-form.tsx';
import { useAsk } from '../parts/ask.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { useMay } from '../parts/me.tsx';
import { Page } from '../parts/page.tsx';
import { lastDays, PickSpan, useSpan } from '../parts/pickers.tsx';
import { useGo, useSearchState } from '../parts/search.ts';
import { useSay, useTell } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { paths } from '../paths.ts';
import { DESK } from '../words/desk.ts';
import { RESULTS } from '../words/results.ts';

type Kind = (typeof RESULT_KINDS)[number];
type Row = z.output<typeof ResultRow>;
const MOST = 1_000;

/** What visits lead to, one kind at a time; a row opens to say the next thing about it. */
export default function ResultsPage() {
  const t = useSay(RESULTS);
  const desk = useSay(DESK);
  const go = useGo();
  const { manage, admin } = useMay();
  const [search, change] = useSearchState();
  const span = useSpan(lastDays(90));
  const kind: Kind = RESULT_KINDS.find((it) => it === search.kind) ?? 'opportunity';
  const [row, setRow] = useState<Row>();
  const { data, error, refetch } = useAsk(listResults, { kind, ...span, limit: MOST });
  const add = (
    <Tooltip title={manage ? '' : desk('onlyManager')}>
      <Button type="primary" disabled={!manage} onClick={() => change({ add: 'yes' })}>
        {t('add')}
      </Button>
    </Tooltip>
  );
  const columns = useColumns();
  const close = () => (setRow(undefined), change({ add: undefined, customer: undefined }));
  const filters = (
    <>
      <Segmented
        value={kind}
        options={RESULT_KINDS.map((value) => ({ value, label: t(`kind_${value}`) }))}
        onChange={(value) => change({ kind: value })}
      />
      <PickSpan span={span} />
    </>
  );
  return (
    <Page
      title={desk('results')}
      lead={t('lead')}
      actions={
        <>
          {admin && (
            <Button onClick={() => go(paths.imports({ kind: `${kind === 'opportunity' ? 'opportunitie' : kind}s` }))}>{t('import')}</Button>
          )}
          {add}
        </>
      }
    >
      <Trouble error={error} onRetry={() => void refetch()} />
      <DataTable
        name={`${kind}s`}
        columns={columns}
        rows={error ? [] : data?.results}
        rowKey={({ id }) => id}
        {...(manage && { onOpen: setRow })}
        total={data?.total}
        filters={filters}
        searchHere
        empty={<Empty says={t('empty')} action={add} />}
      />
      {(row || search.add) && <ResultForm kind={row?.kind ?? kind} row={row} customer={search.customer} onClose={close} />}
    </Page>
  );
}

function useColumns(): readonly Column<Row>[] {
  const t = useSay(RESULTS);
  const state = useTell(RESULTS);
  const f = useFormats();
  return [
    { key: 'on', title: t('on'), value: ({ on }) => on },
    {
      key: 'customer',
      title: t('customer'),
      value: ({ customerName }) => customerName,
      show: ({ customer, customerName }) => <Go to={paths.customer(customer)}>{customerName}</Go>,
    },
    { key: 'person', title: t('person'), value: ({ personName }) => personName || null, filter: true },
    { key: 'state', title: t('state'), value: (row) => state(`state_${row.state}`), filter: true },
    {
      key: 'amount',
      title: t('amount'),
      right: true,
      value: ({ amountFen }) => (amountFen === null ? null : amountFen / 100),
      show: ({ amountFen }) => f.money(amountFen),
    },
    { key: 'need', title: t('need'), value: ({ need }) => need },
  ];
}
