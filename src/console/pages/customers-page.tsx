import { Button, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import type * as z from 'zod/mini';
import { Grade, Stage } from '../../domain/customer.ts';
import type { Marks } from '../../ui/map/marks.ts';
import { CustomerRow, listCustomers } from '../../wire/customers.ts';
import { waitingPins } from '../../wire/pins.ts';
import { GRADE, STAGE } from '../../words/terms.ts';
import { call } from '../call.ts';
import { CustomerForm } from '../forms/customer-form.tsx';
import { useAsk } from '../parts/ask.ts';
import type { Column } from '../parts/column.ts';
import { DataTable, SearchField } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { Go } from '../parts/go.tsx';
import { useMay } from '../parts/me.tsx';
import { OwnMap } from '../parts/own-map.tsx';
import { Page } from '../parts/page.tsx';
import { PickLine, PickOne, PickPerson, PickUnit } from '../parts/pickers.tsx';
import { useGo, useSearchState } from '../parts/search.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useTraitValue } from '../parts/why-sop.tsx';
import { paths } from '../paths.ts';
import { CUSTOMERS } from '../words/customers.ts';
import { DESK, TABLE } from '../words/desk.ts';
import { PINS } from '../words/pins.ts';

type Row = z.output<typeof CustomerRow>;
type Asked = z.input<typeof listCustomers.ask>;
const MOST = 500;

/** The customers in scope as a table, or on the map with the same list beside it. */
export default function CustomersPage() {
  const t = useSay(CUSTOMERS);
  const desk = useSay(DESK);
  const [search] = useSearchState();
  const go = useGo();
  const { admin } = useMay();
  const asked = askedOf(search);
  const limit = Math.min(MOST, Number(search.limit ?? 200) || 200);
  const { data, error, refetch, isFetching } = useAsk(listCustomers, { ...asked, limit });
  const columns = useColumns();
  const more = useMore(data, limit);
  const empty = (
    <Empty says={t('empty')} action={admin && <Button onClick={() => go(paths.imports({ kind: 'customers' }))}>{t('import')}</Button>} />
  );
  return (
    <Page title={desk('customers')} lead={t('lead')} actions={<Actions />}>
      <Trouble error={error} onRetry={() => void refetch()} />
      <WaitingPins />
      {search.view === 'map' ? (
        <>
          <div className="table-bar">
            <Filters />
          </div>
          <CustomerMap rows={data?.customers ?? []} />
        </>
      ) : (
        <DataTable
          name="customers"
          columns={columns}
          rows={error ? [] : data?.customers}
          rowKey={({ customer }) => customer.id}
          onOpen={({ customer }) => go(paths.customer(customer.id))}
          total={data?.total}
          filters={<Filters />}
          empty={empty}
          fetchAll={(onProgress) => fetchAll(asked, onProgress)}
          onMore={more}
          moreComing={isFetching}
        />
      )}
    </Page>
  );
}

/** Pins that wait for a second person, by name: whoever may decide finds them where the customers are. */
function WaitingPins() {
  const t = useSay(PINS);
  const { manage } = useMay();
  const { data } = useAsk(waitingPins, {}, { enabled: manage });
  if (!data || data.moves.length === 0) return null;
  return (
    <p className="pin-waits">
      <strong className="needs-you">{t('waitingPins', { n: data.moves.length })}</strong>{' '}
      {data.moves.slice(0, 12).map(({ move, customerName }) => (
        <Go key={move.id} to={paths.customer(move.customer)}>
          {customerName}
        </Go>
      ))}
    </p>
  );
}

function askedOf(search: Readonly<Record<string, string | undefined>>): Asked {
  const { q, line, grade, stage, region, unit, person, owned, order } = search;
  return Object.fromEntries(
    Object.entries({ search: q, line, grade, stage, region, unit, person, owned, sort: order }).filter(([, it]) => it),
  ) as Asked;
}

function useMore(data: { customers: readonly Row[]; total: number } | undefined, limit: number): (() => void) | undefined {
  const [, change] = useSearchState();
  if (!data || data.total <= data.customers.length || limit >= MOST) return undefined;
  return () => change({ limit: `${MOST}` });
}

async function fetchAll(asked: Asked, onProgress: (done: number) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (let total = 1; rows.length < total; ) {
    const page = await call(listCustomers, { ...asked, limit: MOST, offset: rows.length });
    rows.push(...page.customers);
    onProgress(rows.length);
    total = page.customers.length === 0 ? 0 : page.total;
  }
  return rows;
}

function Actions() {
  const t = useSay(CUSTOMERS);
  const [search, change] = useSearchState();
  const go = useGo();
  const { manage } = useMay();
  const close = (saved?: Row) => (saved ? go(paths.customer(saved.customer.id)) : change({ add: undefined }));
  return (
    <>
      <View />
      {manage && <Button onClick={() => change({ add: 'customer' })}>{t('add')}</Button>}
      {manage && <CustomerForm open={search.add === 'customer'} onClose={close} />}
    </>
  );
}

function View() {
  const words = useSay(TABLE);
  const [search, change] = useSearchState();
  const options = (['list', 'map'] as const).map((value) => ({ value, label: words(value) }));
  return (
    <Segmented
      value={search.view === 'map' ? 'map' : 'list'}
      options={options}
      onChange={(view) => change({ view: view === 'map' ? view : undefined })}
    />
  );
}

function Filters() {
  const t = useSay(CUSTOMERS);
  const grade = useSay(GRADE);
  const stage = useSay(STAGE);
  const [search, change] = useSearchState();
  const sorts = (['name', 'last-visit', 'grade'] as const).map((value) => ({ value, label: t(`sort_${value}`) }));
  return (
    <>
      <SearchField />
      <PickLine />
      <PickOne name="grade" label={t('grade')} options={Grade.options.map((value) => ({ value, label: grade(value) }))} />
      <PickOne name="stage" label={t('stage')} options={Stage.options.map((value) => ({ value, label: stage(value) }))} />
      <PickUnit />
      <PickPerson />
      <PickOne
        name="owned"
        label={t('owned')}
        options={[
          { value: 'yes', label: t('ownedYes') },
          { value: 'pool', label: t('ownedPool') },
        ]}
      />
      <Select
        className="pick"
        aria-label={t('sort')}
        placeholder={t('sort')}
        value={search.order ?? null}
        options={sorts}
        allowClear
        onChange={(order) => change({ order })}
      />
    </>
  );
}

function useColumns(): readonly Column<Row>[] {
  const t = useSay(CUSTOMERS);
  const grade = useSay(GRADE);
  const value = useTraitValue();
  return [
    {
      key: 'name',
      title: t('name'),
      value: ({ customer }) => customer.name,
      show: ({ customer }) => <Go to={paths.customer(customer.id)}>{customer.name}</Go>,
    },
    { key: 'code', title: t('code'), value: ({ customer }) => customer.code },
    { key: 'line', title: t('line'), value: ({ customer }) => value('line', customer.line), filter: true },
    { key: 'grade', title: t('grade'), value: ({ customer }) => grade(customer.grade), filter: true },
    { key: 'stage', title: t('stage'), value: ({ customer }) => value('stage', customer.stage), filter: true },
    { key: 'region', title: t('region'), value: ({ customer }) => customer.region ?? null, filter: true },
    { key: 'industry', title: t('industry'), value: ({ customer }) => customer.industry ?? null, filter: true, spare: true },
    { key: 'tags', title: t('tags'), value: ({ customer }) => customer.tags.join(' '), spare: true },
    { key: 'owner', title: t('owner'), value: (row) => ownerOf(row, t('pool')), filter: true },
    { key: 'last', title: t('lastVisit'), value: ({ lastVisitOn }) => lastVisitOn },
    {
      key: 'month',
      title: t('thisMonth'),
      right: true,
      value: ({ visitsThisMonth }) => visitsThisMonth,
      show: ({ visitsThisMonth, target }) => (target === null ? visitsThisMonth : t('ofTarget', { n: visitsThisMonth, d: target })),
    },
    { key: 'address', title: t('address'), value: ({ customer }) => customer.address ?? null, spare: true },
    { key: 'lat', title: t('lat'), value: ({ customer }) => customer.fence?.centre.lat ?? null, spare: true, right: true },
    { key: 'lon', title: t('lon'), value: ({ customer }) => customer.fence?.centre.lon ?? null, spare: true, right: true },
  ];
}

function ownerOf({ owner }: Row, pool: string): string {
  return owner ? (owner.personName ?? owner.postName) : pool;
}

function CustomerMap({ rows }: { rows: readonly Row[] }) {
  const t = useSay(CUSTOMERS);
  const go = useGo();
  const marks = useMemo((): Marks => {
    const dots = rows.flatMap(({ customer: { id, name, grade, fence } }) => {
      const tone = grade === 'A' ? ('main' as const) : ('quiet' as const);
      return fence ? [{ id, label: name, at: fence.centre, tone }] : [];
    });
    return { dots };
  }, [rows]);
  const unpinned = rows.length - (marks.dots?.length ?? 0);
  return (
    <div className="map-and-list tall">
      <OwnMap marks={marks} heightPx={600} label={t('mapLabel')} onPick={(id) => go(paths.customer(id))} />
      <ol className="map-list">
        {rows.map(({ customer, lastVisitOn }) => (
          <li key={customer.id}>
            <Go to={paths.customer(customer.id)}>{customer.name}</Go>
            <p className="quiet">
              {customer.grade} · {lastVisitOn ?? '—'}
            </p>
          </li>
        ))}
      </ol>
      {unpinned > 0 && <p className="quiet small map-key">{t('unpinned', { n: unpinned })}</p>}
    </div>
  );
}
