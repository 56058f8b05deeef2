import { BOARD } from '../words/board.ts';
import { KPI_DEFINITIONS } from '../../words/kpis.ts';
import { useSay, useTell } from './speak.tsx';

/** What a number means, in words that stand beside it wherever it is opened. */
export function KpiDefinition({ kpi }: { kpi: string }) {
  const t = useSay(BOARD);
  const words = useTell(KPI_DEFINITIONS);
  return (
    <dl className="definition">
      {(['n', 'd', 'rules'] as const).map((part) => (
        <div key={part}>
          <dt>{t(part === 'n' ? 'numerator' : part === 'd' ? 'denominator' : 'rules')}</dt>
          <dd>{words(`${kpi}.${part}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
