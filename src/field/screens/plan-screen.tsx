import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { LocalDate } from '../../base/moment.ts';
import type { StopId } from '../../domain/ids.ts';
import type { Stop } from '../../domain/plan/day-plan.ts';
import { AIMS } from '../../domain/plan/day-problem.ts';
import type { DrivenDay } from '../../domain/plan/drive-day.ts';
import { planningOf } from '../../domain/plan/rules.ts';
import { Notice } from '../parts/line.tsx';
import { useFormats, useSay } from '../parts/look.tsx';
import { Page } from '../parts/page.tsx';
import { type DayToPlan, daysToPlan, dayToPlan, drivenDay, handedIn, proposedDay } from '../parts/plan-day.ts';
import { PlanOthers } from '../parts/plan-others.tsx';
import { PlanStops } from '../parts/plan-stops.tsx';
import { PlanSummary } from '../parts/plan-summary.tsx';
import { usePocket, useToday, useView } from '../parts/use-pocket.ts';
import { AIM, PLAN_DAY } from '../words/plan-day.ts';

const newId = () => crypto.randomUUID() as StopId;

/** A day is planned on the phone, with or without a network: proposed, put in order, and handed in. */
export default function PlanScreen({ day }: { readonly day?: LocalDate }) {
  const t = useSay();
  const view = useView();
  const today = useToday();
  const days = useMemo(() => daysToPlan(view, today), [view, today]);
  const chosen = day && days.includes(day) ? day : (days.find((one) => one > today) ?? days[0]);
  const formats = useFormats(view.me.duty.zone);
  if (!chosen) {
    return (
      <Page title={t(PLAN_DAY, 'title', { day: formats.day(today) })} back="/">
        <p className="py-6 text-soft">{t(PLAN_DAY, 'off')}</p>
      </Page>
    );
  }
  return (
    <Draft
      key={chosen}
      day={chosen}
      under={<Days days={days} chosen={chosen} />}
      title={t(PLAN_DAY, 'title', { day: formats.day(chosen) })}
    />
  );
}

function Days({ days, chosen }: { readonly days: readonly LocalDate[]; readonly chosen: LocalDate }) {
  const t = useSay();
  const { me, plans } = useView();
  const formats = useFormats(me.duty.zone);
  return (
    <nav className="-mx-4 flex gap-1 overflow-x-auto px-4 pb-2" aria-label={t(PLAN_DAY, 'days')}>
      {days.map((day) => (
        <Link
          key={day}
          href={`/plan/${day}`}
          replace
          aria-current={day === chosen ? 'date' : undefined}
          className={`btn num shrink-0 flex-col px-3 text-[0.88rem] leading-tight ${day === chosen ? 'border-jade text-jade' : 'btn-quiet'}`}
        >
          {formats.day(day)}
          <small className="text-soft">{t(PLAN_DAY, 'stops', { n: plans.get(day)?.stops.length ?? 0 })}</small>
        </Link>
      ))}
    </nav>
  );
}

interface DraftProps {
  readonly day: LocalDate;
  readonly title: string;
  readonly under: ReactNode;
}

interface Kept {
  readonly over: readonly StopId[];
  readonly stops: readonly Stop[];
}

/** The draft outlives the tab; what lay before it goes along, so that nobody's change in between is written over. */
function Draft({ day, title, under }: DraftProps) {
  const view = useView();
  const { planDraft, keepPlanDraft } = usePocket();
  const before = view.plans.get(day)?.stops ?? [];
  const handed = handedIn(view, day);
  const isOpen = handed?.state === 'onPhone' || handed?.state === 'waiting';
  const [draft, setDraft] = useState<Kept>();
  useEffect(() => {
    let gone = false;
    void planDraft(day).then((kept) => {
      if (!gone && kept) setDraft(kept);
    });
    return () => {
      gone = true;
    };
  }, [planDraft, day]);
  const standing = isOpen ? handed.stops : before;
  const now = draft ?? { over: before.map(({ id }) => id), stops: standing };
  const keep = (next: Kept | undefined) => {
    setDraft(next);
    void keepPlanDraft(day, next && { over: [...next.over], stops: [...next.stops] });
  };
  return (
    <Planning
      {...{ day, title, under, standing, now }}
      onChange={(stops) => keep({ over: now.over, stops })}
      onForget={() => keep(undefined)}
    />
  );
}

interface PlanningProps extends DraftProps {
  readonly standing: readonly Stop[];
  readonly now: Kept;
  readonly onChange: (stops: readonly Stop[]) => void;
  readonly onForget: () => void;
}

function Planning({ day, title, under, standing, now: { over, stops }, onChange, onForget }: PlanningProps) {
  const t = useSay();
  const view = useView();
  const { proposePlan } = usePocket();
  const ready = useMemo(() => dayToPlan(view, day, [...standing, ...stops]), [view, day, standing, stops]);
  const driven = useMemo(() => drivenDay(ready, stops), [ready, stops]);
  const { approval } = planningOf(view.policy);
  const isSame = stops.length === standing.length && stops.every(({ id }, i) => id === standing[i]?.id);
  const hand = async () => {
    await proposePlan({ day, over: [...over], stops: timed(stops, ready, driven) });
    onForget();
  };
  return (
    <Page
      title={title}
      back="/"
      under={under}
      action={
        <>
          {!isSame && (
            <button type="button" className="btn" onClick={onForget}>
              {t(PLAN_DAY, 'undo')}
            </button>
          )}
          <button type="button" className="btn btn-main flex-1" disabled={isSame} onClick={() => void hand()}>
            {t(PLAN_DAY, isSame ? 'same' : `hand_${approval}`)}
          </button>
        </>
      }
    >
      {isSame && <HandedIn day={day} />}
      {!ready.works && <Notice tone="warn">{t(PLAN_DAY, 'off')}</Notice>}
      <p className="hint">{t(PLAN_DAY, 'propose')}</p>
      <div className="mt-1 flex flex-wrap gap-2">
        {AIMS.map((aim) => (
          <button
            key={aim}
            type="button"
            className="btn flex-1 px-2 whitespace-nowrap"
            onClick={() => onChange(proposedDay(ready, stops, { aim, newId }))}
          >
            {t(AIM, aim)}
          </button>
        ))}
      </div>
      <PlanSummary {...{ ready, stops, driven, standing }} />
      {stops.length === 0 && <p className="py-4 text-soft">{t(PLAN_DAY, 'empty')}</p>}
      <PlanStops {...{ ready, stops, driven }} onChange={onChange} />
      <PlanOthers {...{ ready, stops }} onAdd={(customer, at) => onChange(stops.toSpliced(at, 0, { id: newId(), customer }))} />
      <p className="hint mt-4">
        {t(PLAN_DAY, `counts_${approval}`)} {t(PLAN_DAY, 'guess')}
      </p>
    </Page>
  );
}

function HandedIn({ day }: { readonly day: LocalDate }) {
  const t = useSay();
  const handed = handedIn(useView(), day);
  if (!handed) return null;
  return (
    <Notice tone={handed.state === 'declined' ? 'warn' : 'calm'}>
      {t(PLAN_DAY, `state_${handed.state}`)}
      {handed.without.length > 0 && ` ${t(PLAN_DAY, 'without', { names: handed.without.join('、') })}`}
      {handed.text && ` “${handed.text}”`}
    </Notice>
  );
}

/** The stops with the minute at which one would be there. An hour that is agreed on stays. */
function timed(stops: readonly Stop[], { wishes }: DayToPlan, { calls }: DrivenDay): Stop[] {
  return stops.map((stop) => {
    const call = calls.find(({ stop: at }) => wishes[at]?.customer === stop.customer);
    return stop.appointment || !call ? stop : { ...stop, atMinute: Math.min(1_440, Math.round(call.startS / 60)) };
  });
}
