import { App, Button, Checkbox, Progress, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import type * as z from 'zod/mini';
import { addDays, type LocalDate, mondayOf, weekdayOf } from '../../base/moment.ts';
import type { PersonId, StopId } from '../../domain/ids.ts';
import { type MonthDay, proposeMonth, publishMonth } from '../../wire/month-plan.ts';
import { MONTH } from '../words/month-plan.ts';
import { useDo } from './ask.ts';
import { useFormats } from './formats.ts';
import { useToday } from './me.tsx';
import { useSay } from './speak.tsx';
import { Trouble } from './trouble.tsx';

type Day = z.output<typeof MonthDay>;
type Proposed = z.output<(typeof proposeMonth)['reply']>;

const WEEKS = 4;
const SECONDS = 7;

/** The coming weeks of one person as a calendar, beside the plans that stand; each day is taken or left. */
export function MonthPlanner({ person, name }: { readonly person: PersonId; readonly name: string }) {
  const t = useSay(MONTH);
  const from = addDays(mondayOf(useToday()), 7);
  const { mutate, isPending, error, data, reset } = useDo(proposeMonth);
  return (
    <section className="month-planner" aria-label={t('title')}>
      <h2>
        {t('title')} <small className="quiet">{name}</small>
      </h2>
      <p className="quiet">{t('lead')}</p>
      <div className="table-bar">
        <Button type="primary" loading={isPending} onClick={() => mutate({ person, from, to: addDays(from, 7 * WEEKS - 1) })}>
          {t('make')}
        </Button>
        {isPending && <Making />}
        {data && !isPending && <Button onClick={reset}>{t('discard')}</Button>}
      </div>
      <Trouble error={error} />
      {data && !isPending && <Calendar key={data.tookMs} proposed={data} onDone={reset} />}
    </section>
  );
}

/** How far it is, by the clock: the search takes the time that it was given. */
function Making() {
  const t = useSay(MONTH);
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setPassed((s) => s + 0.5), 500);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <Progress
        className="progress"
        percent={Math.min(97, Math.round((100 * passed) / SECONDS))}
        showInfo={false}
        aria-label={t('making', { s: SECONDS })}
      />
      <span className="quiet">{t('making', { s: SECONDS })}</span>
    </>
  );
}

function Calendar({ proposed, onDone }: { readonly proposed: Proposed; readonly onDone: () => void }) {
  const t = useSay(MONTH);
  const f = useFormats();
  const { message } = App.useApp();
  const changed = proposed.days.filter((day) => differs(day));
  const [taken, setTaken] = useState<ReadonlySet<LocalDate>>(() => new Set(changed.map(({ day }) => day)));
  const { mutate, isPending, error } = useDo(publishMonth);
  // A column for each weekday on which anybody works.
  const weekdays = [...new Set(proposed.days.map(({ day }) => weekdayOf(day)))].toSorted((a, b) => a - b);
  const toggle = (day: LocalDate) =>
    setTaken((now) => (now.has(day) ? new Set([...now].filter((one) => one !== day)) : new Set([...now, day])));
  const publish = () =>
    mutate(
      { plans: changed.filter(({ day }) => taken.has(day)).map((day) => ({ plan: planOf(proposed, day), version: day.version })) },
      {
        onSuccess: () => {
          void message.success(t('published'));
          onDone();
        },
      },
    );
  return (
    <>
      <p className="figures">
        {t('comesTo', { visits: proposed.visits, drive: f.number(proposed.driveMin / 60, 1) })}
        {proposed.aside > 0 && <span className="quiet"> · {t('aside', { n: proposed.aside })}</span>}
      </p>
      <ol className="month" style={{ gridTemplateColumns: `repeat(${weekdays.length}, minmax(0, 1fr))` }}>
        {proposed.days.map((day) => (
          <DayCard
            key={day.day}
            day={day}
            column={weekdays.indexOf(weekdayOf(day.day)) + 1}
            taken={taken.has(day.day)}
            onToggle={() => toggle(day.day)}
          />
        ))}
      </ol>
      <LeftOver left={proposed.left} />
      <Trouble error={error} />
      <Button type="primary" disabled={taken.size === 0} loading={isPending} onClick={publish}>
        {t('publish', { n: taken.size })}
      </Button>
    </>
  );
}

interface DayCardProps {
  readonly day: Day;
  readonly column: number;
  readonly taken: boolean;
  readonly onToggle: () => void;
}

function DayCard({ day, column, taken, onToggle }: DayCardProps) {
  const t = useSay(MONTH);
  const f = useFormats();
  const load = day.hoursMin > 0 ? day.busyMin / day.hoursMin : 0;
  const [added, dropped] = [day.stops.filter(({ stop }) => stop === null).length, day.dropped.length];
  const changes = [added > 0 ? t('added', { n: added }) : '', dropped > 0 ? t('dropped', { n: dropped }) : ''].filter(Boolean);
  return (
    <li className={taken ? 'month-day is-taken' : 'month-day'} style={{ gridColumn: column }}>
      <p className="month-head">
        <strong>{f.day(day.day)}</strong>
        {differs(day) && <Checkbox checked={taken} onChange={onToggle} aria-label={`${t('accept')} ${day.day}`} />}
      </p>
      <Tooltip title={t('load', { share: f.share(load) })}>
        <span className="load" role="img" aria-label={t('load', { share: f.share(load) })}>
          <i style={{ width: `${Math.min(100, 100 * load)}%` }} className={load > 1 ? 'is-over' : undefined} />
        </span>
      </Tooltip>
      <p className="quiet small figures">
        {t('day', { n: day.stops.length, busy: f.minutes(day.busyMin * 60_000) })}
        {day.version > 0 && ` · ${changes.length > 0 ? changes.join(' · ') : t('same')}`}
      </p>
      <ol className="month-stops small">
        {day.stops.map(({ customer, name, grade, stop, atMinute }) => (
          <li key={customer} className={stop === null && day.version > 0 ? 'is-new' : undefined}>
            <span className="figures quiet">{f.minute(atMinute)}</span> <span className="chip">{grade}</span> {name}
          </li>
        ))}
        {day.dropped.map(({ customer, name }) => (
          <li key={customer} className="is-gone">
            <del>{name || customer}</del>
          </li>
        ))}
      </ol>
    </li>
  );
}

function LeftOver({ left }: Pick<Proposed, 'left'>) {
  const t = useSay(MONTH);
  const f = useFormats();
  if (left.length === 0) return null;
  return (
    <details className="could" open>
      <summary>{t('left', { n: left.length })}</summary>
      <ul>
        {left.map(({ customer, name, grade, wantedOn, why }) => (
          <li key={`${customer} ${wantedOn}`}>
            {name} <span className="chip">{grade}</span> <span className="quiet small">{t('wanted', { day: f.day(wantedOn) })}</span>
            <span className="grow" />
            <span className="quiet small">{t(why)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A day of which only the minutes differ stays as it is. */
function differs({ stops, dropped }: Day): boolean {
  return dropped.length > 0 || stops.some(({ stop }) => stop === null);
}

function planOf({ person }: Proposed, { day, stops }: Day) {
  return {
    ...{ person, day },
    stops: stops.map(({ customer, stop, atMinute, appointment, objective }) => ({
      ...{ id: (stop ?? crypto.randomUUID()) as StopId, customer, atMinute },
      ...(appointment && { appointment: true as const }),
      ...(objective && { objective }),
    })),
  };
}
