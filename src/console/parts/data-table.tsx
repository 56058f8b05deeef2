import { Button, Checkbox, Input, Popover, Table, type TableColumnsType } from 'antd';
import { Columns3, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { TABLE } from '../words/desk.ts';
import { type Arrangement, arranged, type Column, inOrder } from './column.ts';
import { exportSheet } from './export-sheet.ts';
import { SavedViews } from './saved-views.tsx';
import { type SearchState, useSearchState } from './search.ts';
import { useSay } from './speak.tsx';

interface DataTableProps<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
  readonly onOpen?: (row: Row) => void;
  readonly openKey?: string | undefined;
  /** How many there are at the server, where not all of them are here. */
  readonly total?: number | undefined;
  readonly onMore?: (() => void) | undefined;
  readonly moreComing?: boolean;
  /** All rows, for the sheet; without it the sheet holds what is here. */
  readonly fetchAll?: (onProgress: (done: number) => void) => Promise<readonly Row[]>;
  /** Filters the page asks of the server; beside them stand what this table does itself. */
  readonly filters?: ReactNode;
  /** Where the server does not search, the table does: in everything that it shows. */
  readonly searchHere?: boolean;
  /** A second table on a page keeps its state under another name. */
  readonly prefix?: string;
}

const PAGE_ROWS = 50;

/** The one table of the desk: filters, sorts, chooses columns and exports; what it was set to stands in the address. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, empty, onOpen, openKey, filters, prefix = '' } = props;
  const t = useSay(TABLE);
  const [search, change] = useSearchState();
  const [compact, setCompact] = useState(() => localStorage.getItem('rounds.compact') === 'yes');
  const chosen = chosenColumns(columns, search[`${prefix}cols`]);
  const needle = props.searchHere ? (search[`${prefix}q`] ?? '').trim().toLowerCase() : '';
  const sort = search[`${prefix}sort`] ?? '';
  const picks = useMemo(() => picksOf(search, prefix), [search, prefix]);
  const found = useMemo(() => rows && arranged(rows, columns, { needle, picks, sort }), [rows, columns, needle, picks, sort]);
  const tools = <Tools {...props} chosen={chosen} compact={compact} setCompact={setCompact} found={found ?? []} />;
  return (
    <div className="table-box">
      <div className="table-bar">
        {props.searchHere && <SearchField prefix={prefix} />}
        {filters}
        <span className="grow" />
        {tools}
      </div>
      <Table<Row>
        size={compact ? 'small' : 'middle'}
        columns={antColumns(chosen, rows ?? [], { picks, sort, onOpen })}
        dataSource={found ?? []}
        rowKey={rowKey}
        loading={rows === undefined}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: PAGE_ROWS, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{
          emptyText: rows === undefined ? <span className="table-room" /> : needle ? <p className="empty">{t('nothingFits')}</p> : empty,
        }}
        rowClassName={(row) => (rowKey(row) === openKey ? 'row-open' : onOpen ? 'row-opens' : '')}
        onRow={(row) => (onOpen ? { onClick: (event) => opensRow(event.target) && onOpen(row) } : {})}
        onChange={(_, filtered, sorted) => {
          const sorter = Array.isArray(sorted) ? sorted[0] : sorted;
          const sort = sorter?.order ? `${sorter.order === 'descend' ? '-' : ''}${sorter.columnKey}` : undefined;
          const picks = Object.entries(filtered).map(([key, values]) => [`${prefix}f.${key}`, values?.map(String).join('|')]);
          change({ [`${prefix}sort`]: sort, ...(Object.fromEntries(picks) as SearchState) });
        }}
      />
      {props.onMore && (
        <div className="table-more">
          <Button onClick={props.onMore} loading={props.moreComing ?? false}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Typing is answered at once and told to the address. */
export function SearchField({ prefix = '', name = 'q', placeholder }: { prefix?: string; name?: string; placeholder?: string }) {
  const t = useSay(TABLE);
  const [search, change] = useSearchState();
  const key = `${prefix}${name}`;
  return (
    <Input.Search
      className="search-field"
      data-search
      allowClear
      aria-label={placeholder ?? t('search')}
      placeholder={placeholder ?? t('search')}
      defaultValue={search[key] ?? ''}
      onSearch={(text) => change({ [key]: text || undefined })}
      onChange={({ target }) => (target.value === '' || name === 'q') && change({ [key]: target.value || undefined })}
    />
  );
}

function Tools<Row extends object>(
  props: DataTableProps<Row> & {
    chosen: readonly Column<Row>[];
    compact: boolean;
    setCompact: (on: boolean) => void;
    found: readonly Row[];
  },
) {
  const { columns, chosen, compact, setCompact, found, total, name, fetchAll, prefix = '' } = props;
  const t = useSay(TABLE);
  const [, change] = useSearchState();
  const [done, setDone] = useState<number>();
  const save = async () => {
    setDone(0);
    try {
      await exportSheet(name, chosen, fetchAll ? await fetchAll(setDone) : found);
    } finally {
      setDone(undefined);
    }
  };
  const choice = (
    <div className="column-choice">
      <Checkbox.Group
        value={chosen.map(({ key }) => key)}
        options={columns.map(({ key, title }) => ({ value: key, label: title }))}
        onChange={(keys) => change({ [`${prefix}cols`]: keys.join('.') || undefined })}
      />
      <Checkbox
        checked={compact}
        onChange={({ target }) => (setCompact(target.checked), localStorage.setItem('rounds.compact', target.checked ? 'yes' : 'no'))}
      >
        {t('compact')}
      </Checkbox>
    </div>
  );
  return (
    <>
      <span className="count">
        {total !== undefined && total > found.length ? t('rowsOf', { n: found.length, of: total }) : t('rows', { n: found.length })}
      </span>
      {!prefix && <SavedViews name={name} />}
      <Popover trigger="click" placement="bottomRight" content={choice}>
        <Button icon={<Columns3 size={15} />}>{t('columns')}</Button>
      </Popover>
      <Button icon={<Download size={15} />} onClick={() => void save()} loading={done !== undefined} disabled={found.length === 0}>
        {done ? t('exporting', { done }) : t('export')}
      </Button>
    </>
  );
}

function chosenColumns<Row>(columns: readonly Column<Row>[], cols: string | undefined): readonly Column<Row>[] {
  const keys = cols?.split('.');
  return columns.filter(({ key, spare }) => (keys ? keys.includes(key) : !spare));
}

interface Shown<Row> extends Pick<Arrangement, 'picks' | 'sort'> {
  readonly onOpen: ((row: Row) => void) | undefined;
}

function antColumns<Row extends object>(columns: readonly Column<Row>[], rows: readonly Row[], { picks, sort, onOpen }: Shown<Row>) {
  return columns.map((column, i): TableColumnsType<Row>[number] => {
    const { key, title, value, show, right, width } = column;
    const plain = (row: Row) => (show ? show(row) : (value(row) ?? '—'));
    // A row that opens by a click opens by the keyboard as well, from its first cell.
    const opens = i === 0 && onOpen && (!show || column.opens);
    return {
      key,
      title,
      sorter: true,
      sortOrder: sort === key ? 'ascend' : sort === `-${key}` ? 'descend' : null,
      render: (_: unknown, row: Row) => (opens ? <RowButton onOpen={() => onOpen(row)}>{plain(row)}</RowButton> : plain(row)),
      ...(width && { width }),
      ...(right && { align: 'right' as const, className: 'figures' }),
      ...(column.filter && filterOf(column, rows, picks.get(key))),
    };
  });
}

function RowButton({ onOpen, children }: { onOpen: () => void; children: ReactNode }) {
  return (
    <button type="button" className="row-button" onClick={onOpen}>
      {children}
    </button>
  );
}

function filterOf<Row>({ value }: Column<Row>, rows: readonly Row[], picked: readonly string[] | undefined) {
  const values = [...new Set(rows.map(value))].toSorted(inOrder);
  return {
    filters: values.map((it) => ({ text: `${it ?? '—'}`, value: `${it ?? ''}` })),
    filteredValue: picked ? [...picked] : null,
    filterSearch: values.length > 10,
  };
}

function picksOf(search: SearchState, prefix: string): ReadonlyMap<string, readonly string[]> {
  const start = `${prefix}f.`;
  return new Map(
    Object.entries(search).flatMap(([key, text]): [string, string[]][] =>
      key.startsWith(start) && text !== undefined ? [[key.slice(start.length), text.split('|')]] : [],
    ),
  );
}

/** A click on a link or a button inside a row is for that, not for the row. */
function opensRow(target: EventTarget): boolean {
  return !(target instanceof Element && target.closest('a, button, input, label'));
}
