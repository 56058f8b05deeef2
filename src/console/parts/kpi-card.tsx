import type { ReactNode } from 'react';
import type { BoardCard } from '../../wire/board.ts';
import { BOARD } from '../words/board.ts';
import { KPI_NAMES } from '../../words/kpis.ts';
import { useKpiFormats } from './kpi.ts';
import { Sparkline } from './sparkline.tsx';
import { useSay, useTell } from './speak.tsx';

interface KpiCardProps {
  readonly card: BoardCard;
  readonly provisionalFrom?: string;
  readonly onOpen: () => void;
  readonly foot?: ReactNode;
}

/** One number with what it is made of, what it was before and how it went. The whole card leads to its rows. */
export function KpiCard({ card, provisionalFrom, onOpen, foot }: KpiCardProps) {
  const t = useSay(BOARD);
  const name = useTell(KPI_NAMES);
  const kpi = useKpiFormats();
  const { key, value, before, d } = card;
  const by = value !== null && before?.value !== null && before?.value !== undefined ? value - before.value : undefined;
  // Two values that read the same are the same to whoever reads them.
  const same = by !== undefined && kpi.value(key, value) === kpi.value(key, before?.value ?? null);
  const change = by === undefined ? t('noBefore') : same ? t('same') : t(by > 0 ? 'up' : 'down', { by: kpi.change(key, by) });
  return (
    <article className="kpi">
      <button type="button" className="kpi-open" onClick={onOpen}>
        <span className="kpi-name">{name(key)}</span>
        <span className="kpi-value">{kpi.value(key, value)}</span>
        <span className="kpi-parts">{value === null && d === 0 ? t('nothingToDivide') : kpi.parts(card)}</span>
        <Sparkline trend={card.trend} {...(provisionalFrom && { provisionalFrom })} />
        <span className="kpi-change">{change}</span>
      </button>
      {foot}
    </article>
  );
}
