import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { CustomerId } from '../../domain/ids.ts';
import type { Stop } from '../../domain/plan/day-plan.ts';
import { PLAN_DAY } from '../words/plan-day.ts';
import { GradeMark } from './grade-mark.tsx';
import { useSay } from './look.tsx';
import { type DayToPlan, orderOf, othersFor } from './plan-day.ts';
import { useView } from './use-pocket.ts';

const OTHERS_SHOWN = 12;

interface OthersProps {
  readonly ready: DayToPlan;
  readonly stops: readonly Stop[];
  readonly onAdd: (customer: CustomerId, at: number) => void;
}

/** Who else is due, with the minutes that each would cost where it costs least. */
export function PlanOthers({ ready, stops, onAdd }: OthersProps) {
  const t = useSay();
  const { customers } = useView();
  const others = useMemo(() => othersFor(ready, stops, OTHERS_SHOWN), [ready, stops]);
  // The place is one among those that a route can have; others stand between.
  const placeOf = (at: number) => {
    const next = orderOf(ready.wishes, stops)[at];
    const it = next === undefined ? -1 : stops.findIndex(({ customer }) => customer === ready.wishes[next]?.customer);
    return it < 0 ? stops.length : it;
  };
  if (others.length === 0) return null;
  return (
    <>
      <h2 className="section">{t(PLAN_DAY, 'others')}</h2>
      <ul className="rows">
        {others.map(({ wish: { customer }, due, placed }) => {
          const name = customers.get(customer)?.name ?? '—';
          return (
            <li key={customer} className="flex min-h-14 items-center gap-3 py-1.5">
              <span className="min-w-0 flex-1">
                <span className="block leading-snug break-words">{name}</span>
                <span className={`hint num block ${placed.holds ? '' : 'text-amber-ink'}`}>
                  {placed.holds ? t(PLAN_DAY, 'costs', { min: Math.max(0, Math.round(placed.extraS / 60)) }) : t(PLAN_DAY, 'noRoom')}
                  {due.overdueDays > 0 && ` · ${t(PLAN_DAY, 'overdue', { n: due.overdueDays })}`}
                </span>
              </span>
              <GradeMark grade={customers.get(customer)?.grade ?? 'C'} />
              <button
                type="button"
                className="btn px-3"
                aria-label={t(PLAN_DAY, 'add', { name })}
                onClick={() => onAdd(customer, placeOf(placed.at))}
              >
                <Plus size={20} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
