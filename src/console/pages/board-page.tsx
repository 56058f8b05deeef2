import { Button, Drawer, Segmented } from 'antd';
import type * as z from 'zod/mini';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { type BoardCard, readBoard, readDrill } from '../../wire/board.ts';
import { useAsk } from '../parts/ask.ts';
import { CompletionChance } from '../parts/completion-chance.tsx';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { useDrillWords } from '../parts/drill-words.ts';
import { Empty, Waiting } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { useKpiFormats } from '../parts/kpi.ts';
import { KpiCard } from '../parts/kpi-card.tsx';
import { KpiDefinition } from '../parts/kpi-definition.tsx';
import { Page, Section } from '../parts/page.tsx';
import { PickLine, PickPerson, PickSpan, PickUnit, type Span, useSpan } from '../parts/pickers.tsx';
import { useGo, useSearchState } from '../parts/search.ts';
import { useSay, useTell } from '../parts/speak.tsx';
import { TrendChart } from '../parts/trend-chart.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { paths } from '../paths.ts';
import { BOARD } from '../words/board.ts';
import { DESK, TABLE } from '../words/desk.ts';
import { KPI_NAMES } from '../../words/kpis.ts';

type Board = z.output<(typeof readBoard)['reply']>;
type Filters = Span & { readonly unit?: UnitId; readonly person?: PersonId; readonly line?: string };

/** The indicators of a span and scope; below, the same for each unit or person; and behind each, its rows. */
export default function BoardPage() {
  const t = useSay(BOARD);
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const f = useFormats();
  const [search, change] = useSearchState();
  const filters = useFilters();
  const { data, error, refetch } = useAsk(readBoard, filters);
  const open = data?.cards.find(({ key }) => key === search.open);
  return (
    <Page title={desk('board')} lead={t('lead')}>
      <div className="table-bar">
        <PickSpan span={filters} />
        <PickUnit />
        <PickPerson />
        <PickLine />
        <span className="grow" />
        {data && <span className="quiet small">{t('asOf', { at: f.moment(data.asOf) })}</span>}
      </div>
      <Trouble error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting label={words('loading')} rows={12} />}
      {data && data.provisionalFrom <= filters.to && <p className="note note-open">{t('provisional', { from: data.provisionalFrom })}</p>}
      {data && <Unowned {...data.unowned} />}
      {data && data.cards.length === 0 && <Empty says={t('empty')} />}
      {data && (
        <div className="kpis">
          {data.cards.map((card) => (
            <KpiCard
              key={card.key}
              card={card}
              provisionalFrom={data.provisionalFrom}
              onOpen={() => change({ open: card.key })}
              foot={
                <>
                  <More card={card} />
                  {card.key === 'plan-completion' && <CompletionChance to={filters.to} person={filters.person} />}
                </>
              }
            />
          ))}
        </div>
      )}
      {data && data.rows.length > 0 && (
        <Section title={t('byWhom')}>
          <ByWhom board={data} />
        </Section>
      )}
      {open && data && <Opened card={open} board={data} filters={filters} onClose={() => change({ open: undefined, only: undefined })} />}
    </Page>
  );
}

/** Said beside the numbers that leave them out: a coverage that looks full may have forgotten somebody. */
function Unowned({ pool, vacant }: Board['unowned']) {
  const t = useSay(BOARD);
  if (pool + vacant === 0) return null;
  return (
    <p className="note">
      {t('unowned', { pool, vacant })} {pool > 0 && <Go to={paths.customers({ owned: 'pool' })}>{t('seePool')}</Go>}
    </p>
  );
}

function useFilters(): Filters {
  const [search] = useSearchState();
  const span = useSpan();
  const { unit, person, line } = search as { unit?: UnitId; person?: PersonId; line?: string };
  return { ...span, ...(unit && { unit }), ...(person && { person }), ...(line && { line }) };
}

/** The further readings that belong to a number, such as the median beside the mean. */
function More({ card: { key, more } }: { card: BoardCard }) {
  const name = useTell(KPI_NAMES);
  const kpi = useKpiFormats();
  const shown = Object.entries(more).filter(([, value]) => value !== null);
  if (shown.length === 0) return null;
  return (
    <dl className="kpi-more">
      {shown.map(([what, value]) => (
        <div key={what}>
          <dt>{name(`${key}.${what}`)}</dt>
          <dd className="figures">{kpi.more(key, what, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

type Row = Board['rows'][number];

function ByWhom({ board }: { board: Board }) {
  const t = useSay(BOARD);
  const go = useGo();
  const scope = useRowScope();
  const columns = useWhoColumns(board);
  const empty = <Empty says={t('empty')} />;
  return (
    <DataTable
      name="kpis"
      columns={columns}
      rows={board.rows}
      rowKey={({ id }) => id}
      onOpen={(row) => go(scope(row))}
      empty={empty}
      prefix="t."
    />
  );
}

/** Going down one level: the same span and line, for this unit or person alone. */
function useRowScope(): (row: Row) => string {
  const [{ from, to, line }] = useSearchState();
  return ({ kind, id }) => paths.board({ from, to, line, [kind]: id });
}

function useWhoColumns(board: Board): readonly Column<Row>[] {
  const t = useSay(BOARD);
  const name = useTell(KPI_NAMES);
  const scope = useRowScope();
  const cardOf = (row: Row, key: string) => row.cards.find((card) => card.key === key);
  return [
    { key: 'who', title: t('who'), value: ({ name }) => name, show: (row) => <Go to={scope(row)}>{row.name}</Go> },
    { key: 'kind', title: t('kind'), value: ({ kind }) => t(kind), filter: true, spare: true },
    ...board.cards.map(({ key }): Column<Row> => {
      const value = (row: Row) => cardOf(row, key)?.value ?? null;
      return { key, title: name(key), right: true, value, show: (row) => <CellKpi card={cardOf(row, key)} /> };
    }),
  ];
}

function CellKpi({ card }: { card: Row['cards'][number] | undefined }) {
  const kpi = useKpiFormats();
  if (!card) return '—';
  return (
    <span className="cell-kpi">
      {kpi.value(card.key, card.value)} <small className="quiet">{kpi.parts(card)}</small>
    </span>
  );
}

interface OpenedProps {
  readonly card: BoardCard;
  readonly board: Board;
  readonly filters: Filters;
  readonly onClose: () => void;
}

/** One number opened: its definition, its trend, and the rows it is made of. */
function Opened({ card, board, filters, onClose }: OpenedProps) {
  const t = useSay(BOARD);
  const name = useTell(KPI_NAMES);
  const kpi = useKpiFormats();
  return (
    <Drawer open onClose={onClose} size={720} mask={false} title={name(card.key)} extra={<VisitsLink kpi={card.key} filters={filters} />}>
      <p className="opened">
        <strong className="kpi-value">{kpi.value(card.key, card.value)}</strong> <span className="quiet">{kpi.parts(card)}</span>
      </p>
      <TrendChart card={card} label={`${name(card.key)} ${t('trend')}`} provisionalFrom={board.provisionalFrom} />
      <Section title={t('definition')}>
        <KpiDefinition kpi={card.key} />
      </Section>
      <Section title={t('rows')}>
        <DrillRows kpi={card.key} filters={filters} />
      </Section>
    </Drawer>
  );
}

const OF_VISITS = ['plan-completion', 'coverage', 'mean-dwell', 'frequency'];

function VisitsLink({ kpi, filters }: { kpi: string; filters: Filters }) {
  const t = useSay(BOARD);
  const go = useGo();
  if (!OF_VISITS.includes(kpi)) return null;
  return <Button onClick={() => go(paths.visits({ ...filters, kpi }))}>{t('seeVisits')}</Button>;
}

type Drilled = z.output<(typeof readDrill)['reply']>['rows'][number];
const DRILL_ROWS = 500;

function DrillRows({ kpi, filters }: { kpi: string; filters: Filters }) {
  const t = useSay(BOARD);
  const words = useSay(TABLE);
  const kind = useTell(BOARD);
  const why = useDrillWords();
  const [search, change] = useSearchState();
  const only = (search.only ?? 'all') as 'all' | 'n' | 'd' | 'missing';
  const { data, error } = useAsk(readDrill, { ...filters, key: kpi, limit: DRILL_ROWS, ...(only !== 'all' && { only }) });
  const title = ({ title, visit, customer }: Drilled) =>
    visit ? <Go to={paths.visit(visit)}>{title}</Go> : customer ? <Go to={paths.customer(customer)}>{title}</Go> : title;
  const columns: Column<Drilled>[] = [
    { key: 'what', title: t('what'), value: (row) => row.title, show: title },
    { key: 'kind', title: t('kind'), value: (row) => kind(`kind_${row.kind}`), filter: true, spare: true },
    { key: 'person', title: t('person'), value: ({ person }) => person, filter: true },
    { key: 'day', title: t('when'), value: ({ day }) => day },
    { key: 'n', title: t('inN'), value: ({ inN }) => words(inN ? 'yes' : 'no'), filter: true },
    { key: 'd', title: t('inD'), value: ({ inD }) => words(inD ? 'yes' : 'no'), filter: true },
    {
      key: 'why',
      title: t('why'),
      value: ({ says }) => why(says),
    },
  ];
  return (
    <>
      <Segmented
        value={only}
        options={(['all', 'n', 'd', 'missing'] as const).map((value) => ({ value, label: t(`only_${value}`) }))}
        onChange={(value) => change({ only: value === 'all' ? undefined : value })}
      />
      <Trouble error={error} />
      <DataTable
        name={`kpi-${kpi}`}
        columns={columns}
        rows={error ? [] : data?.rows}
        rowKey={(row) => `${row.kind}.${row.id}`}
        total={data?.total}
        empty={<Empty says={t('noRows')} />}
        prefix="d."
      />
    </>
  );
}
