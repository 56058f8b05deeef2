import { GripVertical, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { Stop } from '../../domain/plan/day-plan.ts';
import type { Driven, DrivenDay } from '../../domain/plan/drive-day.ts';
import { useDrag } from '../../ui/use-drag.ts';
import { CLOSED, PLACE_TROUBLE } from '../../words/planning.ts';
import { PLAN_DAY } from '../words/plan-day.ts';
import { GradeMark } from './grade-mark.tsx';
import { useFormats, useSay } from './look.tsx';
import type { DayToPlan } from './plan-day.ts';
import { useView } from './use-pocket.ts';

interface PlanStopsProps {
  readonly ready: DayToPlan;
  readonly stops: readonly Stop[];
  readonly driven: DrivenDay;
  readonly onChange: (stops: readonly Stop[]) => void;
}

/** The stops of a day in their order, each with its minute. A row is held at its handle and drawn, or moved by the arrow keys. */
export function PlanStops({ ready, stops, driven, onChange }: PlanStopsProps) {
  const move = (from: number, to: number) => {
    const it = stops[from];
    if (it && from !== to && stops[to]) onChange(stops.toSpliced(from, 1).toSpliced(to, 0, it));
  };
  const hold = useDrag(
    stops.map(({ id }) => id),
    '.plan-stops > li',
    move,
  );
  const callOf = ({ customer }: Stop) => driven.calls.find(({ stop }) => ready.wishes[stop]?.customer === customer);
  return (
    <ol className="plan-stops rows mt-2 select-none">
      {stops.map((stop, i) => (
        <li key={stop.id} className="flex min-h-16 items-center gap-2 py-1.5">
          <StopRow {...{ stop, ready }} number={i + 1} call={callOf(stop)} />
          <Tools
            stop={stop}
            onHold={() => hold(stop.id)}
            onStep={(by) => move(i, i + by)}
            onRemove={() => onChange(stops.toSpliced(i, 1))}
          />
        </li>
      ))}
    </ol>
  );
}

interface StopRowProps {
  readonly stop: Stop;
  readonly number: number;
  readonly ready: DayToPlan;
  readonly call: Driven | undefined;
}

function StopRow({ stop, number, ready, call }: StopRowProps) {
  const t = useSay();
  const view = useView();
  const formats = useFormats(view.me.duty.zone);
  const customer = view.customers.get(stop.customer);
  const shut = ready.shut.get(stop.customer);
  const minute = call && Math.round(call.startS / 60);
  return (
    <>
      <span className="num flex size-8 shrink-0 items-center justify-center rounded-full bg-line-soft font-semibold">{number}</span>
      <span className="min-w-0 flex-1">
        <span className="block leading-snug break-words">{customer?.name ?? '—'}</span>
        <span className="hint num block">
          {minute !== undefined && formats.minute(minute)}
          {stop.appointment && ` · ${t(PLAN_DAY, 'agreed')}`}
        </span>
        {shut && <span className="block text-[0.88rem] text-amber-ink">{t({ ...CLOSED, ...PLACE_TROUBLE }, shut)}</span>}
        {call && call.lateS > 0 && (
          <span className="num block text-[0.88rem] text-amber-ink">{t(PLAN_DAY, 'late', { min: Math.ceil(call.lateS / 60) })}</span>
        )}
      </span>
      {customer && <GradeMark grade={customer.grade} />}
    </>
  );
}

interface ToolsProps {
  readonly stop: Stop;
  readonly onHold: () => void;
  readonly onStep: (by: number) => void;
  readonly onRemove: () => void;
}

function Tools({ stop, onHold, onStep, onRemove }: ToolsProps) {
  const t = useSay();
  const name = useView().customers.get(stop.customer)?.name ?? '';
  const step = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onStep(by);
  };
  return (
    <span className="-mr-2 flex shrink-0">
      <button
        type="button"
        className="flex size-12 touch-none items-center justify-center text-soft"
        aria-label={t(PLAN_DAY, 'drag', { name })}
        onPointerDown={(event) => {
          // A finger that is captured by the handle would never be over another row.
          event.currentTarget.releasePointerCapture(event.pointerId);
          onHold();
        }}
        onKeyDown={step}
      >
        <GripVertical size={20} aria-hidden />
      </button>
      <button
        type="button"
        className="flex size-12 items-center justify-center text-soft"
        aria-label={t(PLAN_DAY, 'remove', { name })}
        onClick={onRemove}
      >
        <X size={20} aria-hidden />
      </button>
    </span>
  );
}
