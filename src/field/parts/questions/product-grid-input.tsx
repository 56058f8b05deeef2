import { inLanguage } from '../../../domain/sop/text.ts';
import type { GridColumn } from '../../../domain/sop/questions/product-grid.ts';
import { GRID_COLUMN } from '../../../words/terms.ts';
import { ASK } from '../../words/visit.ts';
import { useFormats, useLook, useSay } from '../look.tsx';
import { useView } from '../use-pocket.ts';
import type { Asking } from './asking.ts';
import { type Cell, GridCell } from './grid-cell.tsx';

type Cells = Readonly<Partial<Record<GridColumn, Cell>>>;
interface Row {
  readonly product: string;
  readonly cells: Cells;
}

/** One card a product, its cells side by side; what stood there last time is one tap away. */
export function ProductGridInput({ question, value, onChange, last }: Asking<'product-grid'>) {
  const t = useSay();
  const { language } = useLook();
  const formats = useFormats(useView().me.duty.zone);
  const rows = rowsOf(value);
  const before = rowsOf(last?.answer);
  const put = (product: string, cells: Cells | undefined) => {
    const rest = rows.filter((row) => row.product !== product);
    const next = cells && Object.keys(cells).length > 0 ? [...rest, { product, cells }] : rest;
    onChange(next.length > 0 ? inOrder(next, question.products) : undefined);
  };
  return (
    <div className="flex flex-col gap-3">
      {last && before.length > 0 && (
        <button type="button" className="btn" onClick={() => onChange(inOrder(before, question.products))}>
          {t(ASK, 'noChangeAll')}
          <span className="hint font-normal">{t(ASK, 'lastOn', { on: formats.date(last.on) })}</span>
        </button>
      )}
      {question.products.map(({ key, title }) => (
        <ProductCard
          key={key}
          title={inLanguage(title, language)}
          columns={question.columns}
          mustFill={question.mustFill}
          cells={rows.find(({ product }) => product === key)?.cells ?? {}}
          before={before.find(({ product }) => product === key)?.cells}
          onChange={(cells) => put(key, cells)}
        />
      ))}
    </div>
  );
}

interface ProductCardProps {
  readonly title: string;
  readonly columns: readonly GridColumn[];
  readonly mustFill: readonly GridColumn[];
  readonly cells: Cells;
  readonly before: Cells | undefined;
  readonly onChange: (cells: Cells | undefined) => void;
}

function ProductCard({ title, columns, mustFill, cells, before, onChange }: ProductCardProps) {
  const t = useSay();
  const put = (column: GridColumn, cell: Cell | undefined) => {
    const { [column]: _, ...rest } = cells;
    onChange(cell === undefined ? rest : { ...rest, [column]: cell });
  };
  const same = before !== undefined && JSON.stringify(before) === JSON.stringify(cells);
  return (
    <section className="rounded-xl border border-line-soft bg-card p-3" aria-label={title}>
      <div className="mb-2 flex items-center justify-between gap-2">
        <h3 className="min-w-0 leading-tight font-semibold break-words">{title}</h3>
        {before && (
          <button
            type="button"
            className={`btn shrink-0 px-3 text-[0.88rem] ${same ? 'border-jade bg-jade-soft' : ''}`}
            aria-pressed={same}
            onClick={() => onChange(before)}
          >
            {t(ASK, 'noChange')}
          </button>
        )}
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] gap-2">
        {columns.map((column) => (
          <GridCell
            key={column}
            column={column}
            label={t(GRID_COLUMN, column)}
            of={title}
            needed={mustFill.includes(column)}
            value={cells[column]}
            before={before?.[column]}
            onChange={(cell) => put(column, cell)}
          />
        ))}
      </div>
    </section>
  );
}

function rowsOf(answer: unknown): readonly Row[] {
  return Array.isArray(answer) ? (answer as Row[]) : [];
}

function inOrder(rows: readonly Row[], products: readonly { readonly key: string }[]): Row[] {
  return products.flatMap(({ key }) => rows.filter(({ product }) => product === key));
}
