import { Segmented } from 'antd';
import type * as z from 'zod/mini';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { DUE_STATES } from '../../domain/plan/due.ts';
import { LENSES } from '../../domain/plan/neglect.ts';
import { type DueRow, listDue, listNeglected, type NeglectRow } from '../../wire/due.ts';
import { DUE_STATE, DUE_WHY, PLACE_TROUBLE } from '../../words/planning.ts';
import { call } from '../call.ts';
import { useAsk } from '../parts/ask.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { useDoorWords } from '../parts/door-words.ts';
import { Empty } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { Page } from '../parts/page.tsx';
import { PickOne, PickPerson, PickUnit } from '../parts/pickers.tsx';
import { type SearchState, useSearchState } from '../parts/search.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { paths } from '../paths.ts';
import { DESK } from '../words/desk.ts';
import { DUE } from '../words/due.ts';

type Due = z.output<typeof DueRow>;
type Neglect = z.output<typeof NeglectRow>;
type Lens = (typeof LENSES)[number];
const TABS = ['due', ...LENSES] as const;
const LIMIT = 200;
const MOST = 500;

/** Who is to be seen next, and who was forgotten, by three lenses. */
export default function DuePage() {
  const t = useSay(DUE);
  const desk = useSay(DESK);
  const [search, change] = useSearchState();
  const tab = TABS.find((one) => one === search.tab) ?? 'due';
  return (
    <Page title={desk('due')} lead={t('lead')}>
      <div className="table-bar">
        <Segmented
          value={tab}
          options={TABS.map((value) => ({ value, label: t(`tab_${value}`) }))}
          onChange={(value) => change({ tab: value === 'due' ? undefined : value, state: undefined, limit: undefined })}
        />
      </div>
      <p className="quiet">{t(`is_${tab}`)}</p>
      {tab === 'due' ? <DueTable /> : <NeglectTable key={tab} lens={tab} />}
    </Page>
  );
}

function scopeIn(search: SearchState): { person?: PersonId; unit?: UnitId } {
  return { ...(search.person && { person: search.person as PersonId }), ...(search.unit && { unit: search.unit as UnitId }) };
}

function limitIn(search: SearchState): number {
  return Math.min(MOST, Number(search.limit ?? LIMIT) || LIMIT);
}

function DueTable() {
  const t = useSay(DUE);
  const state = useSay(DUE_STATE);
  const [search, change] = useSearchState();
  const wanted = DUE_STATES.find((one) => one === search.state);
  const asked = { ...scopeIn(search), ...(wanted && { state: wanted }) };
  const limit = limitIn(search);
  const { data, error, refetch, isFetching } = useAsk(listDue, { ...asked, limit });
  const options = DUE_STATES.map((value) => ({ value, label: `${state(value)} ${data?.counts[value] ?? ''}` }));
  const more = data && data.total > data.rows.length && limit < MOST ? () => change({ limit: `${MOST}` }) : undefined;
  return (
    <>
      <Trouble error={error} onRetry={() => void refetch()} />
      {data && data.aside > 0 && <p className="needs-you">{t('aside', { n: data.aside })}</p>}
      {data && !search.person && data.people.length > 1 && <People people={data.people} />}
      <DataTable
        name="due"
        columns={useDueColumns()}
        rows={error ? [] : data?.rows}
        rowKey={({ id }) => id}
        total={data?.total}
        filters={
          <>
            <PickUnit />
            <PickPerson />
            <PickOne name="state" label={t('state')} options={options} />
          </>
        }
        empty={<Empty says={t('empty')} />}
        fetchAll={(tell) => fetchAll((page) => call(listDue, { ...asked, ...page }), tell)}
        onMore={more}
        moreComing={isFetching}
      />
    </>
  );
}

/** Each person's share of what is late; a click narrows the table to them. */
function People({ people }: { people: z.output<(typeof listDue)['reply']>['people'] }) {
  const t = useSay(DUE);
  const [, change] = useSearchState();
  return (
    <ul className="due-people" aria-label={t('people')}>
      {people.slice(0, 12).map(({ person, personName, late, never, customers }) => (
        <li key={person ?? ''}>
          <button type="button" disabled={!person} onClick={() => change({ person: person ?? undefined })}>
            <strong>{personName ?? t('pool')}</strong>
            <span className="quiet small figures">{t('peopleRow', { late, never, n: customers })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function useWhoColumns<Row extends Due | Neglect>(): Column<Row>[] {
  const t = useSay(DUE);
  return [
    { key: 'customer', title: t('customer'), value: ({ name }) => name, show: ({ id, name }) => <Go to={paths.customer(id)}>{name}</Go> },
    { key: 'grade', title: t('grade'), value: ({ grade }) => grade, filter: true },
    { key: 'person', title: t('person'), value: ({ personName }) => personName },
    { key: 'last', title: t('last'), value: ({ lastOn }) => lastOn, show: ({ lastOn }) => lastOn ?? t('never') },
  ];
}

function usePlaceColumn<Row extends Due | Neglect>(): Column<Row> {
  const t = useSay(DUE);
  const place = useSay(PLACE_TROUBLE);
  return {
    ...{ key: 'place', title: t('place'), filter: true, spare: true },
    value: (row) => (row.place ? place(row.place) : t('placeOk')),
  };
}

function useDueColumns(): Column<Due>[] {
  const t = useSay(DUE);
  const state = useSay(DUE_STATE);
  const why = useSay(DUE_WHY);
  const f = useFormats();
  const doors = useDoorWords();
  const [customer, grade, person, last] = useWhoColumns<Due>() as [Column<Due>, Column<Due>, Column<Due>, Column<Due>];
  const place = usePlaceColumn<Due>();
  const because = (row: Due) =>
    why(row.state, {
      ...{ last: row.lastOn ?? t('never'), latest: row.latestOn ?? '—', due: row.dueOn ?? '—', earliest: row.earliestOn ?? '—' },
      ...{ n: row.state === 'ceiling' ? row.thisMonth : row.overdueDays, most: row.most ?? 0 },
    });
  return [
    customer,
    grade,
    person,
    {
      key: 'state',
      title: t('state'),
      value: (row) => state(row.state),
      show: (row) => <span className={row.state === 'overdue' || row.state === 'never' ? 'needs-you' : ''}>{state(row.state)}</span>,
    },
    {
      key: 'why',
      title: t('why'),
      value: because,
      show: (row) => (
        <>
          {because(row)} {row.rivals > 0 && <span className="needs-you small">{t('rivals')}</span>}
        </>
      ),
    },
    { key: 'over', title: t('overdueDays'), right: true, value: ({ overdueDays }) => overdueDays || null },
    {
      key: 'next',
      title: t('next'),
      value: ({ next }) => next?.day ?? null,
      show: ({ next }) => (next ? `${f.day(next.day)} ${doors(next)}` : '—'),
    },
    { ...last, spare: true },
    { key: 'month', title: t('month'), right: true, value: ({ thisMonth }) => thisMonth, spare: true },
    place,
  ];
}

function NeglectTable({ lens }: { lens: Lens }) {
  const t = useSay(DUE);
  const [search, change] = useSearchState();
  const asked = { ...scopeIn(search), lens };
  const limit = limitIn(search);
  const { data, error, refetch, isFetching } = useAsk(listNeglected, { ...asked, limit });
  const more = data && data.total > data.rows.length && limit < MOST ? () => change({ limit: `${MOST}` }) : undefined;
  return (
    <>
      <Trouble error={error} onRetry={() => void refetch()} />
      {data && <p className="figures">{t('share', { n: data.total, of: data.of })}</p>}
      <DataTable
        name={`neglected-${lens}`}
        columns={useNeglectColumns(lens)}
        rows={error ? [] : data?.rows}
        rowKey={({ id }) => id}
        total={data?.total}
        filters={
          <>
            <PickUnit />
            <PickPerson />
          </>
        }
        empty={<Empty says={t('empty')} />}
        fetchAll={(tell) => fetchAll((page) => call(listNeglected, { ...asked, ...page }), tell)}
        onMore={more}
        moreComing={isFetching}
      />
    </>
  );
}

function useNeglectColumns(lens: Lens): Column<Neglect>[] {
  const t = useSay(DUE);
  const who = useWhoColumns<Neglect>();
  const place = usePlaceColumn<Neglect>();
  const age: Column<Neglect> = { key: 'age', title: t('age'), right: true, value: ({ ageDays }) => ageDays };
  const of: Record<Lens, Column<Neglect>[]> = {
    age: [age],
    schedule: [
      { key: 'missed', title: t('missed'), right: true, value: ({ missed }) => missed },
      { key: 'missedOn', title: t('missedOn'), value: ({ missedOn }) => missedOn },
    ],
    frequency: [
      { key: 'asked', title: t('asked'), right: true, value: ({ asked }) => asked },
      { key: 'made', title: t('made'), right: true, value: ({ made }) => made },
    ],
  };
  return [...who, ...of[lens], place];
}

async function fetchAll<Row>(
  ask: (page: { offset: number; limit: number }) => Promise<{ readonly rows: Row[]; readonly total: number }>,
  tell: (done: number) => void,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let total = 1; rows.length < total; ) {
    const page = await ask({ offset: rows.length, limit: MOST });
    rows.push(...page.rows);
    tell(rows.length);
    total = page.rows.length === 0 ? 0 : page.total;
  }
  return rows;
}
