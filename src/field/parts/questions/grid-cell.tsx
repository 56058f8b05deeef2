import { Check } from 'lucide-react';
import type { GridColumn } from '../../../domain/sop/questions/product-grid.ts';
import { FRAME } from '../../words/frame.ts';
import { ASK } from '../../words/visit.ts';
import { useSay } from '../look.tsx';
import { NumberField } from '../number-field.tsx';

export type Cell = number | string | boolean;

interface GridCellProps {
  readonly column: GridColumn;
  readonly label: string;
  readonly of: string;
  readonly needed: boolean;
  readonly value: Cell | undefined;
  readonly before: Cell | undefined;
  readonly onChange: (value: Cell | undefined) => void;
}

export function GridCell(props: GridCellProps) {
  const t = useSay();
  const { label, needed, column } = props;
  if (column === 'out-of-stock') return <OutOfStock {...props} />;
  return (
    <label className="min-w-0">
      <span className="hint mb-0.5 block">
        {label}
        {needed && (
          <span className="text-amber-ink" title={t(FRAME, 'required')}>
            {' *'}
          </span>
        )}
      </span>
      <CellInput {...props} />
    </label>
  );
}

/** Yuan are typed, fen are kept. */
function CellInput({ column, label, of, value, before, onChange }: GridCellProps) {
  const t = useSay();
  const placeholder =
    before === undefined ? undefined : t(ASK, 'lastTime', { value: column === 'price-fen' ? Number(before) / 100 : String(before) });
  const name = `${of} ${label}`;
  if (column === 'expiry')
    return (
      <input
        type="date"
        aria-label={name}
        className="field num px-2"
        value={typeof value === 'string' ? value : ''}
        onInput={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      />
    );
  if (column === 'batch')
    return (
      <input
        aria-label={name}
        className="field"
        maxLength={64}
        placeholder={placeholder}
        value={typeof value === 'string' ? value : ''}
        onInput={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      />
    );
  const price = column === 'price-fen';
  const number = typeof value === 'number' ? (price ? value / 100 : value) : undefined;
  return (
    <NumberField
      label={name}
      value={number}
      whole={!price}
      placeholder={placeholder}
      onChange={(it) => onChange(it === undefined || it < 0 ? undefined : price ? Math.round(it * 100) : it)}
    />
  );
}

function OutOfStock({ label, of, value, onChange }: GridCellProps) {
  const on = value === true;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={`${of} ${label}`}
      className={`btn self-end px-2 font-normal ${on ? 'border-amber bg-amber-soft font-semibold text-amber-ink' : ''}`}
      onClick={() => onChange(on ? undefined : true)}
    >
      {on && <Check size={18} className="shrink-0" aria-hidden />}
      {label}
    </button>
  );
}
