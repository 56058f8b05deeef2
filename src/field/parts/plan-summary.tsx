import { useMemo } from 'react';
import type { Stop } from '../../domain/plan/day-plan.ts';
import type { DrivenDay } from '../../domain/plan/drive-day.ts';
import { PLAN_DAY } from '../words/plan-day.ts';
import { useFormats, useSay } from './look.tsx';
import { type DayToPlan, drivenDay } from './plan-day.ts';
import { useView } from './use-pocket.ts';

interface SummaryProps {
  readonly ready: DayToPlan;
  readonly stops: readonly Stop[];
  readonly driven: DrivenDay;
  readonly standing: readonly Stop[];
}

/** How long the day is, and what the change costs beside the day as it stood. */
export function PlanSummary({ ready, stops, driven, standing }: SummaryProps) {
  const t = useSay();
  const { me } = useView();
  const formats = useFormats(me.duty.zone);
  const before = useMemo(() => drivenDay(ready, standing), [ready, standing]);
  const minutes = (s: number) => Math.round(s / 60);
  const later = standing.length > 0 ? minutes(driven.endS - before.endS) : 0;
  if (stops.length === 0) return null;
  return (
    <div className="num mt-3 rounded-2xl bg-line-soft/60 px-3 py-2" role="status">
      <p>
        <strong>{t(PLAN_DAY, 'stops', { n: stops.length })}</strong> · {t(PLAN_DAY, 'drive', { min: minutes(driven.travelS) })} ·{' '}
        {t(PLAN_DAY, 'ends', { at: formats.minute(minutes(driven.endS)) })}
        {driven.lunchAtS !== undefined && ` · ${t(PLAN_DAY, 'lunch', { at: formats.minute(minutes(driven.lunchAtS)) })}`}
      </p>
      {later !== 0 && <p className="text-soft">{t(PLAN_DAY, later > 0 ? 'later' : 'sooner', { min: Math.abs(later) })}</p>}
      {driven.overtimeS > 0 && <p className="text-amber-ink">{t(PLAN_DAY, 'overtime', { min: minutes(driven.overtimeS) })}</p>}
    </div>
  );
}
